import { describe, expect, test } from 'vitest';
import { someAssignment } from '../../../../tests/fixtures/class.ts';
import { fixtureBank } from '../../../../tests/fixtures/bank.ts';
import { openBank, type Bank } from '../bank.ts';
import { askableItems, generate } from '../generate.ts';
import type { Item, ItemId, Option, Response } from '../item.ts';
import { score } from '../score.ts';
import type { BankQuestion, OwnQuestion } from '../schema/teaching.ts';
import {
	checkAssignment,
	isKeyShown,
	limitFor,
	NEW_ASSIGNMENT,
	questionOrder,
	shuffleText,
	variantOf,
	windowAt
} from './assignment.ts';
import { givenOf, responseOf } from './given.ts';
import { checkOwn, ownItem } from './own.ts';
import {
	arranged,
	pickQuestion,
	resolveAssignment,
	resolveQuestion,
	seedFor
} from './questions.ts';
import { checkName, receiptAnswer, roundSeconds } from './receipt.ts';

const numbers = fixtureBank.items;
const shelf = { bank: fixtureBank, numbers, locale: 'en' as const };
const SEED = 42;

const numberOf = (id: string) => numbers.indexOf(id as ItemId) + 1;

function drawn(id: string, seed = seedFor(SEED, numberOf(id))): Item {
	const item = generate(fixtureBank, { id: id as ItemId, seed, locale: 'en' });
	if (!item) throw new Error(`The bank cannot ask ${id}`);
	return item;
}

const pick = (id: string, seed?: number): BankQuestion =>
	pickQuestion(numberOf(id), drawn(id, seed));
const idsOf = (item: Item | undefined) =>
	item && 'options' in item ? item.options.map((option) => option.id).sort() : [];

describe('the questions of an assignment', () => {
	test('are the same on every phone that has the bank', () => {
		const questions = [pick('airfield#lessor'), pick('river-treaty#order'), pick('port#recall')];
		const resolved = resolveAssignment(shelf, { questions, seed: SEED });
		expect(resolved.map((one) => (one.is === 'here' ? one.item : null))).toEqual([
			drawn('airfield#lessor'),
			drawn('river-treaty#order'),
			drawn('port#recall')
		]);
	});

	/** A later bank: other facts, so the same seed draws other options. */
	const later: Bank = (() => {
		const templates = [...fixtureBank.templates.values()].map((template) =>
			template.id === 'lessor'
				? {
						...template,
						ask: (fact: never, context: never) => {
							const asked = template.ask(fact, context);
							if (asked?.type !== 'choice') return asked;
							const fresh: Option = { id: 'new-state', text: 'new state' };
							// One of the two first distractors gives way to a new one.
							const [first = '', second = ''] = asked.options
								.map((option) => option.id)
								.filter((id) => id !== asked.key);
							const gone = first < second ? first : second;
							return {
								...asked,
								options: asked.options.map((option) => (option.id === gone ? fresh : option))
							};
						}
					}
				: template
		);
		const data = {
			hash: 'later',
			facts: [...fixtureBank.facts.values()],
			entities: [...fixtureBank.entities.values()],
			sources: [...fixtureBank.sources.values()],
			paths: [],
			readings: [],
			tables: [],
			aliases: [],
			items: [...fixtureBank.items]
		};
		return openBank({ ...data, items: askableItems(openBank(data, templates)) }, templates);
	})();

	test('have the same options on a phone whose bank draws others', () => {
		const question = pick('airfield#lessor');
		const item = generate(later, {
			id: 'airfield#lessor',
			seed: seedFor(SEED, question.number),
			locale: 'en'
		});
		expect(idsOf(item ?? undefined)).not.toEqual(idsOf(drawn('airfield#lessor')));
		const resolved = resolveQuestion({ ...shelf, bank: later }, question, SEED);
		expect(resolved.is === 'here' && idsOf(resolved.item)).toEqual(idsOf(drawn('airfield#lessor')));
	});

	test('are named as missing where the bank now has another key, and where it is too old', () => {
		const changed = { ...pick('airfield#year'), mark: 1 };
		expect(resolveQuestion(shelf, changed, SEED)).toEqual({
			is: 'missing',
			number: changed.number,
			why: 'changed',
			id: 'airfield#year'
		});
		expect(resolveQuestion(shelf, { ...changed, number: 9999 }, SEED)).toEqual({
			is: 'missing',
			number: 9999,
			why: 'unknown'
		});
	});

	test('are found though another seed drew them', () => {
		const question = pick('airfield#lessor', 12_345);
		const resolved = resolveQuestion(shelf, question, SEED);
		expect(resolved.is === 'here' && idsOf(resolved.item)).toEqual(
			idsOf(drawn('airfield#lessor', 12_345))
		);
	});

	test('come in an order that the text alone decides', () => {
		const item = drawn('airfield#lessor');
		const orders = new Set(
			Array.from({ length: 20 }, (_, at) => JSON.stringify(arranged(item, `own/${at}`, SEED)))
		);
		expect(orders.size).toBeGreaterThan(1);
		expect(arranged(item, 'own/1', SEED)).toEqual(
			arranged(arranged(item, 'own/9', 1), 'own/1', SEED)
		);
	});

	test('to be put in order are never shown in it', () => {
		const item = drawn('river-treaty#order');
		for (let at = 0; at < 50; at += 1) {
			const shown = arranged(item, `own/${at}`, SEED);
			if (shown.type !== 'order') throw new Error('Not an order');
			expect(shown.entries.map((entry) => entry.id)).not.toEqual(shown.key);
		}
	});
});

