import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysBetween } from '../day.ts';
import { beginningOf, daysUntil, lastPeriods, weekdayOf } from './calendar.ts';

const days = fc
	.date({ min: new Date('1960-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10));

test('a week begins on Monday', () => {
	expect(['2026-11-23', '2026-11-24', '2026-11-29'].map(weekdayOf)).toEqual([0, 1, 6]);
	expect(beginningOf('2026-11-29', 'week')).toBe('2026-11-23');
	expect(beginningOf('2026-11-23', 'week')).toBe('2026-11-23');
});

test('a weekday is right before 1970 too', () => {
	expect(['1969-12-25', '1969-12-31'].map(weekdayOf)).toEqual([3, 2]);
});

test('every day lies less than seven days after the Monday of its week', () => {
	fc.assert(
		fc.property(days, (day) => {
			const monday = beginningOf(day, 'week');
			expect(weekdayOf(monday)).toBe(0);
			expect(daysBetween(monday, day)).toBe(weekdayOf(day));
		}),
		{ seed: 4 }
	);
});

test('the last months go back over the turn of the year', () => {
	expect(lastPeriods('2026-02-28', 'month', 4)).toEqual([
		'2025-11-01',
		'2025-12-01',
		'2026-01-01',
		'2026-02-01'
	]);
});

test('the last weeks end with the one that holds today', () => {
	expect(lastPeriods('2026-11-24', 'week', 3)).toEqual(['2026-11-09', '2026-11-16', '2026-11-23']);
});

test('days in a row end with the last one', () => {
	expect(daysUntil('2026-03-01', 3)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
});
