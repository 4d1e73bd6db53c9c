import { Rules, type Card } from './card.ts';
import { daysBetween, type Day } from './day.ts';
import type { ItemId, Verdict } from './item.ts';
import type { Rating, StudyMode } from './rate.ts';
import { retrievability, Scheduler, type Memory } from './scheduler.ts';
import { answersOf, marksOf, type Answer, type Mark, type Study } from './study.ts';

export interface PastAnswer {
	id: string;
	is: 'answered';
	/** ms since 1970 */
	at: number;
	day: Day;
	mode: StudyMode;
	verdict: Verdict;
	/** The learner said "I was right". */
	overruled: boolean;
	/** Null: the answer was logged and moved no schedule. */
	rating: Rating | null;
	/** The card after it; null where the schedule was not moved. */
	after: Memory | null;
}

export interface PastMark {
	id: string;
	is: 'taken' | 'dropped' | 'suspended' | 'resumed' | 'starred' | 'unstarred' | 'buried' | 'again';
	/** ms since 1970 */
	at: number;
}

export type PastEvent = PastAnswer | PastMark;

function pastMark(mark: Mark): PastMark {
	const { id, at } = mark;
	if (mark.is === 'suspended') return { id, at, is: mark.on ? 'suspended' : 'resumed' };
	if (mark.is === 'starred') return { id, at, is: mark.on ? 'starred' : 'unstarred' };
	return { id, at, is: mark.is };
}

/** All that happened to an item and still counts, oldest first. Undone events are left out. */
export function historyOf(study: Study, item: ItemId): PastEvent[] {
	const trail = study.trails.get(item);
	if (!trail) return [];
	const rules = new Rules(study);
	const original = new Set<Answer>(trail.answers);
	const counted = answersOf(study, trail);
	const answers = counted.map((answer, index): PastAnswer => {
		const { id, at, day, mode, verdict, rating } = answer;
		const after =
			rating === null ? null : Scheduler.replay(item, counted.slice(0, index + 1), rules.at);
		// "I was right" gives the answer anew, so only an untouched one is still the log's own.
		const overruled = !original.has(answer);
		return { id, is: 'answered', at, day, mode, verdict, overruled, rating, after };
	});
	return [...answers, ...marksOf(study, trail).map(pastMark)].sort((a, b) =>
		a.id < b.id ? -1 : 1
	);
}

/** Now, and the study day that it belongs to. */
export interface Present {
	/** ms since 1970 */
	now: number;
	today: Day;
}

/** What can be said of a card's memory today. */
export interface Prospect {
	/** Chance that it would be remembered now, 0 to 1; null before the first review. */
	recall: number | null;
	/** Study days since the last review; null before the first one. */
	since: number | null;
	/** new: it waits its turn · steps: it comes back within the day · day: on a study day. */
	due: { is: 'new' } | { is: 'steps'; ms: number } | { is: 'day'; day: Day; days: number };
}

export function prospectOf(card: Card, { today, now }: Present): Prospect {
	if (card.state === 'new') return { recall: null, since: null, due: { is: 'new' } };
	const since = Math.max(0, daysBetween(card.lastDay, today));
	const recall = retrievability(card.stability, since);
	if (card.state !== 'review')
		return { recall, since, due: { is: 'steps', ms: Math.max(0, card.dueAt - now) } };
	return {
		recall,
		since,
		due: { is: 'day', day: card.dueDay, days: daysBetween(today, card.dueDay) }
	};
}