const OWN: [OwnQuestion, Response, Response][] = [
	[
		{ type: 'choice', stem: 's', options: ['a', 'b', 'c'], key: 1 },
		{ type: 'choice', chosen: 'o1' },
		{ type: 'choice', chosen: 'o2' }
	],
	[
		{ type: 'multi', stem: 's', options: ['a', 'b', 'c'], keys: [0, 2] },
		{ type: 'multi', chosen: ['o0', 'o2'] },
		{ type: 'multi', chosen: ['o1'] }
	],
	[
		{ type: 'true-false', stem: 's', claim: 'c', key: false },
		{ type: 'true-false', said: false },
		{ type: 'true-false', said: true }
	],
	[
		{ type: 'numeric', stem: 's', key: 26.1, low: 26, high: 26.2, unit: '%' },
		{ type: 'numeric', value: 26.1 },
		{ type: 'numeric', value: -3 }
	],
	[
		{ type: 'short', stem: 's', key: 'Kant', accept: ['Кант'] },
		{ type: 'short', text: 'кант' },
		{ type: 'short', text: 'Manas' }
	],
	[
		{
			type: 'cloze',
			stem: 's',
			parts: ['x ', { key: 'Kant', accept: [] }, { key: 'b', accept: [], options: ['b', 'a'] }]
		},
		{ type: 'cloze', filled: { 'gap-0': 'Kant', 'gap-1': 'b' } },
		{ type: 'cloze', filled: { 'gap-0': 'Manas', 'gap-1': 'a' } }
	],
	[
		{
			type: 'match',
			stem: 's',
			pairs: [
				['a', '1'],
				['b', '2']
			],
			spare: ['3']
		},
		{ type: 'match', pairs: { l0: 'r0', l1: 'r1' } },
		{ type: 'match', pairs: { l0: 'r2' } }
	],
	[
		{ type: 'order', stem: 's', entries: ['a', 'b', 'c'] },
		{ type: 'order', order: ['e0', 'e1', 'e2'] },
		{ type: 'order', order: ['e2', 'e1', 'e0'] }
	],
	[
		{ type: 'recall', stem: 's', back: 'b' },
		{ type: 'recall', grade: 'good' },
		{ type: 'recall', grade: 'again' }
	]
];

