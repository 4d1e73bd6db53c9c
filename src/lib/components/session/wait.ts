import { numberText } from '$lib/i18n/numbers.ts';
import { m } from '$lib/i18n/paraglide/messages.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A gap in ms in the shortest words: 10 min, 6 d, 2.5 mo. */
export function waitText(ms: number): string {
	// As text: a plural reads 2,5 as no whole number, which it is not.
	const count = (unit: number) => {
		const value = ms / unit;
		return numberText(value >= 10 ? Math.round(value) : Math.round(value * 10) / 10);
	};
	if (ms < HOUR) return m.wait_minutes({ count: Math.max(1, Math.round(ms / MINUTE)) });
	if (ms < DAY) return m.wait_hours({ count: Math.round(ms / HOUR) });
	if (ms < 30 * DAY) return m.wait_days({ count: Math.round(ms / DAY) });
	if (ms < 365 * DAY) return m.wait_months({ count: count(30.4 * DAY) });
	return m.wait_years({ count: count(365.25 * DAY) });
}
