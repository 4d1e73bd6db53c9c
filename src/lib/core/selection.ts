import { currentId, type BankIndex, type FactEntry } from './bank.ts';
import { ITEM_TYPES, factIdOf, type ItemId, type ItemType } from './item.ts';
import { randomFrom } from './random.ts';
import { REGIONS, THEMES, type Region, type Theme } from './vocabulary.ts';
import type { BankFact, FactKind } from './schema/fact.ts';
import { yearOfFact } from './truth.ts';

export const KINDS = ['lease', 'treaty', 'migration', 'statement'] as const satisfies FactKind[];
export const BEHAVIOURS = ['immediate', 'deferred', 'interactive'] as const;
/** When marking and feedback happen (Moodle's words). */
export type Behaviour = (typeof BEHAVIOURS)[number];

export const DEFAULT_COUNT = 10;
export const MOST_ITEMS = 200;

/** What to practise. It is the address of the page, to bookmark and to share. */
export interface Selection {
	kinds: FactKind[];
	themes: Theme[];
	regions: Region[];
	levels: (1 | 2 | 3)[];
	types: ItemType[];
	/** Years between which the fact begins. */
	from: number | null;
	to: number | null;
	/** Only facts about which sources differ for a reason. A plain slip is none. */
	contested: boolean;
	path: string | null;
	facts: string[];
	items: ItemId[];
	count: number;
	behaviour: Behaviour;
	/** Null: drawn when the session starts. */
	seed: number | null;
}

export const EVERYTHING: Selection = {
	kinds: [],
	themes: [],
	regions: [],
	levels: [],
	types: [],
	from: null,
	to: null,
	contested: false,
	path: null,
	facts: [],
	items: [],
	count: DEFAULT_COUNT,
	behaviour: 'immediate',
	seed: null
};

/** A part of the address that means nothing, kept to be shown. */
export interface Ignored {
	name: string;
	value: string;
}

const LISTS = {
	kind: { field: 'kinds', values: KINDS },
	theme: { field: 'themes', values: THEMES },
	region: { field: 'regions', values: REGIONS },
	level: { field: 'levels', values: [1, 2, 3] },
	type: { field: 'types', values: ITEM_TYPES }
} as const;

const NUMBERS = {
	from: { least: -3000, most: 2100 },
	to: { least: -3000, most: 2100 },
	seed: { least: 0, most: 2 ** 31 - 1 },
	n: { least: 1, most: MOST_ITEMS }
} as const;

function asNumber(value: string, { least, most }: { least: number; most: number }): number | null {
	const number = Number(value);
	return /^-?\d{1,10}$/.test(value) && number >= least && number <= most ? number : null;
}

const ids = (value: string) => value.split(',').filter(Boolean);
const distinct = <T>(list: readonly T[]): T[] => [...new Set(list)];

/** Reads the address. What it does not understand it names and leaves out. */
export function parseSelection(pairs: Iterable<readonly [string, string]>): {
	selection: Selection;
	ignored: Ignored[];
} {
	const selection: Selection = { ...EVERYTHING };
	const ignored: Ignored[] = [];
	for (const [name, value] of pairs) {
		// A form sends its empty fields too; they ask for nothing.
		if (value === '') continue;
		// The name comes from an address: `constructor` must not find what every object inherits.
		if (Object.hasOwn(LISTS, name)) {
			const { field, values } = LISTS[name as keyof typeof LISTS];
			// A form sends a name once for each box that is ticked.
			const good: unknown[] = [...selection[field]];
			for (const word of value.split(',')) {
				const match = values.find((entry) => String(entry) === word);
				if (match === undefined) ignored.push({ name, value: word });
				else if (!good.includes(match)) good.push(match);
			}
			selection[field] = good as never;
		} else if (Object.hasOwn(NUMBERS, name)) {
			const number = asNumber(value, NUMBERS[name as keyof typeof NUMBERS]);
			if (number === null) ignored.push({ name, value });
			else if (name === 'n') selection.count = number;
			else selection[name as 'from' | 'to' | 'seed'] = number;
		} else if (name === 'mode') {
			const behaviour = BEHAVIOURS.find((entry) => entry === value);
			if (behaviour) selection.behaviour = behaviour;
			else ignored.push({ name, value });
		} else if (name === 'contested') {
			if (value === 'yes') selection.contested = true;
			else ignored.push({ name, value });
		} else if (name === 'path') selection.path = value;
		else if (name === 'fact') selection.facts = distinct([...selection.facts, ...ids(value)]);
		else if (name === 'item')
			selection.items = distinct([...selection.items, ...(ids(value) as ItemId[])]);
		else ignored.push({ name, value });
	}
	if (selection.from !== null && selection.to !== null && selection.from > selection.to) {
		ignored.push({ name: 'to', value: String(selection.to) });
		selection.to = null;
	}
	return { selection, ignored };
}

/** The address of a selection: only what differs from everything, in a fixed order. */
export function writeSelection(selection: Selection): [string, string][] {
	const pairs: [string, string][] = [];
	for (const [name, { field }] of Object.entries(LISTS)) {
		if (selection[field].length > 0) pairs.push([name, selection[field].join(',')]);
	}
	if (selection.from !== null) pairs.push(['from', String(selection.from)]);
	if (selection.to !== null) pairs.push(['to', String(selection.to)]);
	if (selection.contested) pairs.push(['contested', 'yes']);
	if (selection.path) pairs.push(['path', selection.path]);
	if (selection.facts.length > 0) pairs.push(['fact', selection.facts.join(',')]);
	if (selection.items.length > 0) pairs.push(['item', selection.items.join(',')]);
	if (selection.count !== DEFAULT_COUNT) pairs.push(['n', String(selection.count)]);
	if (selection.behaviour !== 'immediate') pairs.push(['mode', selection.behaviour]);
	if (selection.seed !== null) pairs.push(['seed', String(selection.seed)]);
	return pairs;
}

