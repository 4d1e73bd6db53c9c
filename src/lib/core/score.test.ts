import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemBody, ItemOf, ItemType, Response } from './item.ts';
import { score } from './score.ts';

function itemOf<T extends ItemType>(body: Extract<ItemBody, { type: T }>): ItemOf<T> {
	return {
		id: 'kant#x',
		fact: 'kant',
		label: 'Kant',
		kind: 'lease',
		seed: 1,
		bank: 'b',
		version: 1,
		stem: 'Which?',
		explanation: 'So.',
		evidence: [],
		disputes: [],
		...body
	};
}

const options = (...ids: string[]) => ids.map((id) => ({ id, text: id }));
const points = (body: ItemBody, given: Response) => score(itemOf(body), given).points;
const verdict = (body: ItemBody, given: Response) => score(itemOf(body), given).verdict;

const CHOICE: ItemBody = { type: 'choice', options: options('a', 'b', 'c', 'd'), key: 'b' };
const MULTI: ItemBody = {
	type: 'multi',
	options: options('a', 'b', 'c', 'x', 'y'),
	keys: ['a', 'b', 'c']
};
const BISHKEK = [42.87, 74.59] as const;
const TASHKENT = [41.31, 69.28] as const;
const MOSCOW = [55.75, 37.62] as const;
const PLACE: ItemBody = {
	type: 'map',
	map: 'eurasia',
	asks: 'place',
	options: [],
	at: BISHKEK,
	name: 'Bishkek'
};
const COUNTRY: ItemBody = {
	type: 'map',
	map: 'eurasia',
	asks: 'country',
	options: [
		{ id: 'kyrgyzstan', text: 'Kyrgyzstan', iso: '417' },
		{ id: 'kazakhstan', text: 'Kazakhstan', iso: '398' }
	],
	key: 'kyrgyzstan'
};
const LINE: ItemBody = {
	type: 'year',
	key: { from: 1916, to: 1916 },
	near: 9,
	known: [],
	line: { from: 1840, to: 2040, right: 3, marks: [] }
};
const YEAR: ItemBody = { type: 'year', key: { from: 1897, to: 1898 }, near: 2, known: [] };
const CLOZE: ItemBody = {
	type: 'cloze',
	parts: [
		'The base at ',
		{ id: 'where', key: 'Kant', accept: ['Кант'] },
		' was opened in ',
		{ id: 'when', key: '2003', accept: [] },
		'.'
	]
};
const MATCH: ItemBody = {
	type: 'match',
	left: options('l1', 'l2', 'l3'),
	right: options('r1', 'r2', 'r3', 'spare'),
	key: { l1: 'r1', l2: 'r2', l3: 'r3' }
};
const ORDER: ItemBody = {
	type: 'order',
	entries: options('d', 'c', 'b', 'a'),
	key: ['a', 'b', 'c', 'd']
};

it('"I don’t know" earns nothing and is told apart from a wrong answer', () => {
	for (const body of [CHOICE, MULTI, YEAR, CLOZE, MATCH, ORDER])
		expect(score(itemOf(body), { type: 'unknown' })).toEqual({
			points: 0,
			verdict: 'unknown',
			parts: {}
		});
});

it('a response of another type is a programmer’s error that names the item', () => {
	expect(() => score(itemOf(CHOICE), { type: 'year', year: 1 })).toThrow(
		'A year response cannot answer the choice item kant#x'
	);
});

it('a choice is right for its key alone', () => {
	expect(verdict(CHOICE, { type: 'choice', chosen: 'b' })).toBe('right');
	for (const chosen of ['a', 'c', 'd', 'gone'])
		expect(verdict(CHOICE, { type: 'choice', chosen })).toBe('wrong');
});

it('true-false is right when the learner says what is the case', () => {
	const body = { type: 'true-false', claim: 'It is.', key: false, correct: 'It is not.' } as const;
	expect(verdict(body, { type: 'true-false', said: false })).toBe('right');
	expect(verdict(body, { type: 'true-false', said: true })).toBe('wrong');
});

