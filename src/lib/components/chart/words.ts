import type { Day } from '$lib/core/day.ts';
import type { Mastery } from '$lib/core/progress/mastery.ts';
import { m } from '$lib/i18n/paraglide/messages.js';
import { getLocale } from '$lib/i18n/paraglide/runtime.js';

export const MASTERY_NAMES: Record<Mastery, () => string> = {
	'not-started': m.mastery_not_started,
	attempted: m.mastery_attempted,
	familiar: m.mastery_familiar,
	proficient: m.mastery_proficient,
	mastered: m.mastery_mastered
};

// The questions write 9 June 1898, so the charts do not write June 9.
const REGIONAL: Record<string, string> = { en: 'en-GB' };

const DATES = {
	day: { day: 'numeric', month: 'short' },
	long: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
	month: { month: 'short' },
	year: { month: 'long', year: 'numeric' },
	weekday: { weekday: 'short' }
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();

/** `day` 24 Nov · `long` Tue 24 Nov 2026 · `month` Nov · `year` November 2026 · `weekday` Tue */
export function dateText(day: Day, style: keyof typeof DATES): string {
	const locale = getLocale();
	const key = `${locale} ${style}`;
	let format = formats.get(key);
	if (!format) {
		// A study day has no time zone: it is read and written in UTC.
		const options = { ...DATES[style], timeZone: 'UTC' };
		formats.set(key, (format = new Intl.DateTimeFormat(REGIONAL[locale] ?? locale, options)));
	}
	return format.format(new Date(`${day}T00:00:00Z`));
}

/** A figure as the reader’s language groups it. */
export function valueText(value: number): string {
	return new Intl.NumberFormat(getLocale(), { maximumFractionDigits: 2 }).format(value);
}

/** @param share 0 to 1 */
export function percentText(share: number): string {
	return new Intl.NumberFormat(getLocale(), { style: 'percent' }).format(share);
}
