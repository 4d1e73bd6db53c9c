import { expect } from 'vitest';
import type { Bank } from '../../src/lib/core/bank.ts';
import { generate } from '../../src/lib/core/generate.ts';
import type { Item, Option } from '../../src/lib/core/item.ts';
import type { BankFact } from '../../src/lib/core/schema/fact.ts';
import { normalise } from '../../src/lib/core/typed.ts';
import { buildBank } from '../build.ts';

/**
 * The proof of one right answer: every question of the bank with fifty seeds. What is true is read
 * here from the facts by simple rules of its own, so that a mistake in the generator does not excuse
 * itself.
 */
const SEEDS = 50;

export const bank: Bank = buildBank(`${import.meta.dirname}/..`).bank;

/** Every drawing, by template: made once for all rules. */
export const drawings: ReadonlyMap<string, Item[]> = drawAll();

function drawAll(): Map<string, Item[]> {
	const found = new Map<string, Item[]>();
	for (const id of bank.items) {
		const template = templateOf(id);
		const list = found.get(template) ?? [];
		for (let seed = 0; seed < SEEDS; seed += 1) {
			const item = generate(bank, { id, seed, locale: 'en' });
			if (!item) throw new Error(`${id} cannot be asked with seed ${seed}`);
			list.push(item);
		}
		found.set(template, list);
	}
	return found;
}

function templateOf(id: string): string {
	return id.slice(id.indexOf('#') + 1);
}
export function all(): Item[] {
	return [...drawings.values()].flat();
}
export function factOf(item: Item): BankFact {
	return bank.facts.get(item.fact) as BankFact;
}
/** The facts of the same act: what is true of one is no wrong answer for the other. */
export function together(fact: BankFact): BankFact[] {
	return [...bank.facts.values()].filter(
		(other) => other.id === fact.id || (fact.event !== undefined && other.event === fact.event)
	);
}
/** Fails with the drawings that break the promise, so that the message names them. */
export function expectNone(broken: Iterable<string>): void {
	expect([...new Set(broken)].slice(0, 12)).toEqual([]);
}
export function where(item: Item, what = ''): string {
	return `${item.id} seed ${item.seed}${what ? `: ${what}` : ''}`;
}

/** Entity ids or years that any source gives for the field of this act, straight from the facts. */
export function truths(fact: BankFact, field: string): Set<string> {
	const found = new Set<string>();
	const add = (value: unknown): void => {
		if (Array.isArray(value)) value.forEach(add);
		else if (typeof value === 'object' && value !== null) {
			// The year in which a value was read is not the value.
			for (const [key, part] of Object.entries(value)) if (key !== 'asOf') add(part);
		}
		if (typeof value === 'string' || typeof value === 'number') {
			found.add(String(value));
			if (/^\d{4}-\d{2}/.test(String(value))) found.add(String(value).slice(0, 4));
		}
	};
	for (const twin of together(fact)) {
		add((twin as unknown as Record<string, unknown>)[field]);
		for (const dispute of twin.disputes)
			if (dispute.field === field) for (const position of dispute.positions) add(position.value);
		add(twin.alsoTrue?.[field]);
	}
	return found;
}

/** The field by which another fact becomes an option, where options are facts. */
export const FACT_TEMPLATES: Record<string, string> = {
	rent: 'rent',
	area: 'area',
	'how-many': 'number',
	outcome: 'outcome',
	'which-treaty': 'outcome',
	cause: 'cause',
	actor: 'actor',
	consequence: 'consequence'
};

export const VALUE_TEMPLATES: Record<string, string> = {
	tenant: 'lessee',
	landlord: 'lessor',
	until: 'ends',
	country: 'country',
	parties: 'parties',
	'other-party': 'parties',
	'signed-at': 'place',
	'where-to': 'to',
	'where-to-all': 'to',
	'where-from': 'from',
	'who-moved': 'people'
};

/** Names that give a person, people or place away, by the beginnings of their words. */
export function beginnings(text: string): Set<string> {
	return new Set(
		normalise(text)
			.split(' ')
			.filter((word) => word.length >= 4 && !EMPTY_WORDS.includes(word))
			.map((word) => word.slice(0, 5))
	);
}
const EMPTY_WORDS = (
	'union republic empire kingdom khanate emirate government command region lower upper north south ' +
	'northern southern east west eastern western great world first state states people about their other ' +
	'until after under both with from that this they over were into made gave because there where treaty ' +
	'treaties agreement agreements convention protocol accord accords between which'
).split(' ');

export function distractors(item: Item): Option[] {
	if (item.type === 'choice') return item.options.filter((option) => option.id !== item.key);
	if (item.type === 'multi') return item.options.filter((option) => !item.keys.includes(option.id));
	return [];
}
export function keys(item: Item): Option[] {
	if (item.type === 'choice') return item.options.filter((option) => option.id === item.key);
	if (item.type === 'multi') return item.options.filter((option) => item.keys.includes(option.id));
	return [];
}

export const SOURCE_TEMPLATES =
	'disagreement who-says contested judgement nearer primary contradict settle enough opinion slip independent compute'.split(
		' '
	);
export const CHART_TEMPLATES =
	'chart-first chart-extreme chart-change chart-rank chart-ratio'.split(' ');

/** Every drawing of these templates. */
export function drawn(templates: readonly string[]): Item[] {
	return templates.flatMap((template) => drawings.get(template) ?? []);
}
