import { currentId } from '../bank.ts';
import { generate } from '../generate.ts';
import { factIdOf, type ItemId } from '../item.ts';
import { drawItems, MOST_ITEMS, siblingGroup, type Selection } from '../selection.ts';
import type { BankQuestion, Question } from '../schema/teaching.ts';
import { isBank, pickQuestion, seedFor, type Numbers, type Shelf } from './questions.ts';

/** The number of every question that is asked now, by its id. Made once per shelf. */
export function numberIndex({
	bank,
	numbers
}: Pick<Shelf, 'bank' | 'numbers'>): Map<ItemId, number> {
	const index = new Map<ItemId, number>();
	for (const [place, id] of numbers.entries()) {
		const current = currentId(bank, id);
		if (!index.has(current)) index.set(current, place + 1);
	}
	return index;
}

/** The question behind a number, under the id that it has now; undefined: of a later bank. */
export function idOf(
	{ bank, numbers }: { bank: Shelf['bank']; numbers: Numbers },
	{ number }: BankQuestion
): ItemId | undefined {
	const id = numbers[number - 1];
	return id === undefined ? undefined : currentId(bank, id);
}

function numbered(
	shelf: Shelf,
	index: ReadonlyMap<ItemId, number>,
	id: ItemId,
	seed: number
): BankQuestion | null {
	const number = index.get(id);
	if (number === undefined) return null;
	// As a phone draws it: by the id that the number was given first.
	const first = shelf.numbers[number - 1] ?? id;
	const drawing = { id: first, seed: seedFor(seed, number), locale: shelf.locale };
	const item = generate(shelf.bank, drawing);
	return item && pickQuestion(number, item);
}

/** A question of the bank for an assignment of this seed, or null where this bank cannot ask it. */
export function takeQuestion(shelf: Shelf, id: ItemId, seed: number): BankQuestion | null {
	return numbered(shelf, numberIndex(shelf), id, seed);
}

/** The ids of the bank's questions that are in a list. */
function idsIn(shelf: Shelf, questions: readonly Question[]): ItemId[] {
	return questions
		.filter(isBank)
		.map((question) => idOf(shelf, question))
		.filter((id) => id !== undefined);
}

/**
 * So many questions by the draw's seed, beside those that are there: first of facts that are not asked
 * about yet, since siblings give each other away. Cards that a student marks himself come only when
 * their type is asked for. Fewer where no more fit.
 */
export function drawQuestions(
	shelf: Shelf,
	present: readonly Question[],
	{
		selection,
		count,
		draw,
		seed
	}: { selection: Selection; count: number; draw: number; seed: number }
): BankQuestion[] {
	const { bank } = shelf;
	const index = numberIndex(shelf);
	const has = new Set(idsIn(shelf, present));
	const groups = new Set([...has].map((id) => siblingGroup(bank, id)));
	const wanted = { ...selection, count: MOST_ITEMS + has.size };
	const isCard = (id: ItemId) =>
		bank.templates.get(id.slice(id.indexOf('#') + 1))?.type === 'recall';
	const fitting = drawItems(bank, wanted, draw).filter(
		(id) => !has.has(id) && (selection.types.length > 0 || !isCard(id))
	);
	const fresh = fitting.filter((id) => !groups.has(siblingGroup(bank, id)));
	const drawn: BankQuestion[] = [];
	for (const id of [...fresh, ...fitting.filter((one) => !fresh.includes(one))]) {
		if (drawn.length === count) break;
		const question = numbered(shelf, index, id, seed);
		if (question) drawn.push(question);
	}
	return drawn;
}

/**
 * Another question about the same fact, the next in the bank's order and from the start after the last.
 * Null: there is none that is not in the list already.
 */
export function swapFor(
	shelf: Shelf,
	questions: readonly Question[],
	place: number,
	seed: number
): BankQuestion | null {
	const question = questions[place];
	const id = question && isBank(question) ? idOf(shelf, question) : undefined;
	if (id === undefined) return null;
	const fact = factIdOf(id);
	const all = shelf.bank.items.filter((one) => factIdOf(one) === fact);
	const at = all.indexOf(id);
	const index = numberIndex(shelf);
	const has = new Set(idsIn(shelf, questions));
	for (const next of [...all.slice(at + 1), ...all.slice(0, Math.max(at, 0))]) {
		const other = has.has(next) ? null : numbered(shelf, index, next, seed);
		if (other) return other;
	}
	return null;
}

/** The list with the entry at one place put at another. Places outside change nothing. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
	const entry = list[from];
	if (entry === undefined || to < 0 || to >= list.length) return [...list];
	const rest = list.filter((_, index) => index !== from);
	return [...rest.slice(0, to), entry, ...rest.slice(to)];
}
