import type { ItemId, ItemType } from './item.ts';
import type { Entity } from './schema/entity.ts';
import type { BankFact, FactKind, FactOf } from './schema/fact.ts';
import type { Path } from './schema/path.ts';
import type { Reading } from './schema/reading.ts';
import type { Source } from './schema/source.ts';
import type { Chart, Table } from './schema/table.ts';
import type { AnyTemplate } from './template.ts';

/** What the build makes of `questions/`: validated, sorted by id, with a content hash. */
export interface BankData {
	hash: string;
	facts: BankFact[];
	entities: Entity[];
	sources: Source[];
	paths: Path[];
	readings: Reading[];
	tables: Table[];
	aliases: [ItemId, ItemId][];
	items: ItemId[];
}

/** What choosing questions needs of a fact, where the fact itself is not there. */
export interface FactEntry extends Pick<
	BankFact,
	'id' | 'kind' | 'event' | 'region' | 'themes' | 'level'
> {
	/** See `yearOfFact`. */
	year: number | null;
	/** See `isContested`. */
	contested?: true;
	/** Its edition, where it was ever corrected. */
	rev?: number;
}

/** Which questions there are, and what is chosen by: enough for all but asking them. */
export interface BankIndex {
	readonly hash: string;
	readonly facts: ReadonlyMap<string, FactEntry | BankFact>;
	readonly paths: ReadonlyMap<string, Path>;
	readonly templates: ReadonlyMap<string, { type: ItemType; repeats?: readonly string[] }>;
	/** Renamed questions: the old id and the new one. */
	readonly aliases: ReadonlyMap<ItemId, ItemId>;
	/** Every question that can be asked, `factId#templateId`, in the order of the facts. */
	readonly items: readonly ItemId[];
}

/** The bank, indexed for look-up. It never changes at run time. */
export interface Bank extends BankIndex {
	readonly facts: ReadonlyMap<string, BankFact>;
	readonly kinds: ReadonlyMap<FactKind, readonly BankFact[]>;
	/** Facts of one act, by their shared event. */
	readonly events: ReadonlyMap<string, readonly BankFact[]>;
	readonly entities: ReadonlyMap<string, Entity>;
	readonly sources: ReadonlyMap<string, Source>;
	/** Questions about reading sources, by the fact that they belong to. */
	readonly readings: ReadonlyMap<string, readonly Reading[]>;
	/** The chart of a fact, with the table that it draws from. */
	readonly charts: ReadonlyMap<string, { chart: Chart; table: Table }>;
	readonly templates: ReadonlyMap<string, AnyTemplate>;
}

function index<T extends { id: string }>(list: readonly T[]): ReadonlyMap<string, T> {
	return new Map(list.map((value) => [value.id, value]));
}

function group<K, T>(list: readonly T[], keyOf: (value: T) => K | undefined): ReadonlyMap<K, T[]> {
	const groups = new Map<K, T[]>();
	for (const value of list) {
		const key = keyOf(value);
		if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), value]);
	}
	return groups;
}

/** `guests`: facts that are known by id and by event, and are none of their kind (see `parts.ts`). */
export function openBank(
	data: BankData,
	templates: readonly AnyTemplate[],
	guests: readonly BankFact[] = []
): Bank {
	const known = [...data.facts, ...guests];
	return Object.freeze({
		hash: data.hash,
		facts: index(known),
		kinds: group(data.facts, (fact) => fact.kind),
		events: group(known, (fact) => fact.event),
		entities: index(data.entities),
		sources: index(data.sources),
		paths: index(data.paths),
		readings: group(data.readings, (reading) => reading.fact),
		charts: new Map(
			data.tables.flatMap((table) =>
				table.charts.map((chart) => [chart.fact, { chart, table }] as const)
			)
		),
		templates: index(templates),
		aliases: new Map(data.aliases),
		items: data.items
	});
}

export function factsOf<K extends FactKind>(bank: Bank, kind: K): readonly FactOf<K>[] {
	return (bank.kinds.get(kind) ?? []) as readonly FactOf<K>[];
}

/** Throws when the id is unknown: the build has proved every reference inside the bank. */
export function entityOf(bank: Bank, id: string): Entity {
	const entity = bank.entities.get(id);
	if (!entity) throw new Error(`Unknown entity "${id}" in bank ${bank.hash}`);
	return entity;
}

export function sourceOf(bank: Bank, id: string): Source {
	const source = bank.sources.get(id);
	if (!source) throw new Error(`Unknown source "${id}" in bank ${bank.hash}`);
	return source;
}

/** The id under which the bank has the question now: logs and links keep the old one for ever. */
export function currentId(bank: BankIndex, id: ItemId): ItemId {
	return bank.aliases.get(id) ?? id;
}
