import type { Years } from '$lib/core/placed.ts';
import { m } from '$lib/i18n/paraglide/messages.js';

export function yearWords(year: number): string {
	return year < 0 ? m.timeline_bce({ year: -year }) : String(year);
}

export function yearsWords({ from, to }: Years): string {
	return from === to
		? yearWords(from)
		: m.timeline_years({ from: yearWords(from), to: yearWords(to) });
}
