import { expect, test } from 'vitest';
import { diaryOf, undoing } from '../../../../tests/fixtures/diary.ts';
import { logOf } from '../../../../tests/fixtures/events.ts';
import { answersOf, emptyStudy, fold } from '../study.ts';
import { activityOf, heatOf, totalsOf } from './activity.ts';

const LINES = diaryOf([
	['2026-11-20', 'kant#ends', 'right'],
	['2026-11-22', 'kant#ends', 'right', 3],
	['2026-11-22', 'baikonur#rent', 'wrong', 1],
	['2026-11-22', 'baikonur#rent', 'partly'],
	['2026-11-24', 'kant#ends', 'right', 3]
]);

test('each day counts its answers, its reviews, the right ones and the time', () => {
	expect(activityOf(fold(emptyStudy(), LINES), '2026-11-24', 4)).toEqual([
		{ day: '2026-11-21', answers: 0, reviews: 0, right: 0, ms: 0 },
		{ day: '2026-11-22', answers: 3, reviews: 2, right: 1, ms: 15_000 },
		{ day: '2026-11-23', answers: 0, reviews: 0, right: 0, ms: 0 },
		{ day: '2026-11-24', answers: 1, reviews: 1, right: 1, ms: 5000 }
	]);
});

test('an undone answer counts on no day', () => {
	const [, , miss] = LINES;
	const study = fold(emptyStudy(), [
		...LINES,
		...diaryOf([], [undoing(miss as (typeof LINES)[number])])
	]);
	expect(activityOf(study, '2026-11-22', 1)).toEqual([
		{ day: '2026-11-22', answers: 2, reviews: 1, right: 1, ms: 10_000 }
	]);
});

test('an answer dated in the future is on no day yet', () => {
	const study = fold(emptyStudy(), diaryOf([['2099-01-01', 'kant#ends', 'right']]));
	expect(totalsOf(activityOf(study, '2026-11-24', 30)).answers).toBe(0);
});

test('over a long enough time every answer that counts is on one day', () => {
	const study = fold(emptyStudy(), logOf({ seed: 7, events: 600, items: ['a#x', 'b#x', 'b#y'] }));
	const counted = [...study.trails.values()].flatMap((trail) => answersOf(study, trail));
	expect(study.remarks.size).toBeGreaterThan(0);
	expect(totalsOf(activityOf(study, '2026-02-28', 100)).answers).toBe(counted.length);
});

test('totals add up, and count only days with an answer', () => {
	const activity = activityOf(fold(emptyStudy(), LINES), '2026-11-24', 30);
	expect(totalsOf(activity)).toEqual({ answers: 5, right: 3, ms: 25_000, days: 3 });
});

const heats = (counts: number[]) =>
	heatOf(
		counts.map((answers) => ({ day: '2026-11-24', answers, reviews: 0, right: 0, ms: 0 }))
	).map(({ level }) => level);

test('a day of twenty answers is a full day for a beginner', () => {
	expect(heats([0, 1, 5, 6, 10, 11])).toEqual([0, 1, 1, 2, 2, 3]);
	expect(heats([20])).toEqual([4]);
});

test('for who answers more, a full day is the 90th percentile', () => {
	// Ten days with answers: the ninth of them in order has 80, so quarters are 20, 40, 60.
	expect(heats([10, 20, 30, 40, 50, 60, 70, 75, 80, 400])).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 4, 4]);
});

test('a year without an answer has no heat', () => {
	expect(heats([0, 0])).toEqual([0, 0]);
});
