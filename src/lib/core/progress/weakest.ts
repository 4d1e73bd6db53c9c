import type { BankFact } from '../schema/fact.ts';
import type { Learned } from './mastery.ts';

export interface WeakFact {
	fact: BankFact;
	/** Points of the last answers, and how many answers these are. */
	points: number;
	answers: number;
	/** Times that a card of it was forgotten. */
	lapses: number;
}

/** Older answers no longer say how well a fact is known. */
const RECENT = 8;
/** A share right from here on is not weak. */
const WEAK_BELOW = 0.75;

/**
 * The facts that go wrong most: lowest share of points in the last eight answers, then most lapses. The
 * share is drawn towards a half (Laplace's rule of succession), so that one miss in one answer does not
 * stand before four misses in five. Only facts under three quarters are named, at most `most` of them.
 */
export function weakestFacts({ facts, records }: Learned, most: number): WeakFact[] {
	const weak: (WeakFact & { expected: number })[] = [];
	for (const fact of facts) {
		const record = records.get(fact.id);
		if (!record || record.answers.length === 0) continue;
		const recent = record.answers.slice(-RECENT);
		const points = recent.reduce((sum, answer) => sum + answer.points, 0);
		if (points / recent.length >= WEAK_BELOW) continue;
		weak.push({
			fact,
			points,
			answers: recent.length,
			lapses: record.cards.reduce((sum, card) => sum + card.lapses, 0),
			expected: (points + 1) / (recent.length + 2)
		});
	}
	return weak
		.sort(
			(a, b) => a.expected - b.expected || b.lapses - a.lapses || (a.fact.id < b.fact.id ? -1 : 1)
		)
		.slice(0, most)
		.map(({ fact, points, answers, lapses }) => ({ fact, points, answers, lapses }));
}
