import { entityOf, factsOf, type Bank } from './bank.ts';
import { capital, namedIn } from './language/en.ts';
import type { Random } from './random.ts';
import type { BankFact, FactKind, FactOf } from './schema/fact.ts';
import type { Entity } from './schema/entity.ts';
import { canHold, isAskable, livedIn, related, sameAct, valuesOf, yearOfFact } from './truth.ts';
import type { Option } from './item.ts';

interface Wanted<K extends FactKind> {
	bank: Bank;
	random: Random;
	fact: FactOf<K>;
	field: string;
	count: number;
	/** What the distractor really is, told from the fact it comes from. */
	why: (other: FactOf<K>) => string;
	/** A reason of the template's own to refuse a fact. */
	refuse?: (other: FactOf<K>) => boolean;
	/** The year whose entities and names are offered. The fact's own, if left out; null for the present. */
	year?: number | null;
	/** Entities that no distractor may be or belong to: the other side of the same agreement. */
	unlike?: readonly string[];
}

/** Facts further apart than this belong to different worlds, and come last. */
export const ONE_AGE = 120;

/** Further than any two years of the bank are apart. */
const UNDATED = 10_000;

/** How unlike two facts are: 0 is a twin. Near facts make plausible distractors. */
function remoteness(fact: BankFact, other: BankFact): number {
	let points =
		fact.confusedWith.includes(other.id) || other.confusedWith.includes(fact.id) ? -8 : 0;
	if (fact.region !== other.region) points += 3;
	if (!fact.themes.some((theme) => other.themes.includes(theme))) points += 2;
	const years = [yearOfFact(fact), yearOfFact(other)];
	if (years[0] !== null && years[1] !== null) {
		const apart = Math.abs((years[0] as number) - (years[1] as number));
		points += apart > ONE_AGE ? apart : Math.min(6, apart / 15);
	}
	// A movement without a year comes after all that have one: else a few would stand beside every age.
	else if (fact.kind === 'migration' && years[0] !== years[1]) points += UNDATED;
	return points;
}

/** Facts of the same kind, near ones first, with a little chance among equals. */
export function neighbours<K extends FactKind>(
	bank: Bank,
	fact: FactOf<K>,
	random: Random
): FactOf<K>[] {
	return factsOf(bank, fact.kind)
		.filter((other) => !sameAct(fact, other))
		.map((other) => ({ other, rank: remoteness(fact, other) + random.int(300) / 100 }))
		.sort((a, b) => a.rank - b.rank || (a.other.id < b.other.id ? -1 : 1))
		.map(({ other }) => other);
}

/** ` It was called Alma-Ata then.`: where another fact knows the entity by a name of its own time. */
export function otherName(entity: Entity, asked: number | null, other: BankFact): string {
	const then = namedIn(entity, yearOfFact(other));
	if (then === namedIn(entity, asked)) return '';
	return entity.kind === 'people'
		? ` They were called ${then} then.`
		: ` It was called ${then} then.`;
}

/**
 * Entities that other facts have in this field, of the key's kind and time, and never also true. What
 * is disputed of its own fact is no wrong answer either: `why` would state it. Each comes from a fact of
 * its own where there are enough: three parties to one treaty would point to the odd one out.
 */
export function entityDistractors<K extends FactKind>(wanted: Wanted<K>): Option[] {
	const { bank, random, fact, field, count, why, refuse, unlike = [] } = wanted;
	const { year = yearOfFact(fact) } = wanted;
	const key = valuesOf(fact, field)[0] as string;
	const kind = entityOf(bank, key).kind;
	const found: Option[] = [];
	const take = (other: FactOf<K>, id: string): boolean => {
		const entity = bank.entities.get(id);
		if (!entity || entity.kind !== kind || !livedIn(entity, year)) return false;
		if (canHold(bank, fact, field, id)) return false;
		if (unlike.some((one) => related(bank, one, id))) return false;
		if (found.some((option) => related(bank, option.id, id))) return false;
		const text = capital(namedIn(entity, year));
		found.push({
			id,
			text,
			why: why(other) + otherName(entity, year, other),
			fact: other.id
		});
		return true;
	};
	const spare: [FactOf<K>, string][] = [];
	for (const other of neighbours<K>(bank, fact, random)) {
		if (refuse?.(other) || !isAskable(bank, other, field)) continue;
		const ids = random.shuffle(valuesOf(other, field).map(String));
		const taken = ids.findIndex((id) => take(other, id));
		if (found.length === count) return found;
		if (taken >= 0) for (const id of ids.slice(taken + 1)) spare.push([other, id]);
	}
	for (const [other, id] of spare) if (found.length < count) take(other, id);
	return found;
}

/** Years that undisputed facts have in this field, within `reach` years of the key, and never also true. */
export function yearDistractors<K extends FactKind>(
	wanted: Wanted<K> & { reach: number }
): Option[] {
	const { bank, random, fact, field, count, why, refuse, reach } = wanted;
	const key = valuesOf(fact, field)[0] as number;
	const found: Option[] = [];
	for (const other of neighbours<K>(bank, fact, random)) {
		if (refuse?.(other) || !isAskable(bank, other, field)) continue;
		const year = valuesOf(other, field)[0];
		if (typeof year !== 'number' || Math.abs(year - key) > reach) continue;
		if (canHold(bank, fact, field, year)) continue;
		const id = String(year);
		if (found.some((option) => option.id === id)) continue;
		found.push({ id, text: id, why: why(other), fact: other.id });
		if (found.length === count) return found;
	}
	return found;
}

/**
 * Other facts as options, told by what they have in the field. Each is refused when the stem would be
 * true of it too.
 */
export function factDistractors<K extends FactKind>(
	wanted: Wanted<K> & {
		text: (other: FactOf<K>) => string | null;
	}
): Option[] {
	const { bank, random, fact, field, count, why, refuse, text } = wanted;
	const found: Option[] = [];
	for (const other of neighbours<K>(bank, fact, random)) {
		if (refuse?.(other) || !isAskable(bank, other, field)) continue;
		if (found.some((option) => sameAct(bank.facts.get(option.id) as BankFact, other))) continue;
		const words = text(other);
		if (words === null || found.some((option) => option.text === words)) continue;
		found.push({ id: other.id, text: words, why: why(other), fact: other.id });
		if (found.length === count) return found;
	}
	return found;
}
