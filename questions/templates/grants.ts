import { factsOf, type Bank } from '../../src/lib/core/bank.ts';
import { date } from '../../src/lib/core/language/en.ts';
import type { FactOf } from '../../src/lib/core/schema/fact.ts';
import { yearOfFact } from '../../src/lib/core/truth.ts';
import { names } from './words.ts';

/** What a lease and its like did, in the words that all of their templates use. */

export type Lease = FactOf<'lease'>;

export const GRANTED: Lease['title'][] = ['lease', 'rent-free use', 'concession', 'right of use'];

/** Its use was granted, and the land kept its owner. */
export function isGranted(fact: Lease): boolean {
	return GRANTED.includes(fact.title);
}

export function signing(fact: Lease): string {
	return fact.signed.is === 'known' ? ` under the agreement of ${date(fact.signed.value)}` : '';
}

/** The two sides by the names that they had. */
export function lessors(bank: Bank, fact: Lease): string {
	return names(bank, fact.lessor, yearOfFact(fact));
}
export function lessees(bank: Bank, fact: Lease): string {
	return names(bank, fact.lessee, yearOfFact(fact));
}

/** Facts that a learner takes for this one, or this one for them. */
export function confused(bank: Bank, fact: Lease): Lease[] {
	return factsOf(bank, 'lease').filter(
		(other) => fact.confusedWith.includes(other.id) || other.confusedWith.includes(fact.id)
	);
}
