import type { Bank } from '../bank.ts';
import { generate } from '../generate.ts';
import { gapsOf, type Item, type ItemId, type Option } from '../item.ts';
import { hashText, randomFrom } from '../random.ts';
import type { Assignment, BankQuestion, Question } from '../schema/teaching.ts';
import type { Locale } from '../schema/text.ts';
import { sortedOptions } from './given.ts';
import { ownItem } from './own.ts';

/** Numbers of `items.lock`: the id with number n stands at n - 1. */
export type Numbers = readonly ItemId[];

export interface Shelf {
	bank: Bank;
	numbers: Numbers;
	locale: Locale;
}

/** How many drawings are looked through for options that another bank drew. */
const DRAWINGS = 200;
const MOST_TRIALS = 2000;
const MOST_TAGS = 15;
const MARK_BITS = 20;

const tagOf = (id: string) => hashText(id) & 0xff;

export function isBank(question: Question): question is BankQuestion {
	return 'number' in question;
}

/** The options that were drawn, sorted: what must be the same for the question to be the same. */
function drawnOf(item: Item): Option[] {
	switch (item.type) {
		case 'choice':
		case 'multi':
		case 'map':
			return sortedOptions(item.options);
		case 'order':
			return sortedOptions(item.entries);
		// The right sides follow from the left ones, but for the spare.
		case 'match':
			return [...sortedOptions(item.left), ...sparesOf(item)];
		default:
			return [];
	}
}

function sparesOf(item: Extract<Item, { type: 'match' }>): Option[] {
	const used = new Set(Object.values(item.key));
	return sortedOptions(item.right.filter((option) => !used.has(option.id)));
}

/** What is right, in ids and numbers. Wording may be improved without making it another question. */
function keysOf(item: Item): string {
	switch (item.type) {
		case 'choice':
			return item.key;
		case 'multi':
			return [...item.keys].sort().join('\n');
		case 'true-false':
			return `${item.key}\n${item.claim}`;
		case 'year':
			return `${item.key.from}\n${item.key.to}`;
		case 'numeric':
			return `${item.low}\n${item.high}`;
		case 'short':
			return item.key;
		case 'cloze':
			return gapsOf(item)
				.flatMap((gap) => [gap.key, ...[...(gap.options ?? [])].sort()])
				.join('\n');
		case 'match':
			return sortedOptions(item.left)
				.map(({ id }) => item.key[id])
				.join('\n');
		case 'order':
			return item.key.join('\n');
		case 'recall':
			return '';
		case 'map':
			return item.asks === 'place' ? item.at.join('\n') : item.key;
	}
}

function markOf(item: Item): number {
	const whole = [item.id, item.type, keysOf(item), ...drawnOf(item).map((option) => option.id)];
	const hash = hashText(whole.join('\n'));
	return (hash ^ (hash >>> MARK_BITS)) & (2 ** MARK_BITS - 1);
}

/** A question of the bank as it goes into an assignment, with what is drawn by the seed. */
export function pickQuestion(number: number, item: Item): BankQuestion {
	const tags = drawnOf(item).map((option) => tagOf(option.id));
	return { number, tags: tags.length > MOST_TAGS ? [] : tags, mark: markOf(item) };
}

/** The seed by which an assignment first tries a question: moving it changes nothing. */
export function seedFor(seed: number, number: number): number {
	return hashText(`${seed}/${number}`) >>> 1;
}

/** Every way to take one of each list, given up after so many. */
function* combinations<T>(lists: readonly (readonly T[])[]): Generator<T[]> {
	const [first, ...rest] = lists;
	if (!first) {
		yield [];
		return;
	}
	for (const one of first) for (const others of combinations(rest)) yield [one, ...others];
}

/** What is known of an order from several drawings, or null where the drawings do not tell. */
function orderedBy(keys: readonly (readonly string[])[], ids: readonly string[]): string[] | null {
	const before = new Map(ids.map((id) => [id, new Set<string>()]));
	for (const key of keys)
		for (const [index, id] of key.entries())
			for (const later of key.slice(index + 1)) before.get(later)?.add(id);
	for (const through of ids)
		for (const earlier of before.values())
			if (earlier.has(through)) for (const id of before.get(through) ?? []) earlier.add(id);
	const rank = (id: string) => ids.filter((other) => before.get(id)?.has(other)).length;
	const sorted = [...ids].sort((a, b) => rank(a) - rank(b));
	return sorted.every((id, index) => rank(id) === index) ? sorted : null;
}

