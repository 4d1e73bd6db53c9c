import { expect, test } from 'vitest';
import { FACTS } from '../../../../tests/fixtures/bank.ts';
import { diaryOf, type Line } from '../../../../tests/fixtures/diary.ts';
import type { Card } from '../card.ts';
import type { ItemId, Verdict } from '../item.ts';
import { emptyStudy, fold } from '../study.ts';
import { recordsOf } from './mastery.ts';
import { weakestFacts } from './weakest.ts';

const times = (count: number, item: ItemId, verdict: Verdict): Line[] =>
	Array.from({ length: count }, (): Line => ['2026-11-01', item, verdict]);

function weakest(lines: Line[], cards: Partial<Card>[] = [], most = 10) {
	const study = fold(emptyStudy(), diaryOf(lines));
	const byId = new Map(cards.map((card) => [card.id as ItemId, card as Card]));
	return weakestFacts({ facts: FACTS, records: recordsOf(study, byId) }, most);
}

test('the lowest share of points comes first', () => {
	const found = weakest([
		...times(1, 'airfield#lessor', 'right'),
		...times(2, 'airfield#year', 'wrong'),
		...times(2, 'port#lessor', 'right'),
		...times(2, 'port#year', 'partly'),
		...times(3, 'port#recall', 'wrong')
	]);
	// airfield 1 of 3: (1 + 1) / 5 = 0.40; port 3 of 7: (3 + 1) / 9 = 0.44
	expect(found.map(({ fact, points, answers }) => [fact.id, points, answers])).toEqual([
		['airfield', 1, 3],
		['port', 3, 7]
	]);
});

test('one miss in one answer does not stand before four in five', () => {
	const found = weakest([
		...times(1, 'airfield#lessor', 'wrong'),
		...times(1, 'port#lessor', 'right'),
		...times(4, 'port#year', 'wrong')
	]);
	expect(found.map(({ fact }) => fact.id)).toEqual(['port', 'airfield']);
});

test('among equals the one that was forgotten more often comes first', () => {
	const found = weakest(
		[...times(1, 'airfield#lessor', 'wrong'), ...times(1, 'port#lessor', 'wrong')],
		[
			{ id: 'port#lessor', lapses: 2 },
			{ id: 'port#year', lapses: 1 }
		]
	);
	expect(found.map(({ fact, lapses }) => [fact.id, lapses])).toEqual([
		['port', 3],
		['airfield', 0]
	]);
});

test('only the last eight answers count', () => {
	// Six of eight are three quarters; six of nine would be less.
	expect(
		weakest([...times(9, 'airfield#lessor', 'wrong'), ...times(6, 'airfield#lessor', 'right')])
	).toEqual([]);
});

test('three quarters right is not weak', () => {
	expect(
		weakest([...times(1, 'airfield#lessor', 'wrong'), ...times(3, 'airfield#lessor', 'right')])
	).toEqual([]);
});

test('a fact that the bank no longer has is not named', () => {
	expect(weakest(times(3, 'gone#lessor', 'wrong'))).toEqual([]);
});

test('at most so many are named as are wanted', () => {
	const lines = FACTS.flatMap(({ id }) => times(1, `${id}#recall`, 'wrong'));
	expect(weakest(lines, [], 3)).toHaveLength(3);
});