it('a short answer is right by any listed spelling, and a near miss is not right', () => {
	const body = { type: 'short', key: 'Kokand', accept: ['Коканд'], known: [] } as const;
	const short = { ...body, accept: [...body.accept], known: [] };
	expect(verdict(short, { type: 'short', text: 'коканд' })).toBe('right');
	expect(verdict(short, { type: 'short', text: 'Kokant' })).toBe('wrong');
});

it('a number is right from its least to its greatest value', () => {
	const body = { type: 'numeric', key: 11e6, low: 10e6, high: 12e6, unit: 'ha' } as const;
	for (const value of [10e6, 11e6, 12e6])
		expect(verdict(body, { type: 'numeric', value })).toBe('right');
	for (const value of [10e6 - 1, 12e6 + 1, -11e6, Number.NaN])
		expect(verdict(body, { type: 'numeric', value })).toBe('wrong');
});

it('on a recall card the learner’s own button decides', () => {
	const body = { type: 'recall', back: 'The back' } as const;
	expect(points(body, { type: 'recall', grade: 'again' })).toBe(0);
	for (const grade of ['hard', 'good', 'easy'] as const)
		expect(verdict(body, { type: 'recall', grade })).toBe('right');
});

describe('a year', () => {
	it.each([
		[1897, 1],
		[1898, 1],
		[1896, 0.5],
		[1895, 0.5],
		[1900, 0.5],
		[1894, 0],
		[1901, 0]
	])('%i earns %d when 1897 to 1898 is right and two years off is near', (year, earned) => {
		expect(points(YEAR, { type: 'year', year })).toBe(earned);
	});

	it('that is near is partly right, not right', () => {
		expect(score(itemOf(YEAR), { type: 'year', year: 1900 })).toEqual({
			points: 0.5,
			verdict: 'partly',
			parts: { answer: false }
		});
	});

	it('is exact where nothing is near', () => {
		expect(points({ ...YEAR, near: 0 }, { type: 'year', year: 1899 })).toBe(0);
	});
});

describe('of several right options', () => {
	it.each([
		[['a', 'b', 'c'], 1, 'right'],
		[['c', 'a', 'b'], 1, 'right'],
		[['a', 'b'], 0.667, 'partly'],
		[['a'], 0.333, 'partly'],
		[['a', 'b', 'c', 'x'], 0.5, 'partly'],
		[['a', 'x'], 0, 'wrong'],
		[['x', 'y'], 0, 'wrong'],
		[[], 0, 'wrong'],
		[['a', 'b', 'c', 'x', 'y'], 0, 'wrong']
	] as const)('%j earns %d', (chosen, earned, said) => {
		const result = score(itemOf(MULTI), { type: 'multi', chosen: [...chosen] });
		expect([result.points, result.verdict]).toEqual([earned, said]);
	});

	it('each option says whether it was treated rightly, chosen or left', () => {
		expect(score(itemOf(MULTI), { type: 'multi', chosen: ['a', 'x'] }).parts).toEqual({
			a: true,
			b: false,
			c: false,
			x: false,
			y: true
		});
	});

	it('an option chosen twice counts once', () => {
		expect(points(MULTI, { type: 'multi', chosen: ['a', 'a', 'a'] })).toBe(0.333);
	});

	it('choosing everything never earns anything, however many keys and distractors there are', () => {
		const size = fc.integer({ min: 1, max: 7 });
		fc.assert(
			fc.property(size, size, (keys, distractors) => {
				const right = Array.from({ length: keys }, (_, index) => `k${index}`);
				const wrong = Array.from({ length: distractors }, (_, index) => `d${index}`);
				const all = [...right, ...wrong];
				const body: ItemBody = { type: 'multi', options: options(...all), keys: right };
				expect(points(body, { type: 'multi', chosen: all })).toBe(0);
				expect(points(body, { type: 'multi', chosen: right })).toBe(1);
			}),
			{ seed: 1 }
		);
	});
});

