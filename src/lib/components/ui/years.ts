import type { ShownYear } from '$lib/core/outline.ts';
import { m } from '$lib/i18n/paraglide/messages.js';

export function yearWords(year: number): string {
	return year < 0 ? m.timeline_bce({ year: -year }) : String(year);
}

/** 1898, about 1898 */
export function shownYearWords({ year, about }: ShownYear): string {
	return about ? m.year_about({ year: yearWords(year) }) : yearWords(year);
}
