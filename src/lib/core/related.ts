import type { Bank } from './bank.ts';
import { entitiesOf } from './names.ts';
import type { BankFact } from './schema/fact.ts';
import { sameAct, yearOfFact } from './truth.ts';

const MOST = 5;
/** Less than this is no kinship: Russia is in half of the facts, and so is the nineteenth century. */
const LEAST = 4;
const NEAR_YEARS = 25;
/** An entity in more facts than this says little about any of them. */
const COMMON = 20;

/** A claim has the entities of what it speaks of. */
function entitiesAbout(bank: Bank, fact: BankFact): Set<string> {
	const facts =
		fact.kind === 'statement' ? fact.about.flatMap((id) => bank.facts.get(id) ?? []) : [fact];
	return new Set(facts.flatMap(entitiesOf));
}

/** How many facts name each entity. */
function countUses(bank: Bank): Map<string, number> {
	const uses = new Map<string, number>();
	for (const fact of bank.facts.values())
		for (const id of entitiesOf(fact)) uses.set(id, (uses.get(id) ?? 0) + 1);
	return uses;
}

/**
 * Other facts that a reader may want next: they share entities above all, then themes, the region and
 * the time. Not those that the page links anyway: of the same act, easily confused, spoken of.
 */
export function relatedFacts(bank: Bank, fact: BankFact): BankFact[] {
	const mine = entitiesAbout(bank, fact);
	const uses = countUses(bank);
	const year = yearOfFact(fact);
	const isLinked = (other: BankFact) =>
		sameAct(fact, other) ||
		fact.confusedWith.includes(other.id) ||
		other.confusedWith.includes(fact.id) ||
		(fact.kind === 'statement' && fact.about.includes(other.id));
	const kinship = (other: BankFact): number => {
		const shared = entitiesOf(other).filter((id) => mine.has(id));
		const common = shared.filter((id) => (uses.get(id) ?? 0) > COMMON);
		const themes = fact.themes.filter((theme) => other.themes.includes(theme)).length;
		const otherYear = yearOfFact(other);
		const isNear = year !== null && otherYear !== null && Math.abs(year - otherYear) <= NEAR_YEARS;
		return (
			Math.min(2, common.length) +
			3 * (shared.length - common.length) +
			2 * themes +
			(fact.region === other.region ? 1 : 0) +
			(isNear ? 1 : 0)
		);
	};
	return [...bank.facts.values()]
		.filter((other) => other.kind !== 'statement' && !isLinked(other))
		.map((other) => ({ other, points: kinship(other) }))
		.filter(({ points }) => points >= LEAST)
		.sort((a, b) => b.points - a.points || (a.other.id < b.other.id ? -1 : 1))
		.slice(0, MOST)
		.map(({ other }) => other);
}