describe('a text with gaps', () => {
	it('earns the share of gaps that are right', () => {
		const filled = (where: string, when: string): Response => ({
			type: 'cloze',
			filled: { where, when }
		});
		expect(points(CLOZE, filled('кант', '2003'))).toBe(1);
		expect(points(CLOZE, filled('Kant', '2004'))).toBe(0.5);
		expect(points(CLOZE, filled('Osh', '2004'))).toBe(0);
	});

	it('takes an empty gap as wrong', () => {
		expect(score(itemOf(CLOZE), { type: 'cloze', filled: { where: 'Kant' } })).toEqual({
			points: 0.5,
			verdict: 'partly',
			parts: { where: true, when: false }
		});
	});
});

describe('pairs', () => {
	it('earn the share that is right, and the spare earns nothing', () => {
		const pairs = (l1?: string, l2?: string, l3?: string): Response => ({
			type: 'match',
			pairs: Object.fromEntries(
				Object.entries({ l1, l2, l3 }).filter((pair): pair is [string, string] => !!pair[1])
			)
		});
		expect(points(MATCH, pairs('r1', 'r2', 'r3'))).toBe(1);
		expect(points(MATCH, pairs('r1', 'r3', 'r2'))).toBe(0.333);
		expect(points(MATCH, pairs('r1', 'r2', 'spare'))).toBe(0.667);
		expect(points(MATCH, pairs('r1', 'r2'))).toBe(0.667);
		expect(points(MATCH, pairs())).toBe(0);
	});

	it('all tied to one on the right earn that one', () => {
		const pairs = { l1: 'r1', l2: 'r1', l3: 'r1' };
		expect(score(itemOf(MATCH), { type: 'match', pairs })).toMatchObject({
			points: 0.333,
			verdict: 'partly'
		});
	});
});

describe('an order', () => {
	it.each([
		['abcd', 1],
		['bacd', 0.333],
		['bcda', 0.667],
		['dabc', 0.667],
		['abdc', 0.333],
		['cdab', 0.667],
		['dcba', 0],
		['badc', 0]
	])('%s earns %d: one misplaced entry does not cost them all', (order, earned) => {
		expect(points(ORDER, { type: 'order', order: [...order] })).toBe(earned);
	});

	it('that lacks entries earns what stands together, and an empty one nothing', () => {
		expect(points(ORDER, { type: 'order', order: ['a', 'b'] })).toBe(0.333);
		expect(points(ORDER, { type: 'order', order: [] })).toBe(0);
	});

	it('is right only as a whole', () => {
		const orders = fc.shuffledSubarray(['a', 'b', 'c', 'd'], { minLength: 4 });
		fc.assert(
			fc.property(orders, (order) => {
				const isKey = order.join('') === 'abcd';
				expect(verdict(ORDER, { type: 'order', order }) === 'right').toBe(isKey);
			}),
			{ seed: 2 }
		);
	});
});

describe('a map', () => {
	it('counts a tap in full within 300 km of the place, half within 600 km, and then no more', () => {
		const at = (place: readonly [number, number]) => points(PLACE, { type: 'map', at: place });
		expect(at([43.24, 76.95])).toBe(1); // Almaty, 195 km away
		expect(at(TASHKENT)).toBe(0.5);
		expect(at(MOSCOW)).toBe(0);
	});

	it('never gives more for a tap further away', () => {
		const near = fc.double({ min: 0, max: 20, noNaN: true });
		fc.assert(
			fc.property(near, near, (a, b) => {
				const north = (degrees: number) =>
					points(PLACE, { type: 'map', at: [BISHKEK[0] + degrees, BISHKEK[1]] });
				return a <= b ? north(a) >= north(b) : north(a) <= north(b);
			})
		);
	});

	it('takes a country by its id, not by a place', () => {
		expect(points(COUNTRY, { type: 'map', chosen: 'kyrgyzstan' })).toBe(1);
		expect(points(COUNTRY, { type: 'map', chosen: 'kazakhstan' })).toBe(0);
		expect(points(COUNTRY, { type: 'map', at: BISHKEK })).toBe(0);
	});
});

it('a year pointed out on a line is right a few years off', () => {
	expect(points(LINE, { type: 'year', year: 1919 })).toBe(1);
	expect(points(LINE, { type: 'year', year: 1925 })).toBe(0.5);
	expect(points(LINE, { type: 'year', year: 1926 })).toBe(0);
});
