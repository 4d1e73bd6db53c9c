import { describe, expect, it } from 'vitest';
import { choiceOf, matchOf, multiOf, orderOf, trueFalseOf } from './bodies.ts';
import { randomFrom } from './random.ts';

const options = (...ids: string[]) => ids.map((id) => ({ id, text: id }));
const seeds = Array.from({ length: 60 }, (_, seed) => seed);
const ids = (list: readonly { id: string }[]) => list.map((option) => option.id);

describe('a choice', () => {
	it('needs three distractors', () => {
		const [key, ...others] = options('k', 'a', 'b');
		expect(choiceOf(randomFrom('x', 1), key as never, others)).toBeNull();
	});

	it('holds key and distractors once each, and the key in no fixed place', () => {
		const places = new Set<number>();
		for (const seed of seeds) {
			const body = choiceOf(randomFrom('x', seed), { id: 'k', text: 'k' }, options('a', 'b', 'c'));
			expect(body?.key).toBe('k');
			expect(ids(body?.options ?? []).sort()).toEqual(['a', 'b', 'c', 'k']);
			places.add(ids(body?.options ?? []).indexOf('k'));
		}
		expect(places.size).toBe(4);
	});
});

it('several right options need two keys and two distractors', () => {
	const random = randomFrom('x', 1);
	expect(multiOf(random, options('a'), options('x', 'y'))).toBeNull();
	expect(multiOf(random, options('a', 'b'), options('x'))).toBeNull();
	const body = multiOf(random, options('a', 'b'), options('x', 'y'));
	expect(body?.keys).toEqual(['a', 'b']);
	expect(ids(body?.options ?? []).sort()).toEqual(['a', 'b', 'x', 'y']);
});

it('true-false claims the right and the wrong sentence about equally often, and knows which it is', () => {
	let right = 0;
	for (const seed of seeds) {
		const body = trueFalseOf(randomFrom('x', seed), { right: 'It is.', wrong: 'It is not.' });
		expect(body.claim).toBe(body.key ? 'It is.' : 'It is not.');
		expect(body.correct).toBe('It is.');
		right += body.key ? 1 : 0;
	}
	expect(right).toBeGreaterThan(15);
	expect(right).toBeLessThan(45);
});

describe('pairs', () => {
	const pairs = ['1', '2', '3'].map((number) => ({
		left: { id: `l${number}`, text: number },
		right: { id: `r${number}`, text: number }
	}));

	it('have one more on the right, which belongs to nobody and says what it belongs to', () => {
		const spare = { id: 'spare', text: '4', why: 'It is of another lease' };
		const body = matchOf(randomFrom('x', 1), pairs, spare);
		expect(ids(body?.left ?? []).sort()).toEqual(['l1', 'l2', 'l3']);
		expect(ids(body?.right ?? []).sort()).toEqual(['r1', 'r2', 'r3', 'spare']);
		expect(body?.key).toEqual({ l1: 'r1', l2: 'r2', l3: 'r3' });
		expect(body?.spare).toBe('It is of another lease');
	});

	it('need three of them', () => {
		expect(matchOf(randomFrom('x', 1), pairs.slice(1), { id: 's', text: 's' })).toBeNull();
	});
});

describe('an order', () => {
	it('is never shown solved', () => {
		for (const seed of seeds) {
			const body = orderOf(randomFrom('x', seed), options('a', 'b', 'c'));
			expect(body?.key).toEqual(['a', 'b', 'c']);
			expect(ids(body?.entries ?? [])).not.toEqual(['a', 'b', 'c']);
			expect(ids(body?.entries ?? []).sort()).toEqual(['a', 'b', 'c']);
		}
	});

	it('needs three entries', () => {
		expect(orderOf(randomFrom('x', 1), options('a', 'b'))).toBeNull();
	});
});
