import { compare } from '../src/lib/core/date.ts';
import type { BankFact } from '../src/lib/core/schema/fact.ts';
import type { HistoricalDate, Known } from '../src/lib/core/schema/time.ts';

/** A date that stands at a path inside an entry and cannot be. */
export interface DateProblem {
	path: PropertyKey[];
	message: string;
}

/** Days since a fixed day, after the calendar's own rule of leap years (Fliegel and Van Flandern). */
function dayNumber(value: string, isJulian: boolean): number {
	const [year, month, day] = value.split('-').map(Number) as [number, number, number];
	const shift = Math.floor((14 - month) / 12);
	const years = year + 4800 - shift;
	const months = month + 12 * shift - 3;
	const days = day + Math.floor((153 * months + 2) / 5) + 365 * years + Math.floor(years / 4);
	return isJulian ? days - 32083 : days - Math.floor(years / 100) + Math.floor(years / 400) - 32045;
}

const DAY_MS = 86_400_000;
const isDay = (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value);

/** The Julian day must be the same day: 25 June 1916 in the old calendar is 8 July in the new. */
function checkCalendars({ value, os }: HistoricalDate): string | null {
	if (os === undefined || !isDay(value) || !isDay(os)) return null;
	const apart = dayNumber(value, false) - dayNumber(os, true);
	if (apart === 0) return null;
	const right = new Date(Date.parse(value) - apart * DAY_MS).toISOString().slice(0, 10);
	return `${os} in the Julian calendar is ${right}, not ${value}`;
}

/** Null for what is unknown, or too old to compare. */
function dateIn(raw: unknown): HistoricalDate | null {
	const known = raw as Known<HistoricalDate> | HistoricalDate | undefined;
	if (!known) return null;
	const date = 'is' in known ? (known.is === 'known' ? known.value : null) : known;
	return date && !date.value.startsWith('-') ? date : null;
}

function checkOrder(
	values: Record<string, unknown>,
	[earlier, later]: readonly [string, string],
	path: PropertyKey[] = []
): DateProblem[] {
	const first = dateIn(values[earlier]);
	const second = dateIn(values[later]);
	if (!first || !second || compare(second, first) !== 'before') return [];
	return [
		{
			path: [...path, later],
			message: `${later} ${second.value} is before ${earlier} ${first.value}`
		}
	];
}

const ORDERS = [
	['signed', 'inForce'],
	['signed', 'ended'],
	['signed', 'ends'],
	['inForce', 'ended'],
	['starts', 'ends'],
	['starts', 'ended'],
	['started', 'ended']
] as const;
const FIELDS = ['signed', 'inForce', 'starts', 'started', 'ends', 'ended'];

/** The dates of a fact that cannot be: an end before its beginning, two calendars that disagree. */
export function checkDates(fact: BankFact): DateProblem[] {
	const values = fact as unknown as Record<string, unknown>;
	return [
		...ORDERS.flatMap((order) => checkOrder(values, order)),
		...FIELDS.flatMap((field) => {
			const date = dateIn(values[field]);
			const message = date && checkCalendars(date);
			return message ? [{ path: [field], message }] : [];
		})
	];
}

interface Period {
	from?: HistoricalDate | undefined;
	to?: HistoricalDate | undefined;
}

/** A life or a name that ends before it begins. */
export function checkPeriod(period: Period, path: PropertyKey[]): DateProblem[] {
	return checkOrder(period as Record<string, unknown>, ['from', 'to'], path);
}

/** Whether there is a day on which both were in use. Where one ends in the year of the other: no. */
export function overlap(a: Period, b: Period): boolean {
	const endsBefore = (one: Period, other: Period) => {
		const end = dateIn(one.to);
		const start = dateIn(other.from);
		return end !== null && start !== null && compare(start, end) !== 'before';
	};
	return !endsBefore(a, b) && !endsBefore(b, a);
}