test('an answer on the map is handed in as a country, an arrow or a place', () => {
	const frame = {
		...ownItem({ type: 'recall', stem: 's', back: 'b' }),
		type: 'map',
		map: 'eurasia'
	};
	const country = {
		...frame,
		asks: 'country',
		options: [
			{ id: 'kyrgyzstan', text: 'Kyrgyzstan', iso: '417' },
			{ id: 'kazakhstan', text: 'Kazakhstan', iso: '398' }
		],
		key: 'kyrgyzstan'
	} as Item;
	const place = { ...frame, asks: 'place', options: [], at: [42.87, 74.59], name: 'x' } as Item;
	for (const [item, response] of [
		[country, { type: 'map', chosen: 'kyrgyzstan' }],
		[country, { type: 'map', chosen: 'kazakhstan' }],
		[place, { type: 'map', at: [41.31, 69.28] }]
	] as const)
		expect(responseOf(item, givenOf(item, response))).toEqual(response);
	expect(responseOf(country, 17)).toEqual({ type: 'unknown' });
});

describe('a teacher’s own question', () => {
	test.each(OWN)('is asked, scored and handed in like any other: $type', (own, right, wrong) => {
		expect(checkOwn(own)).toEqual([]);
		const item = arranged(ownItem(own), 'own/x', 3);
		expect(score(item, right).verdict).toBe('right');
		expect(score(item, wrong).points).toBe(0);
		for (const response of [right, wrong, { type: 'unknown' } as const])
			expect(responseOf(item, givenOf(item, response))).toEqual(response);
	});

	test('has an id of its content, and shows its source', () => {
		const own: OwnQuestion = { type: 'recall', stem: 's', back: 'b', source: 'Bregel, p. 5' };
		expect(ownItem(own).id).toBe(ownItem({ ...own }).id);
		expect(ownItem(own).id).not.toBe(ownItem({ ...own, stem: 't' }).id);
		expect(ownItem(own).evidence[0]?.title).toBe('Bregel, p. 5');
	});

	test.each<[OwnQuestion, string[]]>([
		[
			{ type: 'choice', stem: ' ', options: ['a', 'a '], key: 5 },
			['no-stem', 'same-options', 'no-key']
		],
		[{ type: 'choice', stem: 's', options: ['a'], key: 0 }, ['few-options']],
		[{ type: 'multi', stem: 's', options: ['a', ''], keys: [] }, ['empty-option', 'no-key']],
		[{ type: 'numeric', stem: 's', key: 5, low: 6, high: 7, unit: '' }, ['range']],
		[{ type: 'short', stem: 's', key: ' ', accept: [] }, ['no-key']],
		[{ type: 'cloze', stem: 's', parts: ['no gap'] }, ['no-gap']],
		[{ type: 'match', stem: 's', pairs: [['a', 'b']], spare: [] }, ['few-options']],
		[{ type: 'order', stem: 's', entries: ['a', 'b'] }, ['few-options']],
		[{ type: 'recall', stem: 's\u202e', back: '' }, ['no-key', 'foul-text']]
	])('that cannot be asked says why: %j', (own, problems) => {
		expect(checkOwn(own)).toEqual(problems);
	});
});

test('an entry of a receipt that does not fit its question is no answer', () => {
	const [choice] = OWN[0] as (typeof OWN)[number];
	expect(responseOf(ownItem(choice), 17)).toEqual({ type: 'unknown' });
	expect(responseOf(ownItem(choice), 'text')).toEqual({ type: 'unknown' });
	expect(() => givenOf(ownItem(choice), { type: 'short', text: 'x' })).toThrow('short response');
});

