import { openBank, type Bank, type BankData, type BankIndex, type FactEntry } from './bank.ts';
import type { ItemId, ItemType } from './item.ts';
import type { Entity } from './schema/entity.ts';
import type { BankFact, FactKind } from './schema/fact.ts';
import type { Path } from './schema/path.ts';
import type { Reading } from './schema/reading.ts';
import type { Source } from './schema/source.ts';
import type { Table } from './schema/table.ts';
import type { AnyTemplate } from './template.ts';

/**
 * The bank travels in parts, because a phone pays for every one of them on the air, in memory and in the
 * processor: the index, which says what can be asked and what is due; and one part for each kind of fact
 * with what its questions are made of, since distractors come from facts of the same kind. A bank with
 * holes is never handed out: who reads facts waits for the whole, who asks gets a generator for one kind.
 */

/** What the questions of one kind need beside the index and, but for claims, the entities. */
export interface PartData {
	hash: string;
	facts: BankFact[];
	readings: Reading[];
	tables: Table[];
	/** Those that no other kind cites. */
	sources: Source[];
	/** Facts of other kinds about the same act, or taken for one of these, cut to what is asked of them. */
	guests: BankFact[];
	/** Only where the part does without the entities: those that its facts and charts name. */
	entities: Entity[];
}

/** The part that is asked without all the entities: its claims name only a few. */
export const WITHOUT_ENTITIES: FactKind = 'statement';

export interface IndexData {
	hash: string;
	/** With the places of their questions in `templates`. */
	facts: (FactEntry & { asked: number[] })[];
	/** With the templates whose questions it repeats, where there are any. */
	templates: [id: string, type: ItemType, repeats?: readonly string[]][];
	paths: Path[];
	aliases: [ItemId, ItemId][];
	/** Cited by facts of several kinds. */
	sources: Source[];
}

export interface EntitiesData {
	hash: string;
	entities: Entity[];
}

export function openIndex(data: IndexData): BankIndex {
	return Object.freeze({
		hash: data.hash,
		facts: new Map(data.facts.map((fact) => [fact.id, fact])),
		paths: new Map(data.paths.map((path) => [path.id, path])),
		templates: new Map(
			data.templates.map(([id, type, repeats]) => [id, repeats ? { type, repeats } : { type }])
		),
		aliases: new Map(data.aliases),
		items: itemsOf(data)
	});
}

function itemsOf({ facts, templates }: IndexData): ItemId[] {
	return facts.flatMap(({ id, asked }) =>
		asked.map((place): ItemId => `${id}#${templates[place]?.[0] ?? ''}`)
	);
}

function byId<T extends { id: string }>(list: readonly T[]): T[] {
	// A table stands in every part that draws from it.
	const each = [...new Map(list.map((value) => [value.id, value])).values()];
	return each.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** All of it again, in the order in which the build had it. Throws when a part is of another bank. */
export function joinParts(
	index: IndexData,
	entities: EntitiesData,
	parts: readonly PartData[]
): BankData {
	for (const { hash } of [entities, ...parts])
		if (hash !== index.hash) throw new Error(`A part of bank ${hash} beside bank ${index.hash}`);
	return {
		hash: index.hash,
		facts: byId(parts.flatMap((part) => part.facts)),
		entities: entities.entities,
		sources: byId([...index.sources, ...parts.flatMap((part) => part.sources)]),
		paths: index.paths,
		readings: parts.flatMap((part) => part.readings),
		tables: byId(parts.flatMap((part) => part.tables)),
		aliases: index.aliases,
		items: itemsOf(index)
	};
}

/**
 * A bank of one kind, to generate its questions and for nothing else: whatever lists facts would miss
 * the others.
 */
export function openPart(
	index: IndexData,
	part: PartData,
	{ entities }: { entities: readonly Entity[] },
	templates: readonly AnyTemplate[]
): Bank {
	const data = joinParts(index, { hash: part.hash, entities: [...entities] }, [part]);
	return openBank(data, templates, part.guests);
}
