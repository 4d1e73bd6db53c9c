import type { Card } from '../card.ts';
import { daysBetween, type Day } from '../day.ts';
import { factIdOf, type ItemId } from '../item.ts';
import type { BankFact, FactKind } from '../schema/fact.ts';
import { KINDS } from '../selection.ts';
import { answersOf, type Answer, type Study } from '../study.ts';
import { THEMES, type Theme } from '../vocabulary.ts';
import { MATURE_DAYS } from './retention.ts';

/** Khan Academy's words, lowest first. */
export const MASTERIES = [
	'not-started',
	'attempted',
	'familiar',
	'proficient',
	'mastered'
] as const;
export type Mastery = (typeof MASTERIES)[number];

/** What the learner did with one fact, over all of its questions. */
export interface FactRecord {
	/** Those that count, oldest first. */
	answers: Answer[];
	cards: Card[];
}

const RECENT = 3;
const PROFICIENT_DAYS = 2;
const MASTERED_DAYS = 3;

function rightDaysOf(answers: readonly Answer[]): Day[] {
	const days = new Set<Day>();
	for (const { verdict, day } of answers) if (verdict === 'right') days.add(day);
	return [...days].sort();
}

/**
 * How well a fact is known. A half right answer is not right here; "I was right" is.
 *
 * - Not started: never answered.
 * - Attempted: answered.
 * - Familiar: more than half of the last three answers are right.
 * - Proficient: familiar, the last answer is right, and there are right answers on two different days.
 * - Mastered: proficient, and remembered over three weeks: either every card of it is in review with a
 *   stability of 21 days or more, or right answers came on three different days of which the last is
 *   21 days or more after the first.
 *
 * So a wrong answer takes a fact back to Familiar at best, as a miss lowers a skill at Khan Academy
 * (support.khanacademy.org, "How do Khan Academy's Mastery levels work?"), and days count, not repetitions
 * in one sitting (the spacing effect).
 */
export function masteryOf({ answers, cards }: FactRecord): Mastery {
	const last = answers.at(-1);
	if (!last) return 'not-started';
	const recent = answers.slice(-RECENT);
	const right = recent.filter(({ verdict }) => verdict === 'right').length;
	if (right * 2 <= recent.length) return 'attempted';
	if (last.verdict !== 'right') return 'familiar';
	const days = rightDaysOf(answers);
	if (days.length < PROFICIENT_DAYS) return 'familiar';
	const isStable =
		cards.length > 0 &&
		cards.every(({ state, stability }) => state === 'review' && stability >= MATURE_DAYS);
	const isLasting =
		days.length >= MASTERED_DAYS && daysBetween(days[0] as Day, days.at(-1) as Day) >= MATURE_DAYS;
	return isStable || isLasting ? 'mastered' : 'proficient';
}

/** The record of every fact that has an answer or a card, by fact id. */
export function recordsOf(study: Study, cards: ReadonlyMap<ItemId, Card>): Map<string, FactRecord> {
	const records = new Map<string, FactRecord>();
	const mixed = new Set<FactRecord>();
	const recordOf = (item: ItemId): FactRecord => {
		const fact = factIdOf(item);
		let record = records.get(fact);
		if (!record) records.set(fact, (record = { answers: [], cards: [] }));
		return record;
	};
	for (const trail of study.trails.values()) {
		const answers = answersOf(study, trail);
		if (answers.length === 0) continue;
		const record = recordOf(trail.item);
		if (record.answers.length > 0) mixed.add(record);
		for (const answer of answers) record.answers.push(answer);
	}
	for (const { answers } of mixed) answers.sort((a, b) => (a.id < b.id ? -1 : 1));
	for (const card of cards.values()) recordOf(card.id).cards.push(card);
	return records;
}

/** How many facts of a kind or theme stand at which level. */
export interface MasteryCount {
	facts: number;
	levels: Record<Mastery, number>;
	/** 0 to 1: mean of the levels' worth. */
	share: number;
}

/** Khan Academy's mastery points of a skill (50, 80, 100 of 100). */
const WORTH: Record<Mastery, number> = {
	'not-started': 0,
	attempted: 0,
	familiar: 0.5,
	proficient: 0.8,
	mastered: 1
};

function emptyCount(): MasteryCount {
	return {
		facts: 0,
		levels: { 'not-started': 0, attempted: 0, familiar: 0, proficient: 0, mastered: 0 },
		share: 0
	};
}

/** What a fact is counted by. */
type Classed = Pick<BankFact, 'id' | 'kind' | 'themes'>;

const NOTHING: FactRecord = { answers: [], cards: [] };

function countBy<K>(
	groups: readonly K[],
	{ facts, records }: Learned<Classed>,
	groupsOf: (fact: Classed) => readonly K[]
): Map<K, MasteryCount> {
	const counts = new Map(groups.map((group) => [group, emptyCount()]));
	for (const fact of facts) {
		const level = masteryOf(records.get(fact.id) ?? NOTHING);
		for (const group of groupsOf(fact)) {
			const count = counts.get(group);
			if (!count) continue;
			count.facts += 1;
			count.levels[level] += 1;
		}
	}
	for (const [group, count] of counts) {
		const worth = MASTERIES.reduce((sum, level) => sum + count.levels[level] * WORTH[level], 0);
		if (count.facts === 0) counts.delete(group);
		else count.share = worth / count.facts;
	}
	return counts;
}

export interface Learned<F extends Classed = BankFact> {
	facts: Iterable<F>;
	records: ReadonlyMap<string, FactRecord>;
}

/** Kinds without a fact are left out. */
export function masteryByKind(learned: Learned<Classed>): Map<FactKind, MasteryCount> {
	return countBy<FactKind>(KINDS, learned, (fact) => [fact.kind]);
}

/** A fact with several themes counts in each of them. Themes without a fact are left out. */
export function masteryByTheme(learned: Learned<Classed>): Map<Theme, MasteryCount> {
	return countBy<Theme>(THEMES, learned, (fact) => fact.themes);
}
