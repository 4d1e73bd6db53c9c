import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FACTS } from '../../../../tests/fixtures/bank.ts';
import { diaryOf, type Line } from '../../../../tests/fixtures/diary.ts';
import { logOf } from '../../../../tests/fixtures/events.ts';
import { cardsOf, type Card } from '../card.ts';
import type { Verdict } from '../item.ts';
import { emptyStudy, fold } from '../study.ts';
import {
	MASTERIES,
	masteryByKind,
	masteryByTheme,
	masteryOf,
	recordsOf,
	type FactRecord
} from './mastery.ts';

const recordsIn = (lines: Line[]) => recordsOf(fold(emptyStudy(), diaryOf(lines)), new Map());

function level(answers: [day: string, verdict: Verdict][], cards: Partial<Card>[] = []) {
	const lines = answers.map(([day, verdict]): Line => [`2026-${day}`, 'kant#ends', verdict]);
	const record = recordsIn(lines).get('kant') ?? { answers: [], cards: [] };
	return masteryOf({ ...record, cards: cards as Card[] });
}

describe('a fact is', () => {
	test('not started without an answer, card or not', () => {
		expect(level([], [{ state: 'new', stability: 0 }])).toBe('not-started');
	});

	test('attempted once answered', () => {
		expect(level([['11-01', 'wrong']])).toBe('attempted');
		expect(level([['11-01', 'unknown']])).toBe('attempted');
	});

	test('familiar when more than half of the last three answers are right', () => {
		expect(level([['11-01', 'right']])).toBe('familiar');
		expect(
			level([
				['11-01', 'right'],
				['11-01', 'wrong']
			])
		).toBe('attempted');
		expect(
			level([
				['11-01', 'wrong'],
				['11-01', 'wrong'],
				['11-01', 'right'],
				['11-01', 'right']
			])
		).toBe('familiar');
	});

	test('not familiar for half right answers', () => {
		expect(
			level([
				['11-01', 'partly'],
				['11-02', 'partly']
			])
		).toBe('attempted');
	});

	test('proficient when right on two days, not twice in one', () => {
		expect(
			level([
				['11-01', 'right'],
				['11-01', 'right']
			])
		).toBe('familiar');
		expect(
			level([
				['11-01', 'right'],
				['11-02', 'right']
			])
		).toBe('proficient');
	});

	test('familiar again after a miss', () => {
		expect(
			level([
				['11-01', 'right'],
				['11-02', 'right'],
				['11-03', 'wrong']
			])
		).toBe('familiar');
	});

	test('mastered when right on three days over three weeks', () => {
		expect(
			level([
				['11-01', 'right'],
				['11-10', 'right'],
				['11-22', 'right']
			])
		).toBe('mastered');
		expect(
			level([
				['11-01', 'right'],
				['11-10', 'right'],
				['11-21', 'right']
			])
		).toBe('proficient');
		expect(
			level([
				['11-01', 'right'],
				['11-22', 'right']
			])
		).toBe('proficient');
	});

	const rightTwice: [string, Verdict][] = [
		['11-01', 'right'],
		['11-04', 'right']
	];

	test('mastered when its cards are stable for 21 days', () => {
		expect(level(rightTwice, [{ state: 'review', stability: 21 }])).toBe('mastered');
		expect(level(rightTwice, [{ state: 'review', stability: 20.9 }])).toBe('proficient');
		expect(level(rightTwice, [{ state: 'relearning', stability: 30 }])).toBe('proficient');
	});

	test('not mastered while another of its cards is young', () => {
		expect(
			level(rightTwice, [
				{ state: 'review', stability: 60 },
				{ state: 'review', stability: 3 }
			])
		).toBe('proficient');
	});
});

test('another right answer never lowers a fact', () => {
	const verdicts = fc.constantFrom<Verdict>('right', 'partly', 'wrong', 'unknown');
	const history = fc.array(fc.tuple(fc.integer({ min: 10, max: 28 }), verdicts), { maxLength: 12 });
	const rank = (record: FactRecord) => MASTERIES.indexOf(masteryOf(record));
	fc.assert(
		fc.property(history, (days) => {
			const sorted = [...days].sort(([a], [b]) => a - b);
			const lines = sorted.map(([day, verdict]): Line => [`2026-10-${day}`, 'kant#ends', verdict]);
			const before = recordsIn(lines).get('kant') ?? { answers: [], cards: [] };
			const after = recordsIn([...lines, ['2026-10-29', 'kant#ends', 'right']]).get('kant');
			expect(rank(after as FactRecord)).toBeGreaterThanOrEqual(rank(before));
		}),
		{ seed: 11 }
	);
});

test('the record of a fact holds the answers to all of its questions, in order', () => {
	const record = recordsIn([
		['2026-11-01', 'kant#ends', 'right'],
		['2026-11-02', 'kant#rent', 'wrong'],
		['2026-11-03', 'kant#ends', 'right'],
		['2026-11-03', 'kantara#ends', 'wrong']
	]).get('kant');
	expect(record?.answers.map(({ day }) => day)).toEqual(['2026-11-01', '2026-11-02', '2026-11-03']);
});

test('records do not depend on the order in which the log arrived', () => {
	const log = logOf({
		seed: 3,
		events: 400,
		items: ['a#x', 'a#y', 'b#x'],
		devices: ['device01', 'device02']
	});
	const recordsFrom = (events: typeof log) => {
		const study = fold(emptyStudy(), events);
		const records = recordsOf(study, cardsOf(study));
		return ['a', 'b'].map((fact) => records.get(fact)?.answers.map(({ id }) => id));
	};
	expect(recordsFrom(log.toReversed())).toEqual(recordsFrom(log));
});

describe('over a bank', () => {
	// airfield familiar, port attempted, range and spaceport not started; of the treaties one is proficient.
	const records = recordsIn([
		['2026-11-01', 'airfield#lessor', 'right'],
		['2026-11-01', 'port#lessor', 'wrong'],
		['2026-11-01', 'river-treaty#year', 'right'],
		['2026-11-02', 'river-treaty#recall', 'right']
	]);
	const learned = { facts: FACTS, records };

	test('a kind counts its facts by level', () => {
		expect(masteryByKind(learned).get('lease')).toEqual({
			facts: 4,
			levels: { 'not-started': 2, attempted: 1, familiar: 1, proficient: 0, mastered: 0 },
			share: 0.5 / 4
		});
	});

	test('the share of a kind is the mean of 0, 0, 50, 80 and 100 per cent', () => {
		expect(masteryByKind(learned).get('treaty')?.share).toBeCloseTo(0.8 / 3);
		expect(masteryByKind(learned).get('migration')?.share).toBe(0);
	});

	test('a fact with two themes counts in both', () => {
		const themes = masteryByTheme(learned);
		expect(themes.get('space')?.facts).toBe(2);
		expect(themes.get('test-ranges')?.facts).toBe(1);
	});

	test('kinds and themes without a fact are left out', () => {
		expect([...masteryByKind(learned).keys()]).toEqual(['lease', 'treaty', 'migration']);
		expect(masteryByTheme(learned).has('diaspora')).toBe(false);
	});
});
