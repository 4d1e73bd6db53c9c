import { expect, test } from 'vitest';
import { FACTS } from '../../../../tests/fixtures/bank.ts';
import { logOf } from '../../../../tests/fixtures/events.ts';
import { cardsOf } from '../card.ts';
import { emptyStudy, fold } from '../study.ts';
import { activityOf } from './activity.ts';
import { weekdayOf } from './calendar.ts';
import { masteryByKind, recordsOf } from './mastery.ts';
import { progressOf } from './progress.ts';
import { dueReviewsOf } from './retention.ts';

const facts = new Map(FACTS.map((fact) => [fact.id, fact]));
const items = FACTS.flatMap(({ id }) => [`${id}#recall`, `${id}#year`] as const);
const study = fold(emptyStudy(), logOf({ seed: 21, events: 900, items }));
const cards = cardsOf(study);
const progress = progressOf({ study, cards, facts, today: '2026-01-27' });

test('the page counts undone and overruled answers as each statistic alone does', () => {
	expect(study.remarks.size).toBeGreaterThan(0);
	expect(progress.year.slice(-30)).toEqual(activityOf(study, '2026-01-27', 30));
	expect(progress.reviews).toEqual(dueReviewsOf(study));
	const learned = { facts: FACTS, records: recordsOf(study, cards) };
	expect(progress.kinds).toEqual(masteryByKind(learned));
});

test('reading the statistics leaves the study as it is', () => {
	const again = progressOf({ study, cards, facts, today: '2026-01-27' });
	expect(again).toEqual(progress);
});

test('the year is 52 whole weeks and the one of today', () => {
	expect(progress.year).toHaveLength(52 * 7 + 2);
	expect(weekdayOf(progress.year[0]?.day ?? '')).toBe(0);
	expect(progress.year.at(-1)?.day).toBe('2026-01-27');
});
