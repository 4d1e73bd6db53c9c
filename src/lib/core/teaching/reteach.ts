import { currentId } from '../bank.ts';
import { generate } from '../generate.ts';
import { factIdOf, type ItemId } from '../item.ts';
import type { Question } from '../schema/teaching.ts';
import { isBank, pickQuestion, seedFor, type Shelf } from './questions.ts';

/** So many other questions about one fact are enough to teach it again. */
const MOST_PER_FACT = 3;

/**
 * A set about what went wrong: other questions of the facts behind these, in their order. A fact that has
 * no other question is asked with the same one, drawn anew; a teacher's own question stays as it is.
 * Questions that this bank does not have are passed over.
 */
export function reteachQuestions(
	shelf: Shelf,
	{ all, weak, seed }: { all: readonly Question[]; weak: readonly Question[]; seed: number }
): Question[] {
	const { bank, numbers, locale } = shelf;
	const numberOf = new Map(numbers.map((id, at) => [currentId(bank, id), at + 1]));
	const idOf = (number: number): ItemId | null => {
		const id = numbers[number - 1];
		return id === undefined ? null : currentId(bank, id);
	};
	const asked = new Set(all.flatMap((one) => (isBank(one) ? [idOf(one.number)] : [])));
	const ofFact = new Map<string, ItemId[]>();
	for (const id of bank.items) {
		const fact = factIdOf(id);
		ofFact.set(fact, [...(ofFact.get(fact) ?? []), id]);
	}
	const found: Question[] = [];
	const taken = new Set<number>();
	const pick = (id: ItemId): boolean => {
		const number = numberOf.get(id);
		if (number === undefined || taken.has(number)) return false;
		const item = generate(bank, { id, seed: seedFor(seed, number), locale });
		if (!item) return false;
		taken.add(number);
		found.push(pickQuestion(number, item));
		return true;
	};
	for (const question of weak) {
		if (!isBank(question)) {
			found.push(question);
			continue;
		}
		const id = idOf(question.number);
		if (id === null) continue;
		let count = 0;
		for (const other of ofFact.get(factIdOf(id)) ?? [])
			if (count < MOST_PER_FACT && !asked.has(other) && pick(other)) count += 1;
		if (count === 0) pick(id);
	}
	return found;
}
