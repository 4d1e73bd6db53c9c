import { describe, expect, test } from 'vitest';
import { diaryOf, undoing, type Line } from '../../../../tests/fixtures/diary.ts';
import { emptyStudy, fold } from '../study.ts';
import { dueReviewsOf, retentionBetween, retentionBy, shareOf } from './retention.ts';

const reviewsIn = (lines: Line[]) => dueReviewsOf(fold(emptyStudy(), diaryOf(lines)));

describe('what counts as a due review', () => {
	test('the first sight of a card and its learning steps do not', () => {
		expect(
			reviewsIn([
				['2026-11-01', 'kant#ends', 'wrong', 1],
				['2026-11-01', 'kant#ends', 'right', 3],
				['2026-11-01', 'kant#ends', 'right', 3]
			])
		).toEqual([]);
	});

	test('only the first of a day does, passed or not', () => {
		expect(
			reviewsIn([
				['2026-11-01', 'kant#ends', 'right', 3],
				['2026-11-04', 'kant#ends', 'wrong', 1],
				['2026-11-04', 'kant#ends', 'right', 3]
			])
		).toEqual([{ day: '2026-11-04', passed: false, mature: false }]);
	});

	test('practice that moved no card does not', () => {
		expect(
			reviewsIn([
				['2026-11-01', 'kant#ends', 'right', 3],
				['2026-11-03', 'kant#ends', 'wrong'],
				['2026-11-04', 'kant#ends', 'right', 2]
			])
		).toEqual([{ day: '2026-11-04', passed: true, mature: false }]);
	});

	test('cards are counted each for itself', () => {
		expect(
			reviewsIn([
				['2026-11-01', 'kant#ends', 'right', 3],
				['2026-11-01', 'kant#rent', 'right', 3],
				['2026-11-04', 'kant#ends', 'right', 3],
				['2026-11-04', 'kant#rent', 'wrong', 1]
			]).map(({ passed }) => passed)
		).toEqual([true, false]);
	});

	test('a card is mature from 21 days on', () => {
		expect(
			reviewsIn([
				['2026-10-01', 'kant#ends', 'right', 3],
				['2026-10-21', 'kant#ends', 'right', 3],
				['2026-11-11', 'kant#ends', 'right', 3]
			]).map(({ mature }) => mature)
		).toEqual([false, true]);
	});

	test('a clock that was set back makes no second first review of a day', () => {
		expect(
			reviewsIn([
				['2026-11-01', 'kant#ends', 'right', 3],
				['2026-11-04', 'kant#ends', 'right', 3],
				['2026-11-02', 'kant#ends', 'right', 3],
				['2026-11-04', 'kant#ends', 'wrong', 1]
			])
		).toEqual([{ day: '2026-11-04', passed: true, mature: false }]);
	});

	test('an undone review leaves its place to the next one', () => {
		const log = diaryOf([
			['2026-11-01', 'kant#ends', 'right', 3],
			['2026-11-04', 'kant#ends', 'wrong', 1],
			['2026-11-04', 'kant#ends', 'right', 3]
		]);
		const undone = diaryOf([], [undoing(log[1] as (typeof log)[number])]);
		expect(dueReviewsOf(fold(emptyStudy(), [...log, ...undone]))).toEqual([
			{ day: '2026-11-04', passed: true, mature: false }
		]);
	});

	test('"I was right" passes it', () => {
		const log = diaryOf([
			['2026-11-01', 'kant#name', 'right', 3],
			['2026-11-04', 'kant#name', 'wrong', 1]
		]);
		const target = log[1]?.id as string;
		const remark = diaryOf([], [{ type: 'overruled', target, item: 'kant#name', rating: 3 }]);
		expect(dueReviewsOf(fold(emptyStudy(), [...log, ...remark]))).toEqual([
			{ day: '2026-11-04', passed: true, mature: false }
		]);
	});
});

// Monday 16 to Sunday 22 November, and the week after it.
const REVIEWS = [
	{ day: '2026-10-31', passed: false, mature: true },
	{ day: '2026-11-15', passed: false, mature: false },
	{ day: '2026-11-16', passed: true, mature: false },
	{ day: '2026-11-22', passed: true, mature: true },
	{ day: '2026-11-22', passed: false, mature: true },
	{ day: '2026-11-23', passed: true, mature: false }
];

test('retention is the share passed, young and mature apart', () => {
	expect(retentionBetween(REVIEWS, '2026-11-16', '2026-11-22')).toEqual({
		young: { passed: 1, reviews: 1 },
		mature: { passed: 1, reviews: 2 },
		all: { passed: 2, reviews: 3 }
	});
});

test('by week, each review is in the week of its Monday', () => {
	const rows = retentionBy(REVIEWS, { today: '2026-11-24', period: 'week', periods: 3 });
	expect(rows.map(({ from, all }) => [from, all.passed, all.reviews])).toEqual([
		['2026-11-09', 0, 1],
		['2026-11-16', 2, 3],
		['2026-11-23', 1, 1]
	]);
});

test('by month, each review is in its month', () => {
	const rows = retentionBy(REVIEWS, { today: '2026-11-24', period: 'month', periods: 2 });
	expect(rows.map(({ from, young, mature }) => [from, young, mature])).toEqual([
		['2026-10-01', { passed: 0, reviews: 0 }, { passed: 0, reviews: 1 }],
		['2026-11-01', { passed: 2, reviews: 3 }, { passed: 1, reviews: 2 }]
	]);
});

test('there is no share of no reviews', () => {
	expect(shareOf({ passed: 0, reviews: 0 })).toBeNull();
	expect(shareOf({ passed: 9, reviews: 10 })).toBe(0.9);
});
