import { expect, test } from 'vitest';
import { buildBank } from '../../../../questions/build.ts';
import { generate } from '../generate.ts';
import { factIdOf, type ItemId } from '../item.ts';
import { isBank, pickQuestion, resolveAssignment, seedFor, type Shelf } from './questions.ts';
import { reteachQuestions } from './reteach.ts';
import type { BankQuestion, OwnQuestion } from '../schema/teaching.ts';

const { bank } = buildBank('questions');
const shelf: Shelf = { bank, numbers: bank.items, locale: 'en' };
const SEED = 5;

function questionOf(id: ItemId): BankQuestion {
	const number = bank.items.indexOf(id) + 1;
	const item = generate(bank, { id, seed: seedFor(SEED, number), locale: 'en' });
	if (!item) throw new Error(`${id} cannot be asked`);
	return pickQuestion(number, item);
}
const [first] = bank.items as [ItemId];
const fact = factIdOf(first);
const ofFact = bank.items.filter((id) => factIdOf(id) === fact);
const idOf = (number: number) => bank.items[number - 1] as ItemId;

test('a weak fact comes again with other questions, which every phone finds', () => {
	const weak = questionOf(first);
	const made = reteachQuestions(shelf, { all: [weak], weak: [weak], seed: SEED });
	const ids = made.map((one) => (isBank(one) ? idOf(one.number) : first));
	expect(ofFact.length).toBeGreaterThan(1);
	expect(ids.length).toBeGreaterThan(0);
	expect(ids).not.toContain(first);
	expect(ids.every((id) => factIdOf(id) === fact)).toBe(true);
	const found = resolveAssignment(shelf, { questions: made, seed: SEED });
	expect(found.every((one) => one.is === 'here')).toBe(true);
});

test('a fact without another question is asked with the same one', () => {
	const all = ofFact.map(questionOf);
	const made = reteachQuestions(shelf, { all, weak: [all[0] as BankQuestion], seed: SEED + 1 });
	expect(made.map((one) => isBank(one) && idOf(one.number))).toEqual([first]);
});

test('a teacher’s own question stays, and one that this bank does not have is passed over', () => {
	const own: OwnQuestion = { type: 'recall', stem: 's', back: 'b' };
	const unknown: BankQuestion = { number: bank.items.length + 9, tags: [], mark: 1 };
	expect(reteachQuestions(shelf, { all: [own, unknown], weak: [own, unknown], seed: 1 })).toEqual([
		own
	]);
});
