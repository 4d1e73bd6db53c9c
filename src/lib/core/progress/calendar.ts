import { addDays, type Day } from '../day.ts';

const DAY_MS = 86_400_000;
/** 1 January 1970 was a Thursday. */
const EPOCH_WEEKDAY = 3;

export type Period = 'week' | 'month';

/** 0 Monday to 6 Sunday (ISO 8601). */
export function weekdayOf(day: Day): number {
	const sinceEpoch = Date.parse(`${day}T00:00:00Z`) / DAY_MS;
	return (((sinceEpoch + EPOCH_WEEKDAY) % 7) + 7) % 7;
}

/** The Monday of its week, or the first of its month. */
export function beginningOf(day: Day, period: Period): Day {
	return period === 'month' ? `${day.slice(0, 7)}-01` : addDays(day, -weekdayOf(day));
}

/** The beginnings of the last `count` weeks or months, oldest first; the last one holds `today`. */
export function lastPeriods(today: Day, period: Period, count: number): Day[] {
	const beginnings: Day[] = [];
	let beginning = beginningOf(today, period);
	while (beginnings.length < count) {
		beginnings.unshift(beginning);
		beginning = beginningOf(addDays(beginning, -1), period);
	}
	return beginnings;
}

/** `count` days in a row that end with `last`, oldest first. */
export function daysUntil(last: Day, count: number): Day[] {
	return Array.from({ length: count }, (_, index) => addDays(last, index + 1 - count));
}
