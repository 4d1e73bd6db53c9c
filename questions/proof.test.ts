import { beforeAll, describe, expect, it } from 'vitest';
import type { Bank } from '../src/lib/core/bank.ts';
import { generate } from '../src/lib/core/generate.ts';
import { factIdOf, type Item, type Option } from '../src/lib/core/item.ts';
import type { BankFact } from '../src/lib/core/schema/fact.ts';
import { distanceKm, type LatLon } from '../src/lib/core/globe.ts';
import { score } from '../src/lib/core/score.ts';
import { normalise } from '../src/lib/core/typed.ts';
import { containsPlace, readWorld } from './atlas.ts';
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
		add(twin.alsoTrue?.[field]);
	}
	return found;
}

/** The field by which another fact becomes an option, where options are facts. */
const FACT_TEMPLATES: Record<string, string> = {
	rent: 'rent',
	area: 'area',
	'how-many': 'number',
	outcome: 'outcome',
	'which-treaty': 'outcome',
	cause: 'cause',
	actor: 'actor',
	consequence: 'consequence'
};

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

/** Names that give a person, people or place away, by the beginnings of their words. */
function beginnings(text: string): Set<string> {
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

	it('has at least 45 templates and every item type', () => {
		expect(drawings.size).toBeGreaterThanOrEqual(45);
		const types = new Set(all().map((item) => item.type));
		expect([...types].sort()).toEqual(
			'choice cloze map match multi numeric order recall short true-false year'.split(' ')
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

	it('never states as fact what is openly disputed of the other fact', () => {
		const broken: string[] = [];
		for (const [template, field] of Object.entries({ ...VALUE_TEMPLATES, ...FACT_TEMPLATES })) {
			for (const item of drawings.get(template) ?? [])
				for (const option of distractors(item)) {
					const disputes = bank.facts.get(option.fact ?? '')?.disputes ?? [];
					if (disputes.some((dispute) => dispute.kind === 'open' && dispute.field === field))
						broken.push(where(item, option.why));
				}
		}
		expectNone(broken);
	});

	it('never offers an old state of the land in which the key lies, nor the other way round', () => {
		const within = (id: string): string[] => {
			const up = bank.entities.get(id)?.within;
			return [id, ...(up ? within(up) : [])];
		};
		const earlier = (id: string): string[] => [
			id,
			...(bank.entities.get(id)?.successorOf ?? []).flatMap(earlier)
		];
		const broken: string[] = [];
		for (const template of Object.keys(VALUE_TEMPLATES)) {
			for (const item of drawings.get(template) ?? [])
				for (const key of keys(item).filter((option) => bank.entities.has(option.id)))
					for (const wrong of distractors(item))
						if (
							within(key.id).flatMap(earlier).includes(wrong.id) ||
							within(wrong.id).flatMap(earlier).includes(key.id)
						)
							broken.push(where(item, `${wrong.text} and ${key.text}`));
		}
		expectNone(broken);
	});

	it('offers no end of a lease that was past when the term was given', () => {
		const broken: string[] = [];
		for (const item of drawings.get('until') ?? []) {
			const fact = factOf(item);
			if (fact.kind !== 'lease' || fact.ends.is !== 'known') continue;
			const signed = fact.signed.is === 'known' ? Number(fact.signed.value.value.slice(0, 4)) : 0;
			for (const option of distractors(item))
				if (Number(option.text) <= (fact.ends.asOf ?? signed))
					broken.push(where(item, option.text));
		}
		expectNone(broken);
	});

	it('offers no two numbers of people that could both be right', () => {
		const range = (id: string): [number, number] => {
			const fact = bank.facts.get(id);
			if (fact?.kind !== 'migration' || fact.number.is !== 'known') throw new Error(id);
			const { low, high } = fact.number.value;
			return [low ?? 0, high ?? Infinity];
		};
		expectNone(
			(drawings.get('how-many') ?? []).flatMap((item) =>
				keys(item).flatMap((key) =>
					distractors(item)
						.filter((option) => {
							const [low, high] = range(key.id);
							const [least, most] = range(option.id);
							return low <= most && least <= high;
						})
						.map((option) => where(item, `${option.text} and ${key.text}`))
				)
			)
		);
	});

	it('puts in order only dates that stand for the whole agreement or movement', () => {
		expectNone(
			['first', 'order'].flatMap((template) =>
				(drawings.get(template) ?? []).flatMap((item) => {
					const entries =
						item.type === 'order' ? item.entries : [...keys(item), ...distractors(item)];
					return entries
						.filter(({ id, text }) => {
							const fact = bank.facts.get(id);
							if (!fact || fact.kind === 'statement') return true;
							const date = fact.kind === 'migration' ? fact.started : fact.signed;
							return date.is !== 'known' || date.scope !== undefined || /\d{4}/.test(text);
						})
						.map((option) => where(item, option.text));
				})
			)
		);
	});

	it('asks who says something only among voices that could and did not', () => {
		const broken: string[] = [];
		for (const item of drawings.get('who-says') ?? []) {
			if (item.type !== 'choice') continue;
			const fact = factOf(item);
			const dispute = fact.disputes.find((entry) =>
				entry.positions.some(
					({ cite, says }) => cite.source === item.key && item.stem.includes(says.en)
				)
			);
			const sides = dispute?.positions.map(({ cite }) => cite.source) ?? [];
			if (!dispute || dispute.kind === 'slip') broken.push(where(item, 'no such dispute'));
			for (const option of distractors(item)) {
				const heard = fact.citations.some((citation) => citation.source === option.id);
				if (heard && !sides.includes(option.id)) broken.push(where(item, option.text));
			}
			for (const option of item.options)
				if (/\b\d{4}\b/.test(option.text)) broken.push(where(item, option.text));
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

describe('on the map', () => {
	const world = readWorld();
	const mapItems = () => all().flatMap((item) => (item.type === 'map' ? [item] : []));
	const placeOf = (id: string) => bank.entities.get(id)?.at as LatLon;
	/** Whether a land holds the place, or lies within some 25 km: coasts and rivers are drawn roughly. */
	const touches = (iso: string, [lat, lon]: LatLon) => {
		const land = world.lands.find(({ id }) => id === iso);
		const steps = [-0.25, 0, 0.25];
		return steps.some((north) =>
			steps.some((east) => land && containsPlace(world, land, [lat + north, lon + east]))
		);
	};
	const lies = (iso: string, at: LatLon) =>
		world.lands.some((land) => land.id === iso && containsPlace(world, land, at));

	it('has the place inside the key, and in no other country that can be tapped', () => {
		const seen = new Set<string>();
		const broken: string[] = [];
		for (const item of mapItems()) {
			if (item.asks !== 'country' || seen.has(item.id)) continue;
			seen.add(item.id);
			const fact = factOf(item);
			const places =
				fact.kind === 'migration'
					? item.id.endsWith('#map-to')
						? fact.to
						: fact.from
					: fact.kind === 'statement'
						? []
						: [fact.place ?? []].flat();
			for (const id of places) {
				const at = placeOf(id);
				for (const option of item.options) {
					if (option.id === item.key ? !touches(option.iso, at) : lies(option.iso, at))
						broken.push(where(item, `${id} and ${option.text}`));
				}
			}
			if (item.options.filter((option) => option.id === item.key).length !== 1)
				broken.push(where(item, 'no key'));
		}
		expect(seen.size).toBeGreaterThan(60);
		expectNone(broken);
	});

	it('offers twelve places, of which one alone is near enough', () => {
		expectNone(
			mapItems().flatMap((item) => {
				if (item.asks !== 'place') return [];
				const off = item.options.map((option) => distanceKm(option.at, item.at));
				const right = off.filter((km) => km <= 300).length;
				const far = off.filter((km) => km > 600).length;
				return right === 1 && far === off.length - 1 && off.length >= 12
					? []
					: [where(item, off.map(Math.round).join(' '))];
			})
		);
	});

	it('scores a place in the list as it does a tap on it', () => {
		expectNone(
			mapItems().flatMap((item) =>
				item.asks !== 'place'
					? []
					: item.options
							.filter(
								({ at }) =>
									(score(item, { type: 'map', at }).points === 1) !== distanceKm(at, item.at) <= 300
							)
							.map((option) => where(item, option.text))
			)
		);
	});

	it('lists no place that the question names', () => {
		expectNone(
			mapItems().flatMap((item) => {
				if (item.asks !== 'place') return [];
				const asked = beginnings(item.stem);
				return item.options
					.filter(({ text }) => [...beginnings(text)].some((word) => asked.has(word)))
					.map((option) => where(item, option.text));
			})
		);
	});

	it('shows four arrows, of which each wrong one begins or ends far from where the movement did', () => {
		const middle = (places: LatLon[]): LatLon => [
			places.reduce((sum, at) => sum + at[0], 0) / places.length,
			places.reduce((sum, at) => sum + at[1], 0) / places.length
		];
		expectNone(
			mapItems().flatMap((item) => {
				if (item.asks !== 'arrow') return [];
				const key = item.options.find((option) => option.id === item.key);
				if (!key || item.options.length !== 4) return [where(item, 'no key')];
				return item.options
					.filter((option) => option !== key)
					.filter((option) =>
						(['from', 'to'] as const).every(
							(side) =>
								distanceKm(
									middle(key.arrows.map((arrow) => arrow[side])),
									middle(option.arrows.map((arrow) => arrow[side]))
								) < 600
						)
					)
					.map((option) => where(item, option.text));
			})
		);
	});

	it('never draws an arrow to or from what a source gives for the movement', () => {
		expectNone(
			mapItems().flatMap((item) => {
				const fact = factOf(item);
				if (item.asks !== 'arrow' || fact.kind !== 'migration') return [];
				return item.options
					.filter((option) => option.id !== item.key && option.fact)
					.filter((option) => {
						const other = bank.facts.get(option.fact ?? '');
						if (other?.kind !== 'migration') return true;
						return (['from', 'to'] as const).some((side) =>
							other[side].some((id) => truths(fact, side).has(id))
						);
					})
					.map((option) => where(item, option.text));
			})
		);
	});
});

describe('on the timeline', () => {
	const lines = () =>
		all().flatMap((item) => (item.type === 'year' && item.line ? [{ item, line: item.line }] : []));

	it('has the key on the line, and no other event so near that it gives the answer', () => {
		expect(lines().length).toBeGreaterThan(0);
		expectNone(
			lines()
				.filter(
					({ item, line }) =>
						item.key.from <= line.from ||
						item.key.to >= line.to ||
						line.marks.some(({ year }) => Math.abs(year - item.key.from) <= line.right)
				)
				.map(({ item }) => where(item))
		);
	});

	it('does not put the key in the middle more often than elsewhere', () => {
		const old = lines().filter(({ item }) => item.key.to < 1900);
		const central = old.filter(
			({ item, line }) =>
				Math.abs(item.key.from - (line.from + line.to) / 2) < (line.to - line.from) / 10
		);
		expect(central.length / old.length).toBeLessThan(0.4);
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

	it('has few questions whose key is the longest whatever the dice say', () => {
		const choices = new Map<string, Item[]>();
		for (const item of all())
			if (item.type === 'choice') choices.set(item.id, [...(choices.get(item.id) ?? []), item]);
		const always = [...choices].filter(([, items]) =>
			items.every((item) => {
				const key = Math.max(...keys(item).map((option) => option.text.length));
				return distractors(item).every((option) => option.text.length < key);
			})
		);
		expect(always.length / choices.size, always.map(([id]) => id).join(' ')).toBeLessThan(0.3);
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

	it('names the key in no other form in the question', () => {
		const broken: string[] = [];
		for (const template of 'parties other-party where-to where-to-all where-from cause actor consequence'.split(
			' '
		))
			for (const item of drawings.get(template) ?? []) {
				const asked = beginnings(factOf(item).phrase.en);
				for (const key of keys(item)) {
					const entity = bank.entities.get(key.id);
					const told = [key.text, entity?.label.en ?? '', entity?.adjective?.en ?? ''];
					const shared = told.flatMap((text) => [...beginnings(text)].filter((w) => asked.has(w)));
					if (shared.length > 0) broken.push(where(item, `${key.text}: ${shared.join(' ')}`));
				}
			}
		expectNone(broken);
	});

	it('asks no question to which the same answer is nearly always right', () => {
		for (const template of ['title', 'tenant', 'country', 'landlord']) {
			const answers = new Map<string, string>();
			for (const item of drawings.get(template) ?? [])
				answers.set(item.fact, keys(item)[0]?.text ?? '');
			const counts = [...answers.values()].map(
				(text) => [...answers.values()].filter((other) => other === text).length
			);
			expect(Math.max(...counts) / answers.size, template).toBeLessThanOrEqual(0.6);
		}
	});

	it('offers sums and areas that are all equally round', () => {
		expectNone(
			['rent', 'area'].flatMap((template) =>
				(drawings.get(template) ?? []).flatMap((item) =>
					[...keys(item), ...distractors(item)]
						.filter((option) => {
							const figure = /[\d,.]*\d/.exec(option.text)?.[0] ?? '0';
							const digits = figure.replace(/[,.]/g, '').replace(/^0+/, '');
							const significant = figure.includes('.') ? digits : digits.replace(/0+$/, '');
							return significant.length > 3;
						})
						.map((option) => where(item, option.text))
				)
			)
		);
	});

	it('lists a known wrong year once, and never a right one', () => {
		expectNone(
			all().flatMap((item) => {
				if (item.type !== 'year') return [];
				const years = item.known.map((entry) => entry.year);
				const right = years.some((year) => year >= item.key.from && year <= item.key.to);
				return right || new Set(years).size < years.length ? [where(item, years.join(' '))] : [];
			})
		);
	});

	it('says in the explanation when a treaty ended', () => {
		expectNone(
			(drawings.get('treaty-ended') ?? [])
				.filter((item) => item.type === 'year' && !item.explanation.includes(String(item.key.from)))
				.map((item) => where(item, item.explanation))
		);
	});

	it('calls a place by the name that it had at the time', () => {
		const broken: string[] = [];
		for (const template of ['signed-at', 'where-to', 'where-to-all', 'where-from'])
			for (const item of drawings.get(template) ?? []) {
				const fact = factOf(item);
				const date =
					fact.kind === 'migration' ? fact.started : fact.kind === 'treaty' && fact.signed;
				if (!date || date.is !== 'known') continue;
				const year = date.value.value.slice(0, 4);
				for (const { id, text } of [...keys(item), ...distractors(item)]) {
					const then = bank.entities
						.get(id)
						?.names.find(
							({ from, to }) =>
								(from?.value ?? '0') <= year && year < (to?.value.slice(0, 4) ?? '9')
						);
					if (then && then.text.en !== text) broken.push(where(item, `${text} in ${year}`));
				}
			}
		expectNone(broken);
	});

	it('takes wrong answers from another age only when its own has too few', () => {
		const year = (fact: BankFact | undefined): number | null => {
			if (!fact || fact.kind === 'statement') return null;
			const date = fact.kind === 'migration' ? fact.started : fact.signed;
			return date.is === 'known' ? Number(date.value.value.slice(0, 4)) : null;
		};
		let far = 0;
		let total = 0;
		for (const template of Object.keys({ ...VALUE_TEMPLATES, ...FACT_TEMPLATES }))
			for (const item of drawings.get(template) ?? []) {
				const mine = year(factOf(item));
				for (const option of distractors(item)) {
					const theirs = year(bank.facts.get(option.fact ?? ''));
					if (mine === null || theirs === null) continue;
					total += 1;
					if (Math.abs(mine - theirs) > 120) far += 1;
				}
			}
		expect(far / total).toBeLessThan(0.05);
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

	it('tells nothing that can change in the present tense without its year', () => {
		// What a base costs or whose it is changes; what a treaty says does not.
		const present =
			/\b(pays|rents|leases|hosts|owns|costs|belongs|owes|houses|is (leased|rented|used|paid|in force)|are (leased|rented|used|paid|in force)|(does|do) \w+ (pay|rent|lease|host|own|cost|belong))\b/i;
		expectNone(
			all()
				.filter((item) => item.kind !== 'statement')
				// Where the stem quotes, it asks what the sources say.
				.filter(({ stem }) => present.test(stem) && !/“|\b\d{4}\b/.test(stem))
				.map((item) => where(item, item.stem))
		);
	});

	it('hears two voices in every dispute', () => {
		// A rule of its own: whatever mentions an encyclopaedia speaks with its voice.
		const voice = (id: string): string => {
			const source = bank.sources.get(id);
			const words = JSON.stringify(source).toLowerCase();
			return /wikipedia|wiki7|britannica|soviet encyclop/.exec(words)?.[0] ?? id;
		};
		expectNone(
			[...bank.facts.values()].flatMap((fact) =>
				fact.disputes
					.filter(
						({ positions }) => new Set(positions.map(({ cite }) => voice(cite.source))).size < 2
					)
					.map((dispute) => `${fact.id}: ${dispute.question.en}`)
			)
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

const SOURCE_TEMPLATES =
	'disagreement who-says contested judgement nearer primary contradict settle enough opinion slip independent compute'.split(
		' '
	);
const CHART_TEMPLATES = 'chart-first chart-extreme chart-change chart-rank chart-ratio'.split(' ');

/** Every drawing of these templates. */
function drawn(templates: readonly string[]): Item[] {
	return templates.flatMap((template) => drawings.get(template) ?? []);
}
function figuresIn(text: string): number[] {
	return [...text.matchAll(/\d[\d,]*(?:\.\d+)?/g)].map(([figure]) =>
		Number(figure.replaceAll(',', ''))
	);
}
function valueOf(item: Item, label: string | undefined): number {
	const bar = item.figure?.bars.find((one) => one.label === label);
	if (!bar) throw new Error(where(item, `no bar ${label}`));
	return bar.value;
}

describe('reading sources', () => {
	it('has a hundred questions and more, with every skill', () => {
		const asked = new Set(drawn(SOURCE_TEMPLATES).map((item) => item.id));
		expect(asked.size).toBeGreaterThanOrEqual(100);
		for (const template of [...SOURCE_TEMPLATES, ...CHART_TEMPLATES])
			expect(drawings.get(template) ?? [], template).not.toHaveLength(0);
	});

	it('asks every reading and every chart that the bank holds', () => {
		const readings = [...bank.readings.values()].flat();
		expectNone(
			readings
				.map(({ fact, skill }) => `${fact}#${skill}` as const)
				.filter((id) => !bank.items.includes(id))
		);
		expectNone(
			[...bank.charts.keys()].filter(
				(fact) => !CHART_TEMPLATES.some((template) => bank.items.includes(`${fact}#${template}`))
			)
		);
	});

	it('explains each answer with a model of how to think it through', () => {
		expectNone(
			drawn([...SOURCE_TEMPLATES, ...CHART_TEMPLATES])
				.filter(({ explanation }) => explanation.length < 40 || !/[.?!”]$/.test(explanation))
				.map((item) => where(item, item.explanation))
		);
	});

	it('gives a reason for every wrong answer', () => {
		// Of a voice from outside there is nothing to say but that it did not speak of this.
		const templates = [...SOURCE_TEMPLATES, ...CHART_TEMPLATES].filter((id) => id !== 'who-says');
		expectNone(
			drawn(templates).flatMap((item) =>
				distractors(item)
					.filter((option) => !option.why)
					.map((option) => where(item, option.text))
			)
		);
	});

	it('says whose words a passage is, and shows the source of each', () => {
		expectNone(
			all()
				.filter((item) => (item.passages?.length ?? 0) > 0)
				.flatMap((item) => {
					const nameless = item.passages?.filter(({ by, says }) => !by || !says) ?? [];
					const shown = item.evidence.length + item.disputes.length;
					return nameless.length > 0 || shown === 0 ? [where(item)] : [];
				})
		);
		expectNone(
			[...bank.readings.values()].flat().flatMap(({ fact, skill, passages, cites }) => {
				const item = drawings.get(skill)?.find((one) => one.fact === fact);
				const shown = item?.evidence.map(({ source }) => source) ?? [];
				return [...passages.map(({ cite }) => cite), ...cites]
					.filter(({ source }) => !shown.includes(source))
					.map(({ source }) => `${fact}#${skill}: ${source}`);
			})
		);
	});

	it('asks for no number that stands in what is shown', () => {
		expectNone(
			drawn(['compute', 'chart-change', 'chart-ratio'])
				.filter((item) => {
					if (item.type !== 'numeric') return true;
					const told = [
						...figuresIn(item.stem),
						...(item.passages ?? []).flatMap(({ says }) => figuresIn(says))
					];
					return told.includes(item.key) || item.key < item.low || item.key > item.high;
				})
				.map((item) => where(item))
		);
	});

	it('tells the nearest source by its year', () => {
		const year = ({ text }: Option) => Number(/\d{4}$/.exec(text)?.[0]);
		expectNone(
			drawn(['nearer']).flatMap((item) =>
				keys(item).flatMap((key) =>
					distractors(item)
						.filter((option) => !(year(key) < year(option)))
						.map((option) => where(item, option.text))
				)
			)
		);
	});

	it('calls primary one source only', () => {
		expectNone(
			drawn(['primary']).flatMap((item) =>
				[
					...keys(item).filter(({ id }) => bank.sources.get(id)?.standing !== 'primary'),
					...distractors(item).filter(({ id }) =>
						['primary', 'official'].includes(bank.sources.get(id)?.standing ?? '')
					)
				].map((option) => where(item, option.text))
			)
		);
	});

	it('contests one claim only', () => {
		const isContested = ({ id }: Option) =>
			bank.facts.get(id)?.disputes.some(({ kind }) => kind === 'open') === true;
		expectNone(
			drawn(['contested']).flatMap((item) =>
				[
					...keys(item).filter((option) => !isContested(option)),
					...distractors(item).filter(isContested)
				].map((option) => where(item, option.text))
			)
		);
	});
});

describe('reading a chart', () => {
	it('shows bars with a unit and their sources', () => {
		expectNone(
			drawn(CHART_TEMPLATES)
				.filter(({ figure, evidence }) => {
					const labels = figure?.bars.map(({ label }) => label) ?? [];
					return (
						labels.length < 3 ||
						new Set(labels).size < labels.length ||
						!figure?.unit ||
						!figure.title ||
						figure.sources.length === 0 ||
						evidence.length === 0
					);
				})
				.map((item) => where(item))
		);
	});

	it('finds in the bars the first year beyond a line', () => {
		expectNone(
			drawn(['chart-first']).flatMap((item) => {
				const [, way, limit] = / (above|below) ([\d,.]+) /.exec(item.stem) ?? [];
				const line = Number(limit?.replaceAll(',', ''));
				const first = item.figure?.bars.find(({ value }) =>
					way === 'above' ? value > line : value < line
				);
				return first && keys(item)[0]?.text === first.label ? [] : [where(item, item.stem)];
			})
		);
	});

	it('finds in the bars the highest, the lowest and the places', () => {
		expectNone(
			drawn(['chart-extreme', 'chart-rank']).flatMap((item) => {
				const key = valueOf(item, keys(item)[0]?.text);
				const values = item.figure?.bars.map(({ value }) => value) ?? [];
				const above = values.filter((value) => value > key).length;
				const equal = values.filter((value) => value === key).length;
				const wanted = item.stem.includes('second')
					? 1
					: item.stem.includes('third')
						? 2
						: item.stem.includes('lowest')
							? values.length - 1
							: 0;
				return above === wanted && equal === 1 ? [] : [where(item, item.stem)];
			})
		);
	});

	it('reckons differences and ratios from the bars', () => {
		expectNone(
			drawn(['chart-change']).flatMap((item) => {
				const [, from, to] = /from (\d{4}) to (\d{4})\?$/.exec(item.stem) ?? [];
				const difference = Math.abs(valueOf(item, from) - valueOf(item, to));
				const close = item.type === 'numeric' && Math.abs(item.key - difference) < 0.01;
				return close ? [] : [where(item, item.stem)];
			})
		);
		expectNone(
			drawn(['chart-ratio']).flatMap((item) => {
				const [, less, more] = /bar of (.+) is the bar of (.+) in this/.exec(item.stem) ?? [];
				const times = valueOf(item, more) / valueOf(item, less);
				const close = item.type === 'numeric' && item.low < times && times < item.high;
				return close ? [] : [where(item, item.stem)];
			})
		);
	});
});
