import { entityOf, type Bank } from './bank.ts';
import { yearOf } from './date.ts';
import type { LatLon } from './globe.ts';
import type { Arrow } from './item.ts';
import { capital, namedIn } from './language/en.ts';
import type { Entity } from './schema/entity.ts';
import type { BankFact, FactKind } from './schema/fact.ts';
import type { HistoricalDate, Known } from './schema/time.ts';
import type { Locale } from './schema/text.ts';
import { words } from './speak.ts';
import { yearOfFact } from './truth.ts';

/** A place on a map. */
export interface Pin {
	id: string;
	/** The name that it had then, and the one that it has now. */
	name: string;
	now: string;
	at: LatLon;
}

/** Where and when a fact was: all that a map or a timeline needs, without the bank. */
export interface PlacedFact {
	id: string;
	kind: FactKind;
	label: string;
	/** Where it lies, was signed, began or led. */
	pins: Pin[];
	/** For a migration: from each beginning to each end. */
	arrows: Arrow[];
	/** ISO numbers of the present-day states that it names. */
	countries: string[];
	years: Years | null;
}

/** From the first year to the last; one year where nothing lasted, or where no source tells the end. */
export interface Years {
	from: number;
	to: number;
}

/**
 * The state in whose present-day borders an entity lies: a town by what it lies within, a union republic
 * by the state that it became. Null where that is not one state, or where it is disputed.
 */
export function presentState(bank: Bank, id: string): Entity | null {
	const entity = entityOf(bank, id);
	if (entity.iso) return entity;
	if (entity.kind === 'place') return entity.within ? presentState(bank, entity.within) : null;
	// A state inside another state kept its borders when it left; others changed theirs.
	const isUnionRepublic = entity.within && entityOf(bank, entity.within).kind === 'state';
	if (entity.kind !== 'state' || !isUnionRepublic) return null;
	const heirs = [...bank.entities.values()].filter((one) => one.successorOf.includes(id));
	return heirs.length === 1 && heirs[0]?.iso ? heirs[0] : null;
}

/** Whether the one lies inside the other. */
function holds(bank: Bank, outer: string, inner: string): boolean {
	const { within } = entityOf(bank, inner);
	return inner === outer || (within !== undefined && holds(bank, outer, within));
}

/** From each beginning to each end of a migration, where both have a place and neither holds the other. */
export function arrowsOf(
	bank: Bank,
	fact: { from: readonly string[]; to: readonly string[] }
): Arrow[] {
	return fact.from.flatMap((from) =>
		fact.to.flatMap((to) => {
			const [start, end] = [entityOf(bank, from).at, entityOf(bank, to).at];
			if (!start || !end || holds(bank, from, to) || holds(bank, to, from)) return [];
			return [{ from: start, to: end }];
		})
	);
}

function placesOf(fact: BankFact): string[] {
	switch (fact.kind) {
		case 'lease':
			return [fact.place ?? fact.country].filter((id) => id !== undefined);
		case 'treaty':
			return fact.place ? [fact.place] : [];
		case 'migration':
			return [...new Set([...fact.from, ...fact.to])];
		case 'statement':
			return [];
	}
}

function lastYear(...dates: Known<HistoricalDate>[]): number | null {
	for (const date of dates) if (date.is === 'known') return yearOf(date.value);
	return null;
}

function yearsOf(fact: BankFact): Years | null {
	const from = yearOfFact(fact);
	if (from === null || fact.kind === 'statement') return null;
	const last =
		fact.kind === 'lease'
			? lastYear(fact.ended, fact.ends)
			: fact.kind === 'migration'
				? lastYear(fact.ended)
				: null;
	return { from, to: Math.max(from, last ?? from) };
}

export function placedOf(bank: Bank, fact: BankFact, locale: Locale): PlacedFact {
	const year = yearOfFact(fact);
	const places = placesOf(fact);
	const states = fact.kind === 'lease' && fact.country ? [fact.country, ...places] : places;
	return {
		id: fact.id,
		kind: fact.kind,
		label: words(fact.label, locale),
		pins: places.flatMap((id) => {
			const entity = entityOf(bank, id);
			return entity.at
				? [
						{
							id,
							name: capital(namedIn(entity, year)),
							now: words(entity.label, locale),
							at: entity.at
						}
					]
				: [];
		}),
		arrows: fact.kind === 'migration' ? arrowsOf(bank, fact) : [],
		countries: [
			...new Set(states.map((id) => presentState(bank, id)?.iso).filter((iso) => iso !== undefined))
		],
		years: yearsOf(fact)
	};
}
