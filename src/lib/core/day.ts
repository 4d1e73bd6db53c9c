/** A study day, `2026-11-24`. It begins at the rollover hour (4 am by default), not at midnight. */
export type Day = string;

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/**
 * @param at wall clock in ms since 1970
 * @param offset minutes east of UTC at that moment (so -getTimezoneOffset())
 * @param startHour hour at which the study day begins
 */
export function studyDay(at: number, offset: number, startHour = 4): Day {
	return new Date(at + offset * MINUTE_MS - startHour * HOUR_MS).toISOString().slice(0, 10);
}

export function addDays(day: Day, days: number): Day {
	return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}
