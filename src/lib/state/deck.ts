import { cardOf, previewOf, Rules, type Card } from '../core/card.ts';
import { addDays, studyDay, type Day } from '../core/day.ts';
import type { ItemId } from '../core/item.ts';
import { noteIdOf } from '../core/note.ts';
import { nextOf, queueOf, standingOf, type Queue } from '../core/queue.ts';
import type { Standing, StudyMode } from '../core/rate.ts';
import { hasNote, type Answer } from '../core/study.ts';
import type { Engine, Touched } from './engine.ts';

/** A card as it counts in today's limits once it is answered, whatever the answer. */
function passedOn(card: Card, today: Day): Partial<Card> {
	return {
		state: 'review',
		firstDay: card.firstDay || today,
		lastDay: today,
		reviewedDay: card.state === 'review' ? today : card.reviewedDay,
		dueDay: addDays(today, 1),
		againAt: 0
	};
}

/** What the deck must know of the bank. */
export interface DeckBank {
	/** Cards of one fact or one event share it. */
	siblings: (id: ItemId) => string;
	/** False: the bank has no such question any more. */
	canAsk: (id: ItemId) => boolean;
}

/** The cards of the open log, recomputed only where something happened. */
export class Deck {
	#engine: Engine;
	#cards: Map<ItemId, Card> | null;
	#dirty = new Set<ItemId>();
	#siblings: (id: ItemId) => string;
	#canAsk: (id: ItemId) => boolean;

	constructor(engine: Engine, { siblings, canAsk }: DeckBank) {
		this.#engine = engine;
		this.#siblings = siblings;
		this.#canAsk = canAsk;
		this.#cards =
			engine.savedCards instanceof Map ? (engine.savedCards as Map<ItemId, Card>) : null;
		engine.onchange((touched: Touched) => {
			if (touched === null) this.#cards = null;
			else for (const id of touched) this.#dirty.add(id);
		});
	}

	get cards(): Map<ItemId, Card> {
		const { study } = this.#engine;
		const rules = new Rules(study);
		if (this.#cards === null) {
			this.#cards = new Map();
			this.#dirty = new Set(study.trails.keys());
		}
		for (const id of this.#dirty) {
			const trail = study.trails.get(id);
			const card = trail ? cardOf(study, rules, trail) : null;
			if (card) this.#cards.set(id, card);
			else this.#cards.delete(id);
		}
		this.#dirty.clear();
		return this.#cards;
	}

	/** `extra`: reviews beyond the day's limit that the learner asked for. */
	queue(now: number, extra = 0, cards: Iterable<Card> = this.cards.values()): Queue {
		const { settings } = this.#engine;
		return queueOf({
			cards: [...cards].filter((card) => this.#isAskable(card.id)),
			today: this.#engine.today(now),
			settings: { ...settings, reviewsPerDay: settings.reviewsPerDay + extra },
			siblings: this.#siblings
		});
	}

	/** A note that was deleted and a question that left the bank have cards that cannot be asked. */
	#isAskable(id: ItemId): boolean {
		const note = noteIdOf(id);
		return note === null ? this.#canAsk(id) : hasNote(this.#engine.study, note);
	}

	/** Cards of questions that left the bank: kept, and never asked. */
	get gone(): Card[] {
		return [...this.cards.values()].filter(
			(card) => noteIdOf(card.id) === null && !this.#canAsk(card.id)
		);
	}

	next(now: number, previous?: ItemId, extra = 0): Card | null {
		return nextOf(this.queue(now, extra), now, this.#siblings, previous);
	}

	/**
	 * What will come after the card that is being answered, asked before the answer is stored, so that
	 * the next question need not wait for the disk. Null: only the stored answer can tell.
	 */
	foresee(now: number, answering: ItemId, extra = 0): Card | null {
		const today = this.#engine.today(now);
		const cards = new Map(this.cards);
		const card = cards.get(answering);
		if (card) cards.set(answering, { ...card, ...passedOn(card, today) });
		return nextOf(this.queue(now, extra, cards.values()), now, this.#siblings, answering);
	}

	/** How an item stands in the schedule now: the columns of the rating table. */
	standing(id: ItemId, now: number, mode: StudyMode = 'practice'): Standing {
		return standingOf(this.cards.get(id), { mode, now, today: this.#engine.today(now) });
	}

	/** What Again, Hard, Good and Easy would do to the card now. */
	preview(id: ItemId, now: number) {
		const offset = -new Date(now).getTimezoneOffset();
		const answer: Answer = {
			id: '~',
			at: now,
			offset,
			day: studyDay(now, offset, this.#engine.settings.dayStart),
			mode: 'review',
			points: 1,
			verdict: 'right',
			rating: 3,
			ms: 0
		};
		return previewOf(this.#engine.study, id, answer);
	}
}
