import type { Entity } from '../src/lib/core/schema/entity.ts';
import type { BankFact } from '../src/lib/core/schema/fact.ts';
import { normalise } from '../src/lib/core/typed.ts';
import { checkPeriod, overlap } from './dates.ts';
import type { Entry, Problem } from './load.ts';

/** The lands of which the bank mostly tells. What lies in them has a name in their languages. */
const CORE = ['central-asia', 'russia', 'soviet-union', 'russian-empire'];

/** Everything above an entity: what it lies in and what it succeeded, of each in turn. */
function above(id: string, entities: ReadonlyMap<string, Entity>, found = new Set<string>()) {
	const entity = entities.get(id);
	if (found.has(id) || !entity) return found;
	found.add(id);
	if (entity.within) above(entity.within, entities, found);
	for (const earlier of entity.successorOf) above(earlier, entities, found);
	return found;
}

/** Whether an entity belongs to Russia and Central Asia, and so needs its Russian and Uzbek names. */
export function isCore(entity: Entity, entities: ReadonlyMap<string, Entity>): boolean {
	return [...above(entity.id, entities)].some((id) => CORE.includes(id));
}

/** A name, for whom and when. */
interface Use {
	text: string;
	path: PropertyKey[];
	from?: Entity['names'][number]['from'];
	to?: Entity['names'][number]['to'];
}

function usesOf(entity: Entity): Use[] {
	return [
		...entity.aliases.map((text, index) => ({
			text,
			path: ['aliases', index],
			...entity.lifetime
		})),
		...entity.names.flatMap(({ text, from, to }, index) =>
			Object.values(text).map((name) => ({ text: name, path: ['names', index], from, to }))
		)
	];
}

/**
 * A typed spelling must mean one entity: two places that had the same name at one time would both be
 * right. A land and what lies in it, a state and its successor may share theirs.
 */
function checkSharedNames(
	entries: Entry<Entity>[],
	entities: ReadonlyMap<string, Entity>
): Problem[] {
	const labels = new Map<string, Entity[]>();
	const spellings = new Map<string, { entity: Entity; use: Use }[]>();
	const add = <T>(to: Map<string, T[]>, text: string, value: T) => {
		const name = normalise(text);
		to.set(name, [...(to.get(name) ?? []), value]);
	};
	for (const { value } of entries) {
		for (const text of Object.values(value.label)) add(labels, text, value);
		for (const use of usesOf(value)) add(spellings, use.text, { entity: value, use });
	}
	const areApart = (a: Entity, b: Entity) =>
		a.id !== b.id &&
		a.kind === b.kind &&
		!above(a.id, entities).has(b.id) &&
		!above(b.id, entities).has(a.id) &&
		overlap(a.lifetime ?? {}, b.lifetime ?? {});
	return entries.flatMap(({ value, locate }) =>
		usesOf(value).flatMap((use) => {
			const name = normalise(use.text);
			// What is so called today is met by aliases and by names without an end, not by old names.
			const today = use.to === undefined ? (labels.get(name) ?? []) : [];
			const rival =
				today.find((other) => areApart(value, other)) ??
				spellings
					.get(name)
					?.find((other) => areApart(value, other.entity) && overlap(use, other.use))?.entity;
			if (!rival) return [];
			return [
				{
					where: locate(use.path),
					message: `${value.id}: "${use.text}" is also a name of "${rival.id}": take it from one of them, or give both the years in which it was used`
				}
			];
		})
	);
}

/** One place has one name at a time: Verny until 1921, Alma-Ata from 1921. */
function checkOwnNames({ value, locate }: Entry<Entity>): Problem[] {
	return value.names.flatMap((name, index) => {
		const rival = value.names.slice(0, index).find((earlier) => overlap(earlier, name));
		return rival
			? [
					{
						where: locate(['names', index]),
						message: `${value.id}: "${name.text.en}" and "${rival.text.en}" overlap: end the one in the year in which the other begins`
					}
				]
			: [];
	});
}

/** The names of entities: complete in the core region, possible in time, and never of two at once. */
export function checkEntities(entries: Entry<Entity>[]): Problem[] {
	const entities = new Map(entries.map(({ value }) => [value.id, value]));
	const problems = entries.flatMap((entry) => {
		const { value, locate } = entry;
		const missing = (['ru', 'uz'] as const).filter((locale) => value.label[locale] === undefined);
		const periods = [
			...(value.lifetime ? checkPeriod(value.lifetime, ['lifetime']) : []),
			...value.names.flatMap((name, index) => checkPeriod(name, ['names', index]))
		];
		return [
			...(missing.length > 0 && isCore(value, entities)
				? [
						{
							where: locate(['label']),
							message: `${value.id} lies in Russia or Central Asia and has no name in ${missing
								.map((locale) => ({ ru: 'Russian', uz: 'Uzbek' })[locale])
								.join(' and ')}: write label: { en: …, ru: …, uz: … }`
						}
					]
				: []),
			...periods.map(({ path, message }) => ({
				where: locate(path),
				message: `${value.id}: ${message}`
			})),
			...checkOwnNames(entry)
		];
	});
	return [...problems, ...checkSharedNames(entries, entities)];
}

/** A short answer must mean one fact: two agreements with one name would both be right. */
export function checkFactNames(entries: Entry<BankFact>[]): Problem[] {
	const first = new Map<string, BankFact>();
	return entries.flatMap(({ value, locate }) => {
		// The names of a claim are spellings of its answer, which another claim may share.
		if (value.kind === 'statement') return [];
		return [value.label.en, ...value.aliases].flatMap((text, index) => {
			const name = `${value.kind} ${normalise(text)}`;
			const other = first.get(name);
			first.set(name, other ?? value);
			const isTwin = value.event !== undefined && value.event === other?.event;
			if (!other || other.id === value.id || isTwin) return [];
			return [
				{
					where: locate(index === 0 ? ['label'] : ['aliases', index - 1]),
					message: `${value.id}: "${text}" is also a name of "${other.id}": take it from one of them, or give both the same event`
				}
			];
		});
	});
}
