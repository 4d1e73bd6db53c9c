import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixtureBank } from '../../../../tests/fixtures/bank.ts';
import { factIdOf } from '../item.ts';
import { EVERYTHING, siblingGroup } from '../selection.ts';
import { drawQuestions, idOf, moved, swapFor, takeQuestion } from './compose.ts';
import { resolveAssignment } from './questions.ts';

const shelf = { bank: fixtureBank, numbers: fixtureBank.items, locale: 'en' as const };
const SEED = 42;
const order = { selection: EVERYTHING, count: 5, draw: 7, seed: SEED };
const idsOf = (questions: ReturnType<typeof drawQuestions>) =>
	questions.map((question) => idOf(shelf, question) ?? '');

describe('drawing questions for a set', () => {
	test('gives the same for the same number, and every phone shows them', () => {
		const drawn = drawQuestions(shelf, [], order);
		expect(drawn).toHaveLength(5);
		expect(drawQuestions(shelf, [], order)).toEqual(drawn);
		const shown = resolveAssignment(shelf, { questions: drawn, seed: SEED });
		expect(shown.map(({ is }) => is)).toEqual(Array(5).fill('here'));
	});

	test('adds nothing that is there, and facts not asked about come first', () => {
		const first = drawQuestions(shelf, [], { ...order, count: 2 });
		const more = drawQuestions(shelf, first, { ...order, draw: 8, count: 2 });
		const groups = [...idsOf(first), ...idsOf(more)].map((id) =>
			siblingGroup(fixtureBank, id as `${string}#${string}`)
		);
		expect(new Set(groups).size).toBe(4);
	});

	test('gives fewer where no more fit', () => {
		const all = drawQuestions(shelf, [], { ...order, count: 200 });
		expect(all.length).toBeGreaterThan(5);
		expect(all.length).toBeLessThan(200);
		expect(drawQuestions(shelf, all, order)).toEqual([]);
	});

	test('takes cards that a student marks himself only when asked for', () => {
		const typeOf = (id: string) => fixtureBank.templates.get(id.slice(id.indexOf('#') + 1))?.type;
		const all = drawQuestions(shelf, [], { ...order, count: 200 });
		expect(idsOf(all).map(typeOf)).not.toContain('recall');
		const cards = { ...order, selection: { ...EVERYTHING, types: ['recall' as const] } };
		expect(idsOf(drawQuestions(shelf, [], cards)).map(typeOf)).toContain('recall');
	});
});

describe('swapping a question', () => {
	test('gives every other question on the fact before it comes back', () => {
		const siblings = fixtureBank.items.filter(
			(id) => factIdOf(id) === factIdOf(fixtureBank.items[0] ?? '#')
		);
		const first = takeQuestion(shelf, siblings[0] ?? '#', SEED);
		if (!first) throw new Error('The bank cannot ask its first question');
		const met = new Set<number>();
		let list = [first];
		do {
			met.add(list[0]?.number ?? 0);
			const next = swapFor(shelf, list, 0, SEED);
			list = next ? [next] : [];
		} while (list[0] && !met.has(list[0].number));
		expect(met.size).toBe(siblings.length);
	});

	test('is refused where all questions on the fact are in the set', () => {
		const fact = factIdOf(fixtureBank.items[0] ?? '#');
		const all = fixtureBank.items
			.filter((id) => factIdOf(id) === fact)
			.flatMap((id) => takeQuestion(shelf, id, SEED) ?? []);
		expect(swapFor(shelf, all, 0, SEED)).toBeNull();
	});
});

test('moving an entry keeps all entries and the order of the others', () => {
	const list = fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 12 });
	fc.assert(
		fc.property(list, fc.nat(11), fc.nat(11), (entries, from, to) => {
			const result = moved(entries, from, to);
			const isThere = from < entries.length && to < entries.length;
			if (!isThere) expect(result).toEqual(entries);
			expect(result[isThere ? to : from]).toBe(entries[from]);
			const others = (all: number[]) => all.filter((entry) => entry !== entries[from]);
			expect(others(result)).toEqual(others(entries));
		}),
		{ seed: 4 }
	);
});