/** The same question with these options in place of those that were drawn, or null. */
function rebuilt(drawings: readonly Item[], wanted: readonly Option[]): Item | null {
	const [item] = drawings;
	const ids = wanted.map((option) => option.id);
	if (item?.type === 'choice') return { ...item, options: [...wanted] };
	// What was drawn for a map question are options of a map question.
	if (item?.type === 'map') return { ...item, options: [...wanted] } as Item;
	if (item?.type === 'multi') {
		const right = new Set(
			drawings.flatMap((drawing) => (drawing.type === 'multi' ? drawing.keys : []))
		);
		return { ...item, options: [...wanted], keys: ids.filter((id) => right.has(id)) };
	}
	if (item?.type === 'order') {
		const keys = drawings.flatMap((drawing) => (drawing.type === 'order' ? [drawing.key] : []));
		const key = orderedBy(keys, ids);
		return key && { ...item, entries: [...wanted], key };
	}
	if (item?.type === 'match') {
		const all = drawings.filter((drawing) => drawing.type === 'match');
		const key: Record<string, string> = {};
		const left = wanted.filter((option) =>
			all.some((drawing) => {
				const right = drawing.left.some(({ id }) => id === option.id) && drawing.key[option.id];
				if (right) key[option.id] = right;
				return right;
			})
		);
		const spare = wanted.filter((option) => !left.includes(option));
		const rights = new Map<string, Option>();
		// Only where it was the spare does an option say what it belongs to.
		for (const option of all.flatMap((drawing) => drawing.right))
			if (option.why !== undefined || !rights.has(option.id)) rights.set(option.id, option);
		const right = [...Object.values(key), ...spare.map(({ id }) => id)].map((id) => rights.get(id));
		const why = rights.get(spare[0]?.id ?? '')?.why;
		const whole: Item = {
			...item,
			left,
			key,
			right: right.filter((option) => option !== undefined)
		};
		delete whole.spare;
		if (why !== undefined) whole.spare = why;
		return whole;
	}
	return null;
}

/** Draws again until the bank shows what was drawn elsewhere, or puts it together from many drawings. */
function search(shelf: Shelf, id: ItemId, { tags, mark }: BankQuestion): Item | null {
	const drawings: Item[] = [];
	const pool = new Map<string, Option>();
	for (let seed = 0; seed < DRAWINGS; seed += 1) {
		const item = generate(shelf.bank, { id, seed, locale: shelf.locale });
		if (!item) return null;
		if (markOf(item) === mark) return item;
		drawings.push(item);
		for (const option of drawnOf(item)) pool.set(option.id, option);
		// Without options every drawing is the same, but for the claim of a true-false question.
		if (tags.length === 0 && item.type !== 'true-false' && seed > 0) return null;
	}
	const candidates = tags.map((tag) =>
		[...pool.values()].filter(({ id: own }) => tagOf(own) === tag)
	);
	let trials = 0;
	for (const wanted of combinations(candidates)) {
		trials += 1;
		if (trials > MOST_TRIALS) return null;
		const item = rebuilt(drawings, wanted);
		if (item && markOf(item) === mark) return item;
	}
	return null;
}

/** A question of an assignment as this phone can show it. */
export type Resolved =
	| { is: 'here'; item: Item }
	/** `unknown`: the number is of a later bank. `changed`: the bank now asks something else. */
	| { is: 'missing'; number: number; why: 'unknown' | 'changed'; id?: ItemId };

export function resolveQuestion(shelf: Shelf, question: Question, seed: number): Resolved {
	if (!isBank(question)) return { is: 'here', item: ownItem(question) };
	const { number, mark } = question;
	const id = shelf.numbers[number - 1];
	if (id === undefined) return { is: 'missing', number, why: 'unknown' };
	const first = generate(shelf.bank, { id, seed: seedFor(seed, number), locale: shelf.locale });
	if (first && markOf(first) === mark) return { is: 'here', item: first };
	const item = search(shelf, id, question);
	return item ? { is: 'here', item } : { is: 'missing', number, why: 'changed', id };
}

/** The questions of an assignment, in its order: the same on every phone, or named as missing. */
export function resolveAssignment(
	shelf: Shelf,
	{ questions, seed }: Pick<Assignment, 'questions' | 'seed'>
): Resolved[] {
	return questions.map((question) => resolveQuestion(shelf, question, seed));
}

/**
 * The question with its options in the order to show. The same text gives the same order: an
 * assignment's seed for a whole class, a pseudonym for one student.
 */
export function arranged(item: Item, text: string, seed: number): Item {
	const random = randomFrom(`${text}/${item.id}`, seed);
	switch (item.type) {
		case 'choice':
		case 'multi':
			return { ...item, options: random.shuffle(sortedOptions(item.options)) };
		case 'match':
			return {
				...item,
				left: random.shuffle(sortedOptions(item.left)),
				right: random.shuffle(sortedOptions(item.right))
			};
		case 'order': {
			const entries = random.shuffle(sortedOptions(item.entries));
			const isSolved = entries.every((entry, index) => entry.id === item.key[index]);
			return { ...item, entries: isSolved ? entries.reverse() : entries };
		}
		case 'cloze':
			return {
				...item,
				parts: item.parts.map((part) =>
					typeof part === 'string' || !part.options
						? part
						: { ...part, options: random.shuffle([...part.options].sort()) }
				)
			};
		default:
			return item;
	}
}
