import { currentId, type Bank, type BankIndex } from './bank.ts';
import type { Card } from './card.ts';
import { evidenceOf } from './generate.ts';
import { factIdOf, type Evidence, type ItemId } from './item.ts';
import type { BankFact, FactKind } from './schema/fact.ts';
import type { Locale } from './schema/text.ts';
import { words } from './speak.ts';
import { answersOf, toldOf, type Study } from './study.ts';

/** One correction of a fact, in words. */
export interface ShownChange {
	/** The edition that it made. */
	rev: number;
	/** The day on which it was made: 2026-12-01. */
	on: string;
	says: string;
	evidence: Evidence;
}

/** What is to be told to somebody who learned a fact before it was corrected. */
export interface Correction {
	fact: string;
	kind: FactKind;
	label: string;
	/** The edition that the fact has now. */
	rev: number;
	/** Oldest first; at least one. */
	changes: ShownChange[];
	/** The cards that would come again. */
	items: ItemId[];
}

/** A fact may have twenty cards: those that were asked last stand for it. */
const MOST_AGAIN = 3;

/** Every correction of a fact, oldest first. */
export function changesIn(bank: Bank, fact: BankFact, locale: Locale): ShownChange[] {
	return fact.changed.map(({ on, says, cite }, index) => ({
		rev: index + 2,
		on,
		says: words(says, locale),
		evidence: evidenceOf(bank, cite)
	}));
}

interface Learned {
	/** The first edition that was answered. */
	rev: number;
	/** What was answered, with the moment of its last answer. */
	items: { id: ItemId; at: number }[];
}

/** What was answered of each fact that was ever corrected. */
function learnedIn(bank: BankIndex, study: Study): Map<string, Learned> {
	const learned = new Map<string, Learned>();
	for (const trail of study.trails.values()) {
		const fact = bank.facts.get(factIdOf(currentId(bank, trail.item)));
		if ((fact?.rev ?? 1) === 1 || !fact) continue;
		const answers = answersOf(study, trail);
		if (answers.length === 0) continue;
		const rev = Math.min(...answers.map((answer) => answer.rev ?? 1));
		const at = Math.max(...answers.map((answer) => answer.at));
		const entry = learned.get(fact.id);
		learned.set(fact.id, {
			rev: Math.min(rev, entry?.rev ?? rev),
			items: [...(entry?.items ?? []), { id: trail.item, at }]
		});
	}
	return learned;
}

/** Cards first; where none was taken, the questions that were practised. */
function askedAgain({ items }: Learned, cards: ReadonlyMap<ItemId, Card>): ItemId[] {
	const taken = items.filter(({ id }) => cards.has(id));
	return [...(taken.length > 0 ? taken : items)]
		.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
		.slice(0, MOST_AGAIN)
		.map(({ id }) => id);
}

/** The edition of a fact that the learner knows: what was learned, or what was told since. */
function knownOf(study: Study, id: string, learned: Learned): number {
	return Math.max(learned.rev, toldOf(study, id));
}

/** Whether there is anything to tell, without the words of it. */
export function hasCorrections(index: BankIndex, study: Study): boolean {
	return [...learnedIn(index, study)].some(
		([id, learned]) => (index.facts.get(id)?.rev ?? 1) > knownOf(study, id, learned)
	);
}

/**
 * The corrections that the learner has not been told of, the newest first. Each answer keeps the edition
 * that it was given to, so it does not matter how long a device was offline, or which one learns of the
 * correction first.
 */
export function correctionsOf(
	bank: Bank,
	study: Study,
	cards: ReadonlyMap<ItemId, Card>,
	locale: Locale
): Correction[] {
	const corrections: Correction[] = [];
	for (const [id, learned] of learnedIn(bank, study)) {
		const fact = bank.facts.get(id) as BankFact;
		const known = knownOf(study, id, learned);
		const changes = changesIn(bank, fact, locale).filter(({ rev }) => rev > known);
		if (changes.length === 0) continue;
		corrections.push({
			fact: id,
			kind: fact.kind,
			label: words(fact.label, locale),
			rev: fact.rev,
			changes,
			items: askedAgain(learned, cards)
		});
	}
	const newest = ({ changes }: Correction) => changes.at(-1)?.on ?? '';
	return corrections.sort((a, b) => {
		if (newest(a) !== newest(b)) return newest(a) > newest(b) ? -1 : 1;
		return a.fact < b.fact ? -1 : 1;
	});
}
