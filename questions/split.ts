import type { BankData, FactEntry } from '../src/lib/core/bank.ts';
import {
	WITHOUT_ENTITIES,
	type EntitiesData,
	type IndexData,
	type PartData
} from '../src/lib/core/parts.ts';
import type { BankFact, FactKind } from '../src/lib/core/schema/fact.ts';
import { isContested, KINDS } from '../src/lib/core/selection.ts';
import type { AnyTemplate } from '../src/lib/core/template.ts';
import { entitiesOf } from '../src/lib/core/names.ts';
import { yearOfFact } from '../src/lib/core/truth.ts';

export interface Split {
	index: IndexData;
	entities: EntitiesData;
	kinds: Record<FactKind, PartData>;
}

function entryOf(fact: BankFact): FactEntry {
	const { id, kind, event, region, themes, level } = fact;
	return {
		id,
		kind,
		...(event === undefined ? {} : { event }),
		region,
		themes,
		level,
		year: yearOfFact(fact),
		...(isContested(fact) ? { contested: true } : {}),
		...(fact.rev > 1 ? { rev: fact.rev } : {})
	};
}

/** What another kind's questions look at: its values, with what is disputed of them, and its names. */
function asGuest(fact: BankFact): BankFact {
	return { ...fact, summary: { en: '' }, citations: [], misconceptions: [] };
}

function isWanted(fact: BankFact, other: BankFact): boolean {
	return (
		(fact.event !== undefined && fact.event === other.event) ||
		// The name of another site is a known wrong answer.
		(fact.kind === 'lease' && fact.confusedWith.includes(other.id)) ||
		// What a claim is about has names in several languages, and all of them fill its gaps.
		(fact.kind === 'statement' && fact.gaps.length > 0 && fact.about.includes(other.id))
	);
}

/** Whether the data names the id, as a reference does. */
function naming(data: unknown): (value: { id: string }) => boolean {
	const text = JSON.stringify(data);
	return ({ id }) => text.includes(`"${id}"`);
}

/** Cuts the bank into the parts in which it travels. */
export function splitBank(bank: BankData, templates: readonly AnyTemplate[]): Split {
	const { hash } = bank;
	const used = templates.filter(({ id }) => bank.items.some((item) => item.endsWith(`#${id}`)));
	const places = new Map(used.map(({ id }, place) => [id, place]));
	const contents = KINDS.map((kind) => {
		const facts = bank.facts.filter((fact) => fact.kind === kind);
		const ids = new Set(facts.map(({ id }) => id));
		return {
			kind,
			facts,
			readings: bank.readings.filter((reading) => ids.has(reading.fact)),
			tables: bank.tables.filter(({ charts }) => charts.some(({ fact }) => ids.has(fact)))
		};
	});
	const cites = contents.map(({ facts, readings, tables }) => naming([facts, readings, tables]));
	const isShared = (source: { id: string }) => cites.filter((names) => names(source)).length > 1;
	const parts = contents.map(({ kind, ...content }, place): [FactKind, PartData] => {
		const guests = bank.facts
			.filter((other) => other.kind !== kind)
			.filter((other) => content.facts.some((fact) => isWanted(fact, other)))
			.map(asGuest);
		const named = naming([content.tables, ...guests.map(entitiesOf)]);
		return [
			kind,
			{
				hash,
				...content,
				sources: bank.sources.filter((source) => cites[place]?.(source) && !isShared(source)),
				guests,
				entities: kind === WITHOUT_ENTITIES ? bank.entities.filter(named) : []
			}
		];
	});
	return {
		index: {
			hash,
			facts: bank.facts.map((fact) => ({
				...entryOf(fact),
				asked: bank.items
					.filter((item) => item.startsWith(`${fact.id}#`))
					.map((item) => places.get(item.slice(fact.id.length + 1)) as number)
			})),
			templates: used.map(({ id, type, repeats }) => (repeats ? [id, type, repeats] : [id, type])),
			paths: bank.paths,
			aliases: bank.aliases,
			sources: bank.sources.filter(isShared)
		},
		entities: { hash, entities: bank.entities },
		kinds: Object.fromEntries(parts) as Record<FactKind, PartData>
	};
}
