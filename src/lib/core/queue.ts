import type { Card } from './card.ts';
import { daysBetween, type Day } from './day.ts';
import type { ItemId } from './item.ts';
import type { Standing, StudyMode } from './rate.ts';
import { retrievability } from './scheduler.ts';
import type { Settings } from './settings.ts';

const LEARN_AHEAD_MS = 20 * 60_000;
const DAY_MS = 86_400_000;

/** Which of today's cards wait, and why the others do not. */
export interface Queue {
	/** In the learning steps, soonest first. */
	learning: Card[];
	/** Due today, most urgent first, within the day's limit. */
	due: Card[];
	/** Never reviewed, in the order they were taken, within the day's limit. */
	fresh: Card[];
	/** Due but beyond the day's limit: set aside without loss, most urgent first. */
	aside: Card[];
	/** Hidden until another day, because a sibling comes today or by hand. */
	buried: Card[];
	/** Cards seen for the first time today, and due cards reviewed today. */
	newToday: number;
	reviewsToday: number;
}

export interface QueueInput {
	cards: Iterable<Card>;
	today: Day;
	settings: Settings;
	/** Cards of one fact or one event are siblings: never two on one day. */
	siblings: (id: ItemId) => string;
}

/** How forgotten a due card is: the lower, the more urgent. */
function recallNow(card: Card, today: Day): number {
	return retrievability(card.stability, daysBetween(card.lastDay, today));
}

/**
 * A last review on a study day after tomorrow's was written by a clock that ran ahead: such a card comes
 * now, or it would wait for years. One day ahead is the way of a traveller across the date line.
 */
function isDue(card: Card, today: Day): boolean {
	if (card.dueDay <= today) return true;
	// Text is compared first: this is asked of every card, before each question.
	return card.lastDay > today && daysBetween(today, card.lastDay) > 1;
}

/** When a card in the learning steps comes back, ms. No step is a day long: then the clock ran ahead. */
function stepAt(card: Card, now: number): number {
	return card.dueAt - now > DAY_MS ? now : card.dueAt;
}

/** How an item stands in the schedule: the columns of the rating table. Undefined: it is no card. */
export function standingOf(
	card: Card | undefined,
	{ mode, now, today }: { mode: StudyMode; now: number; today: Day }
): Standing {
	const isReview = mode === 'review';
	if (!card || card.suspended) return 'not-a-card';
	if (card.state === 'new') return isReview ? 'due' : 'not-due';
	if (card.state === 'review') return isDue(card, today) ? 'due' : 'not-due';
	// Review learns ahead, so what it shows early counts.
	return stepAt(card, now) <= now + (isReview ? LEARN_AHEAD_MS : 0) ? 'due' : 'not-due';
}

export function queueOf({ cards, today, settings, siblings }: QueueInput): Queue {
	const learning: Card[] = [];
	const waiting: Card[] = [];
	const unseen: Card[] = [];
	const buried: Card[] = [];
	/** Wanted again since their fact was corrected. */
	const again: Card[] = [];
	/** Groups of siblings of which one came or comes today. */
	const seen = new Set<string>();
	/** When the last card of such a group was answered, ms. */
	const seenAt = new Map<string, number>();
	let newToday = 0;
	let reviewsToday = 0;

	for (const card of cards) {
		if (card.lastDay === today) {
			const group = siblings(card.id);
			seen.add(group);
			seenAt.set(group, Math.max(seenAt.get(group) ?? 0, card.lastAt));
			if (card.firstDay === today) newToday += 1;
			else if (card.reviewedDay === today) reviewsToday += 1;
		}
		if (card.suspended) continue;
		if (card.buriedUntil !== null && card.buriedUntil > today) buried.push(card);
		else if (card.state === 'learning' || card.state === 'relearning') learning.push(card);
		else if (card.againAt > 0) again.push(card);
		else if (card.state === 'new') unseen.push(card);
		else if (isDue(card, today)) waiting.push(card);
	}
	// What was asked for after today's answer comes all the same: the answer was to the old question.
	for (const card of again) {
		const group = siblings(card.id);
		if (card.againAt > (seenAt.get(group) ?? 0)) seen.delete(group);
	}
	// A sibling in the learning steps comes today, answered today or not.
	for (const card of learning) seen.add(siblings(card.id));

	/** One of each group up to the limit; its siblings are buried, the others lie beyond. */
	const admit = (list: Card[], limit: number) => {
		const coming: Card[] = [];
		const beyond: Card[] = [];
		for (const card of list) {
			const group = siblings(card.id);
			if (seen.has(group)) buried.push(card);
			else if (coming.length >= limit) beyond.push(card);
			else {
				seen.add(group);
				coming.push(card);
			}
		}
		return { coming, beyond };
	};
	const byId = (a: Card, b: Card) => (a.id < b.id ? -1 : 1);
	const ranked = waiting
		.map((card) => ({ card, recall: recallNow(card, today) }))
		.sort((a, b) => a.recall - b.recall || byId(a.card, b.card))
		.map(({ card }) => card);
	unseen.sort((a, b) => a.takenAt - b.takenAt || a.order - b.order || byId(a, b));
	learning.sort((a, b) => a.dueAt - b.dueAt || byId(a, b));

	again.sort((a, b) => a.againAt - b.againAt || byId(a, b));
	const due = admit([...again, ...ranked], settings.reviewsPerDay - reviewsToday);
	// A new card does not overtake a sibling that was set aside.
	const ahead = new Set(due.beyond.map((card) => siblings(card.id)));
	const fresh = admit(
		unseen.filter((card) => !ahead.has(siblings(card.id))),
		settings.newPerDay - newToday
	);
	return {
		learning,
		due: due.coming,
		fresh: fresh.coming,
		aside: due.beyond,
		buried,
		newToday,
		reviewsToday
	};
}

/** Whether the day's new cards lag behind its reviews: so they are spread evenly among them. */
function isFreshNext({ due, fresh, newToday, reviewsToday }: Queue): boolean {
	const done = (seen: number, left: number) => (left === 0 ? 1 : (seen + 0.5) / (seen + left));
	return done(newToday, fresh.length) < done(reviewsToday, due.length);
}

/**
 * The card to show next, or null when nothing is left for now: learning steps whose time has come, then
 * due cards with the new ones spread among them, then steps up to 20 minutes ahead. Never two siblings
 * in a row while another card waits.
 */
export function nextOf(
	queue: Queue,
	now: number,
	siblings: QueueInput['siblings'],
	previous?: ItemId
): Card | null {
	const { due, fresh, learning } = queue;
	const candidates = [
		...learning.filter((card) => stepAt(card, now) <= now),
		...(isFreshNext(queue) ? [...fresh, ...due] : [...due, ...fresh]),
		...learning.filter((card) => card.dueAt > now && card.dueAt <= now + LEARN_AHEAD_MS)
	];
	const group = previous && siblings(previous);
	return candidates.find((card) => siblings(card.id) !== group) ?? candidates[0] ?? null;
}

/** New cards a day that would cover the rest of the set by the exam. Null when no exam lies ahead. */
export function paceOf(
	cards: Iterable<Card>,
	today: Day,
	exam: Day | null
): { days: number; perDay: number } | null {
	if (!exam || exam <= today) return null;
	const days = daysBetween(today, exam);
	let unseen = 0;
	for (const card of cards) if (card.state === 'new' && !card.suspended) unseen += 1;
	return { days, perDay: Math.ceil(unseen / days) };
}
