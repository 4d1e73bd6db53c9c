import { beforeAll, describe, expect, it } from 'vitest';
import type { Bank } from '../src/lib/core/bank.ts';
import { generate } from '../src/lib/core/generate.ts';
import { factIdOf, type Item, type Option } from '../src/lib/core/item.ts';
import type { BankFact } from '../src/lib/core/schema/fact.ts';
import { score } from '../src/lib/core/score.ts';
import { normalise } from '../src/lib/core/typed.ts';
import { buildBank } from './build.ts';
import { compareLock, readLock } from './lock.ts';

/**
 * The proof of one right answer: every question of the bank with fifty seeds. What is true is read
 * here from the facts by simple rules of its own, so that a mistake in the generator does not excuse
 * itself.
 */
const SEEDS = 50;

let bank: Bank;
/** Every drawing, by template. */
const drawings = new Map<string, Item[]>();

beforeAll(() => {
	bank = buildBank(import.meta.dirname).bank;
	for (const id of bank.items) {
		const template = templateOf(id);
		const list = drawings.get(template) ?? [];
		for (let seed = 0; seed < SEEDS; seed += 1) {
			const item = generate(bank, { id, seed, locale: 'en' });
			if (!item) throw new Error(`${id} cannot be asked with seed ${seed}`);
			list.push(item);
		}
		drawings.set(template, list);
	}
});

function templateOf(id: string): string {
	return id.slice(id.indexOf('#') + 1);
}
function all(): Item[] {
	return [...drawings.values()].flat();
}
function factOf(item: Item): BankFact {
	return bank.facts.get(item.fact) as BankFact;
}
/** The facts of the same act: what is true of one is no wrong answer for the other. */
function together(fact: BankFact): BankFact[] {
	return [...bank.facts.values()].filter(
		(other) => other.id === fact.id || (fact.event !== undefined && other.event === fact.event)
	);
}
/** Fails with the drawings that break the promise, so that the message names them. */
function expectNone(broken: Iterable<string>): void {
	expect([...new Set(broken)].slice(0, 12)).toEqual([]);
}
function where(item: Item, what = ''): string {
	return `${item.id} seed ${item.seed}${what ? `: ${what}` : ''}`;
}

/** Entity ids or years that any source gives for the field of this act, straight from the facts. */
function truths(fact: BankFact, field: string): Set<string> {
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
	}
	return found;
}

