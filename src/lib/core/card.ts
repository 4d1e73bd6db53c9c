import type { Day } from './day.ts';
import type { ItemId } from './item.ts';
import { NEW, Scheduler, type Memory } from './scheduler.ts';
import { SETTINGS } from './settings.ts';
import {
	answersOf,
	changesOf,
	marksOf,
	type Answer,
	type Mark,
	type Study,
	type Trail
} from './study.ts';

/** An item that the learner took into review. */
export interface Card extends Memory {
	id: ItemId;
	/** When it was taken, and its place in what was taken together. */
	takenAt: number;
	order: number;
	suspended: boolean;
	/** First study day on which it shows again. */
	buriedUntil: Day | null;
	starred: boolean;
	/** When the learner wanted to be asked again because its fact was corrected, ms; 0 once answered. */
	againAt: number;
	/** It keeps lapsing: better rewritten than repeated. */
	leech: boolean;
}

const LEECH_LAPSES = 8;
const LEECH_EVERY = 4;

/** Whether this lapse is one to speak of: the 8th, then every 4th (Anki's rule). */
export function isLeech(lapses: number): boolean {
	return lapses >= LEECH_LAPSES && (lapses - LEECH_LAPSES) % LEECH_EVERY === 0;
}

/** The schedulers in force along the log: a changed retention rules from that moment on. */
export class Rules {
	#changes: { id: string; retention: number }[];
	#cache = new Map<number, Scheduler>();

	constructor(study: Study) {
		this.#changes = changesOf(study, 'retention').map((change) => ({
			id: change.id,
			retention: Number(change.value)
		}));
	}

	at = (answer: Answer): Scheduler => {
		const change = this.#changes.findLast((entry) => entry.id <= answer.id);
		const retention = change?.retention ?? SETTINGS.retention;
		let scheduler = this.#cache.get(retention);
		if (!scheduler) this.#cache.set(retention, (scheduler = new Scheduler(retention)));
		return scheduler;
	};
}

/** Due when the learner asked for it, if it was not due before. */
function broughtForward(
	{ state, dueAt, dueDay }: Memory,
	{ at, day }: { at: number; day: Day }
): Partial<Memory> {
	if (state === 'new') return {};
	return state === 'review'
		? { dueDay: dueDay < day ? dueDay : day }
		: { dueAt: Math.min(dueAt, at) };
}

/** Null when the item was never taken, or was dropped. */
export function cardOf(study: Study, rules: Rules, trail: Trail): Card | null {
	let takenAt = 0;
	let order = 0;
	let taken = false;
	let suspended = false;
	let starred = false;
	let buriedUntil: Day | null = null;
	let again: Extract<Mark, { is: 'again' }> | null = null;
	for (const mark of marksOf(study, trail)) {
		if (mark.is === 'taken') {
			if (!taken) ({ at: takenAt, order } = mark);
			taken = true;
		} else if (mark.is === 'dropped') {
			// Taken again, it must not stay hidden for a reason of its earlier life.
			taken = suspended = false;
			buriedUntil = again = null;
		} else if (mark.is === 'again') {
			if (!taken) ({ at: takenAt, order } = mark);
			taken = true;
			suspended = false;
			buriedUntil = null;
			again = mark;
		} else if (mark.is === 'suspended') suspended = mark.on;
		else if (mark.is === 'starred') starred = mark.on;
		else buriedUntil = mark.until;
	}
	if (!taken) return null;
	const answers = answersOf(study, trail);
	const memory = answers.some((answer) => answer.rating !== null)
		? Scheduler.replay(trail.item, answers, rules.at)
		: NEW;
	const asked = answers.findLast(({ rating }) => rating !== null)?.id ?? '';
	const open = again !== null && again.id > asked ? again : null;
	return {
		...memory,
		...(open ? broughtForward(memory, open) : {}),
		id: trail.item,
		takenAt,
		order,
		suspended,
		buriedUntil,
		starred,
		againAt: open?.at ?? 0,
		leech: memory.lapses >= LEECH_LAPSES
	};
}

export function cardsOf(study: Study): Map<ItemId, Card> {
	const rules = new Rules(study);
	const cards = new Map<ItemId, Card>();
	for (const trail of study.trails.values()) {
		const card = cardOf(study, rules, trail);
		if (card) cards.set(trail.item, card);
	}
	return cards;
}

/** What Again, Hard, Good and Easy would do to the card of `item` if it were answered as `now`. */
export function previewOf(study: Study, item: ItemId, now: Answer) {
	const trail = study.trails.get(item);
	return Scheduler.preview(item, trail ? answersOf(study, trail) : [], new Rules(study).at, now);
}