describe('an assignment', () => {
	test('as it stands when it is new lacks a title and questions', () => {
		const fresh = { ...NEW_ASSIGNMENT, seed: 1, key256: 'A'.repeat(44) };
		expect(checkAssignment(fresh)).toEqual([{ is: 'no-title' }, { is: 'empty' }]);
		expect(checkAssignment(someAssignment())).toEqual([]);
	});

	test.each([
		[{ key: 'closed' }, 'key-without-close'],
		[{ behaviour: 'immediate' }, 'key-and-behaviour'],
		[{ key: 'answered' }, 'key-and-behaviour'],
		[{ variants: ['A'] }, 'variants'],
		[{ variants: ['A', 'a'] }, 'variants'],
		[{ opens: 60_000, closes: 60_000 }, 'dates'],
		[{ instructions: 'x'.repeat(2001) }, 'long-instructions']
	] as const)('with settings that contradict each other says so: %j', (change, is) => {
		const { variants, ...rest } = { variants: [], ...change };
		expect(checkAssignment(someAssignment({ ...rest, variants: [...variants] }))).toEqual([{ is }]);
	});

	test('asks no question of the bank twice', () => {
		const question = pick('port#recall');
		expect(checkAssignment(someAssignment({ questions: [question, question] }))).toEqual([
			{ is: 'twice', question: 1 }
		]);
	});

	test('opens and closes by the clock of the phone', () => {
		const assignment = someAssignment({ opens: 60_000, closes: 120_000 });
		expect([59_999, 60_000, 119_999, 120_000].map((now) => windowAt(assignment, now))).toEqual([
			'before',
			'open',
			'open',
			'after'
		]);
	});

	test('gives extra time by the link', () => {
		const assignment = someAssignment({ limit: 605 });
		expect([1, 1.5, 2].map((extra) => limitFor(assignment, extra as 1 | 1.5 | 2))).toEqual([
			605, 908, 1210
		]);
		expect(limitFor(someAssignment(), 2)).toBeNull();
	});

	test('gives a name its variant, however it is spelled, and every variant its turn', () => {
		const assignment = someAssignment({ variants: ['A', 'B'] });
		expect(variantOf(assignment, 'АЛИ ')).toBe(variantOf(assignment, 'али'));
		const given = Array.from({ length: 40 }, (_, at) => variantOf(assignment, `Student ${at}`));
		expect(new Set(given)).toEqual(new Set([0, 1]));
		expect(variantOf(someAssignment(), 'Ali')).toBe(0);
	});

	test('keeps the teacher’s order, unless it is to be shuffled or the variant has another', () => {
		const questions = someAssignment().questions;
		const many = { questions: [...questions, ...questions, ...questions] };
		const plain = someAssignment(many);
		const straight = [0, 1, 2, 3, 4, 5, 6, 7, 8];
		const who = (variant: number, pseudonym = 'x') => ({ variant, pseudonym });
		expect(questionOrder(plain, who(0))).toEqual(straight);
		const varied = someAssignment({ ...many, variants: ['A', 'B'] });
		expect(questionOrder(varied, who(0))).toEqual(straight);
		expect(questionOrder(varied, who(1))).not.toEqual(straight);
		expect(questionOrder(varied, who(1, 'y'))).toEqual(questionOrder(varied, who(1, 'z')));
		const shuffled = someAssignment({ ...many, shuffleQuestions: true });
		expect(questionOrder(shuffled, who(0, 'y'))).not.toEqual(questionOrder(shuffled, who(0, 'z')));
		expect(shuffleText(plain, who(3), false)).toBe('variant/0');
	});

	test.each([
		['answered', false, true],
		['handed-in', false, false],
		['handed-in', true, true],
		['closed', true, false],
		['never', true, false]
	] as const)('shows the key when it says: %s, handed in %j', (key, isHandedIn, shown) => {
		const assignment = someAssignment({ key, closes: 120_000 });
		expect(isKeyShown(assignment, { isHandedIn, now: 60_000 })).toBe(shown);
		if (key === 'closed') expect(isKeyShown(assignment, { isHandedIn, now: 120_000 })).toBe(true);
	});
});

test('a receipt holds what is needed and no more', () => {
	const answer = receiptAnswer({
		given: 'x'.repeat(1000),
		points: 2 / 3,
		order: 4,
		tries: 12,
		ms: 12_345,
		certainty: 3
	});
	expect(answer).toMatchObject({ points: 0.667, seconds: 12, tries: 9, certainty: 3 });
	expect(answer.given).toHaveLength(300);
	expect([0, 249, 9949, 10_400, 1e12].map(roundSeconds)).toEqual([0, 0.2, 9.9, 10, 604_800]);
	expect(checkName('a'.repeat(500))).toEqual({ problem: 'long' });
});