const VALUE_TEMPLATES: Record<string, string> = {
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

function distractors(item: Item): Option[] {
	if (item.type === 'choice') return item.options.filter((option) => option.id !== item.key);
	if (item.type === 'multi') return item.options.filter((option) => !item.keys.includes(option.id));
	return [];
}
function keys(item: Item): Option[] {
	if (item.type === 'choice') return item.options.filter((option) => option.id === item.key);
	if (item.type === 'multi') return item.options.filter((option) => item.keys.includes(option.id));
	return [];
}

describe('the bank', () => {
	it('asks every claim of the course text', () => {
		const claims = [...bank.facts.values()].filter((fact) => fact.kind === 'statement');
		expect(claims).toHaveLength(29);
		const asked = new Set(bank.items.map(factIdOf));
		expectNone([...bank.facts.keys()].filter((id) => !asked.has(id)));
	});

	it('has at least 24 templates and every item type', () => {
		expect(drawings.size).toBeGreaterThanOrEqual(24);
		const types = new Set(all().map((item) => item.type));
		expect([...types].sort()).toEqual(
			'choice cloze match multi numeric order recall short true-false year'.split(' ')
		);
	});

	it('gives every question a number that stays', () => {
		const lock = readLock(`${import.meta.dirname}/items.lock`);
		expect(compareLock(lock, bank.items)).toEqual({ unnumbered: [], lost: [] });
		expect(new Set(lock.map((line) => line.id)).size).toBe(lock.length);
	});

	it('rests no fact on weak sources alone', () => {
		expectNone(
			[...bank.facts.values()]
				.filter((fact) =>
					fact.citations.every((cite) => bank.sources.get(cite.source)?.standing === 'weak')
				)
				.map((fact) => fact.id)
		);
	});
});

describe('one right answer', () => {
	it('gives the key full marks and every distractor none', () => {
		expectNone(
			all().flatMap((item) => {
				if (item.type === 'choice')
					return item.options
						.filter(
							({ id }) =>
								score(item, { type: 'choice', chosen: id }).points !== (id === item.key ? 1 : 0)
						)
						.map((option) => where(item, option.text));
				if (item.type === 'multi')
					return score(item, { type: 'multi', chosen: item.keys }).points === 1
						? []
						: [where(item)];
				return [];
			})
		);
	});

	it('never offers two options that read the same', () => {
		expectNone(
			all().flatMap((item) => {
				const texts =
					item.type === 'choice' || item.type === 'multi'
						? item.options
						: item.type === 'match'
							? item.right
							: item.type === 'order'
								? item.entries
								: [];
				const seen = texts.map((option) => normalise(option.text));
				return new Set(seen).size === seen.length ? [] : [where(item, seen.join(' | '))];
			})
		);
	});

	it('never offers a value that a source gives for the same act', () => {
		const broken: string[] = [];
		for (const [template, field] of Object.entries(VALUE_TEMPLATES)) {
			for (const item of drawings.get(template) ?? []) {
				const held = truths(factOf(item), field);
				for (const option of distractors(item))
					if (held.has(option.id)) broken.push(where(item, option.text));
			}
		}
		expectNone(broken);
	});

	it('never offers a predecessor, successor or container of the key', () => {
		const up = (id: string, step: 'within' | 'successorOf'): Set<string> => {
			const found = new Set<string>();
			const visit = (at: string) => {
				const entity = bank.entities.get(at);
				const parents =
					step === 'within' ? (entity?.within ? [entity.within] : []) : (entity?.successorOf ?? []);
				for (const parent of parents)
					if (!found.has(parent)) {
						found.add(parent);
						visit(parent);
					}
			};
			visit(id);
			return found;
		};
		const broken: string[] = [];
		for (const template of Object.keys(VALUE_TEMPLATES)) {
			for (const item of drawings.get(template) ?? []) {
				for (const key of keys(item).filter((option) => bank.entities.has(option.id)))
					for (const wrong of distractors(item))
						for (const step of ['within', 'successorOf'] as const)
							if (up(key.id, step).has(wrong.id) || up(wrong.id, step).has(key.id))
								broken.push(where(item, `${wrong.text} and ${key.text}`));
			}
		}
		expectNone(broken);
	});

	it('offers entities of the key’s kind that lived at the time', () => {
		const broken: string[] = [];
		for (const template of Object.keys(VALUE_TEMPLATES)) {
			for (const item of drawings.get(template) ?? []) {
				const fact = factOf(item);
				const date =
					fact.kind === 'migration' ? fact.started : fact.kind === 'statement' ? null : fact.signed;
				const year = date?.is === 'known' ? Number(date.value.value.slice(0, 4)) : null;
				const kinds = new Set(keys(item).map((option) => bank.entities.get(option.id)?.kind));
				for (const option of distractors(item)) {
					const entity = bank.entities.get(option.id);
					if (!entity) continue;
					if (!kinds.has(entity.kind))
						broken.push(where(item, `${option.text} is a ${entity.kind}`));
					const from = Number(entity.lifetime?.from?.value.slice(0, 4) ?? -9999);
					const to = Number(entity.lifetime?.to?.value.slice(0, 4) ?? 9999);
					if (year !== null && template !== 'country' && (year < from || year > to))
						broken.push(where(item, `${option.text} in ${year}`));
				}
			}
		}
		expectNone(broken);
	});

	it('never makes a fact of the same act a distractor', () => {
		expectNone(
			all().flatMap((item) =>
				distractors(item)
					.filter((option) => {
						const other = bank.facts.get(option.id);
						return other !== undefined && together(factOf(item)).includes(other);
					})
					.map((option) => where(item, option.text))
			)
		);
	});

	it('puts only dates in order that no two sources can turn round', () => {
		const yearOf = (id: string): number[] => {
			const fact = bank.facts.get(id) as BankFact;
			const field = fact.kind === 'migration' ? 'started' : 'signed';
			return [...truths(fact, field)].filter((text) => /^\d{4}$/.test(text)).map(Number);
		};
		const broken: string[] = [];
		for (const item of drawings.get('order') ?? []) {
			if (item.type !== 'order') continue;
			for (let index = 0; index + 1 < item.key.length; index += 1) {
				const earlier = Math.max(...yearOf(item.key[index] as string));
				const later = Math.min(...yearOf(item.key[index + 1] as string));
				if (!(earlier < later)) broken.push(where(item, `${earlier} against ${later}`));
			}
		}
		for (const item of drawings.get('first') ?? []) {
			if (item.type !== 'choice') continue;
			const first = Math.max(...yearOf(item.key));
			for (const option of distractors(item))
				if (!(first < Math.min(...yearOf(option.id)))) broken.push(where(item, option.text));
		}
		expectNone(broken);
	});

	it('matches each entry to one outcome, with a spare that fits none', () => {
		expectNone(
			all().flatMap((item) => {
				if (item.type !== 'match') return [];
				const used = Object.values(item.key);
				const spares = item.right.filter((option) => !used.includes(option.id));
				const fits =
					new Set(used).size === item.left.length &&
					item.left.every((left) => item.right.some((right) => right.id === item.key[left.id])) &&
					spares.length === 1;
				return fits ? [] : [where(item)];
			})
		);
	});
});

describe('a fair form', () => {
	it('puts the key in every place equally often', () => {
		// χ² with three degrees of freedom; 21.1 is passed by chance once in ten thousand drawings.
		for (const [template, items] of drawings) {
			const places = [0, 0, 0, 0];
			for (const item of items)
				if (item.type === 'choice' && item.options.length === 4) {
					const place = item.options.findIndex((option) => option.id === item.key);
					places[place] = (places[place] ?? 0) + 1;
				}
			const total = places.reduce((sum, count) => sum + count, 0);
			if (total === 0) continue;
			const expected = total / 4;
			const chi = places.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
			expect(chi, `${template}: ${places.join(' ')}`).toBeLessThan(21.1);
		}
	});

	it('does not make the longest option the safe guess', () => {
		const isLongest = (item: Item) => {
			const key = Math.max(...keys(item).map((option) => option.text.length));
			return distractors(item).every((option) => option.text.length < key);
		};
		const choices = all().filter((item) => item.type === 'choice');
		expect(choices.filter(isLongest).length / choices.length).toBeLessThan(0.4);
		for (const [template, items] of drawings) {
			// A handful of names are as long as history made them.
			const few = new Set(items.map((item) => item.fact)).size < 10;
			if (few || items[0]?.type !== 'choice') continue;
			expect(items.filter(isLongest).length / items.length, template).toBeLessThan(0.5);
		}
	});

	it('writes whole sentences', () => {
		expectNone(
			all().flatMap((item) => {
				const texts = [
					item.stem,
					item.explanation,
					...keys(item).map((option) => option.text),
					...distractors(item).flatMap((option) => [option.text, option.why ?? ''])
				];
				const bad = texts.filter((text) =>
					/undefined|null|NaN|\[object|\s{2}|\s[.,;?]|\.\.|[a-z]\.[A-Z]|\bthe the\b|\ba [aeio][a-z]/.test(
						text
					)
				);
				const ends = /[.?!…:”]$/.test(item.stem) && /^[\p{Lu}\d“«]/u.test(item.stem);
				return bad.length > 0 || !ends ? [where(item, bad[0] ?? item.stem)] : [];
			})
		);
	});

	it('does not give the key away in the question', () => {
		expectNone(
			all().flatMap((item) => {
				const stem = ` ${normalise(item.stem)} `;
				return keys(item)
					.filter(
						(option) => item.type === 'choice' && stem.includes(` ${normalise(option.text)} `)
					)
					.map((option) => where(item, option.text));
			})
		);
	});

	it('says nothing of the present without its year', () => {
		// A quotation may: it is the source that speaks.
		expectNone(
			all()
				.filter((item) => item.kind !== 'statement')
				.filter((item) =>
					/\b(today|nowadays|currently|still|at present)\b/i.test(item.stem.replace(/“[^”]*”/g, ''))
				)
				.map((item) => where(item, item.stem))
		);
	});

	it('shows a source that is more than weak for every question', () => {
		expectNone(
			all()
				.filter((item) => item.evidence.every((evidence) => evidence.standing === 'weak'))
				.map((item) => where(item))
		);
	});

	it('makes the same question again from the same seed', () => {
		for (const items of drawings.values()) {
			const item = items[items.length - 1] as Item;
			expect(generate(bank, { id: item.id, seed: item.seed, locale: 'en' })).toEqual(item);
		}
	});
});