/**
 * Leaves out what this bank does not have: an unknown path, facts and items that are gone. They are named,
 * so that the page can say what it ignored.
 */
export function checkSelection(
	bank: BankIndex,
	selection: Selection
): { selection: Selection; ignored: Ignored[] } {
	const ignored: Ignored[] = [];
	const known = (name: string, value: string, has: boolean) => {
		if (!has) ignored.push({ name, value });
		return has;
	};
	const { path } = selection;
	const items = new Set(selection.items.length > 0 ? bank.items : []);
	return {
		selection: {
			...selection,
			path: path !== null && known('path', path, bank.paths.has(path)) ? path : null,
			facts: selection.facts.filter((id) => known('fact', id, bank.facts.has(id))),
			items: selection.items.filter((id) => known('item', id, items.has(id)))
		},
		ignored
	};
}

function allows<T>(wanted: readonly T[], has: readonly T[]): boolean {
	return wanted.length === 0 || has.some((value) => wanted.includes(value));
}

/** Whether sources differ for a reason: none decides, they count differently, or at other times. */
export function isContested(fact: FactEntry | BankFact): boolean {
	if ('year' in fact) return fact.contested === true;
	return fact.disputes.some((dispute) => dispute.kind !== 'slip');
}

export function factMatches(fact: FactEntry | BankFact, selection: Selection): boolean {
	const year = 'year' in fact ? fact.year : yearOfFact(fact);
	return (
		allows(selection.kinds, [fact.kind]) &&
		allows(selection.themes, fact.themes) &&
		allows(selection.regions, [fact.region]) &&
		allows(selection.levels, [fact.level]) &&
		allows(selection.facts, [fact.id]) &&
		(!selection.contested || isContested(fact)) &&
		(selection.from === null || (year !== null && year >= selection.from)) &&
		(selection.to === null || (year !== null && year <= selection.to))
	);
}

/** Every item that fits, in the order of its path if there is one. */
export function matchItems(bank: BankIndex, selection: Selection): ItemId[] {
	const path = selection.path ? bank.paths.get(selection.path) : undefined;
	const inPath = path && new Map(path.facts.map((id, index) => [id, index]));
	const matching = bank.items.filter((id) => {
		const fact = bank.facts.get(factIdOf(id));
		const template = id.slice(id.indexOf('#') + 1);
		const type = bank.templates.get(template)?.type;
		return (
			fact !== undefined &&
			type !== undefined &&
			factMatches(fact, selection) &&
			(!inPath || inPath.has(fact.id)) &&
			(path?.asks?.includes(template) ?? true) &&
			allows(selection.types, [type]) &&
			allows(selection.items, [id])
		);
	});
	if (!inPath) return matching;
	const place = (id: ItemId) => inPath.get(factIdOf(id)) ?? 0;
	return matching.sort((a, b) => place(a) - place(b));
}

/** Facts of one event count as one, so that siblings do not meet. */
export function siblingGroup(bank: BankIndex, id: ItemId): string {
	const fact = factIdOf(currentId(bank, id));
	const event = bank.facts.get(fact)?.event;
	return event ? `event:${event}` : fact;
}

/**
 * The group that alone has most items would follow itself at the end of the draw: the last group that
 * could stand between must come after it.
 */
function spread(groups: ItemId[][]): ItemId[][] {
	const bySize = [...groups].sort((a, b) => b.length - a.length);
	const [most, second] = bySize;
	if (!most || !second || most.length === second.length) return groups;
	const at = groups.indexOf(most);
	const last = groups.findLastIndex((group) => group.length === second.length);
	if (at < last) return groups;
	return groups.map((group, index) =>
		index === at ? groups[last] : index === last ? most : group
	) as ItemId[][];
}

/** Whether both ask one fact the same: its year to type, and the same year on a line. */
function areRepeats(bank: BankIndex, one: ItemId, other: ItemId): boolean {
	const fact = factIdOf(one);
	if (factIdOf(other) !== fact) return false;
	const [form, twin] = [one, other].map((id) => id.slice(fact.length + 1)) as [string, string];
	const repeats = (id: string, of: string) =>
		bank.templates.get(id)?.repeats?.includes(of) === true;
	return repeats(form, twin) || repeats(twin, form);
}

/**
 * Draws the items of a session: every group of siblings gives one before any gives a second, and two
 * siblings never follow each other while that can be helped. A path keeps its order. What repeats an
 * item is left out, unless it was chosen by name.
 */
export function drawItems(bank: BankIndex, selection: Selection, seed: number): ItemId[] {
	const random = randomFrom('draw', seed);
	const groups = new Map<string, ItemId[]>();
	const matching = matchItems(bank, selection);
	const isPath = selection.path !== null && bank.paths.has(selection.path);
	for (const id of isPath ? matching : random.shuffle(matching)) {
		const group = siblingGroup(bank, id);
		const members = groups.get(group);
		if (members) members.push(id);
		else groups.set(group, [id]);
	}
	const isNamed = selection.items.length > 0;
	const shuffled = [...groups.values()].map((group) => {
		const members = random.shuffle(group);
		return members.filter(
			(id, index) =>
				isNamed || !members.slice(0, index).some((other) => areRepeats(bank, id, other))
		);
	});
	const rounds = isPath ? shuffled : spread(shuffled);
	const drawn: ItemId[] = [];
	for (let round = 0; drawn.length < selection.count; round += 1) {
		const layer = rounds.map((group) => group[round]).filter((id) => id !== undefined);
		if (layer.length === 0) break;
		drawn.push(...layer.slice(0, selection.count - drawn.length));
	}
	return drawn;
}
