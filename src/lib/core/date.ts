import type { HistoricalDate, Known } from './schema/time.ts';

export type Order = 'before' | 'after' | 'same' | 'cannot tell';

/** Days as sortable text, first and last that the precision allows. */
function span({ value }: HistoricalDate): [string, string] {
	if (value.startsWith('-')) throw new Error(`Dates before the year 1 are not compared: ${value}`);
	const parts = value.split('-');
	if (parts.length === 3) return [value, value];
	if (parts.length === 2) return [`${value}-01`, `${value}-31`];
	return [`${value}-01-01`, `${value}-12-31`];
}

/**
 * Which came first. July 1992 against 31 July 1992 is `cannot tell`, and so is anything circa within
 * five years: a sort by text would claim to know.
 */
export function compare(a: HistoricalDate, b: HistoricalDate): Order {
	if ((a.about || b.about) && Math.abs(yearOf(a) - yearOf(b)) <= 5) return 'cannot tell';
	const [firstA, lastA] = span(a);
	const [firstB, lastB] = span(b);
	if (lastA < firstB) return 'before';
	if (firstA > lastB) return 'after';
	return firstA === lastA && firstA === firstB && lastA === lastB ? 'same' : 'cannot tell';
}

export function yearOf({ value }: HistoricalDate): number {
	const year = Number(/^-?\d{4}/.exec(value)?.[0]);
	if (Number.isNaN(year)) throw new Error(`Not a date: "${value}"`);
	return year;
}

export function knownYear(value: Known<HistoricalDate>): number | null {
	return value.is === 'known' ? yearOf(value.value) : null;
}
