import {
	computeDecayFactor,
	createEmptyCard,
	FSRS,
	FSRS6_DEFAULT_DECAY,
	GenSeedStrategyWithCardId,
	generatorParameters,
	Rating as FsrsRating,
	StrategyMode,
	type Card as FsrsCard,
	type Grade
} from 'ts-fsrs';
import { addDays, daysBetween, type Day } from './day.ts';
import type { Rating } from './rate.ts';
import type { Answer } from './study.ts';

export type CardState = 'new' | 'learning' | 'review' | 'relearning';

/** A card's memory after its reviews. */
export interface Memory {
	state: CardState;
	/** Days for recall to fall from 100 % to 90 %. */
	stability: number;
	/** 1 easy to 10 hard. */
	difficulty: number;
	reps: number;
	lapses: number;
	/** Days to the next review; 0 within the learning steps. */
	interval: number;
	/** Learning and relearning: when it comes back, ms. */
	dueAt: number;
	/** Review: the study day on which it is due. */
	dueDay: Day;
	/** Wall clock of the last review, ms; 0 when new. */
	lastAt: number;
	lastDay: Day;
	/** The study day of its first review. */
	firstDay: Day;
	/** The last study day on which it came as a due review, learning steps apart; '' when it never did. */
	reviewedDay: Day;
}

export const NEW: Memory = {
	state: 'new',
	stability: 0,
	difficulty: 0,
	reps: 0,
	lapses: 0,
	interval: 0,
	dueAt: 0,
	dueDay: '',
	lastAt: 0,
	lastDay: '',
	firstDay: '',
	reviewedDay: ''
};

const STATES: CardState[] = ['new', 'learning', 'review', 'relearning'];
const GRADES: Record<Rating, Grade> = {
	1: FsrsRating.Again,
	2: FsrsRating.Hard,
	3: FsrsRating.Good,
	4: FsrsRating.Easy
};
const DAY_MS = 86_400_000;

type SeededCard = FsrsCard & { seedId: string };

/**
 * FSRS-6 with its published default weights. Fuzz is seeded by card id and number of reviews, so a
 * replay of the log gives the same days on every device.
 */
export class Scheduler {
	#fsrs: FSRS;

	constructor(readonly retention: number) {
		this.#fsrs = new FSRS(
			generatorParameters({
				request_retention: retention,
				enable_fuzz: true,
				enable_short_term: true,
				maximum_interval: 36_500
			})
		).useStrategy(StrategyMode.SEED, GenSeedStrategyWithCardId('seedId'));
	}

	/** @param elapsed study days since the last review, 0 or more */
	#next(card: SeededCard, elapsed: number, rating: Rating): SeededCard {
		const last = card.last_review?.getTime() ?? 0;
		const when = new Date(last + elapsed * DAY_MS);
		return this.#fsrs.next(card, when, GRADES[rating]).card as SeededCard;
	}

	/**
	 * Replays a card's rated answers, oldest first. `rules` gives the scheduler in force at an answer.
	 *
	 * FSRS counts UTC days, so it is given a calendar of its own that begins at 0 and moves on by the
	 * study days between two answers. They were fixed when the answers were written: neither travel nor
	 * another beginning of the day moves the past.
	 */
	static replay(
		id: string,
		answers: readonly Answer[],
		rules: (answer: Answer) => Scheduler
	): Memory {
		let card: SeededCard = { ...createEmptyCard(new Date(0)), seedId: id };
		let memory = NEW;
		for (const answer of answers) {
			if (answer.rating === null) continue;
			// FSRS throws on negative elapsed time; a merged log holds it after a clock was set back.
			const elapsed = memory.lastDay ? Math.max(0, daysBetween(memory.lastDay, answer.day)) : 0;
			card = rules(answer).#next(card, elapsed, answer.rating);
			memory = memoryOf(card, answer, memory);
		}
		return memory;
	}

	/** What each rating would do to a card now: the next interval above each button. */
	static preview(
		id: string,
		answers: readonly Answer[],
		rules: (answer: Answer) => Scheduler,
		now: Answer
	): Record<Rating, Memory> {
		const after = (rating: Rating) => Scheduler.replay(id, [...answers, { ...now, rating }], rules);
		return { 1: after(1), 2: after(2), 3: after(3), 4: after(4) };
	}
}

function memoryOf(card: SeededCard, answer: Answer, before: Memory): Memory {
	const wait = card.due.getTime() - (card.last_review?.getTime() ?? 0);
	return {
		state: STATES[card.state] as CardState,
		stability: card.stability,
		difficulty: card.difficulty,
		reps: card.reps,
		lapses: card.lapses,
		interval: card.scheduled_days,
		dueAt: answer.at + wait,
		dueDay: addDays(answer.day, card.scheduled_days),
		lastAt: answer.at,
		lastDay: answer.day,
		firstDay: before.firstDay || answer.day,
		reviewedDay: before.state === 'review' ? answer.day : before.reviewedDay
	};
}

const CURVE = computeDecayFactor(FSRS6_DEFAULT_DECAY);

/** Chance of recall after `days` without review, 0 to 1 (FSRS-6 forgetting curve). */
export function retrievability(stability: number, days: number): number {
	if (stability <= 0) return 0;
	return (1 + (CURVE.factor * Math.max(0, days)) / stability) ** CURVE.decay;
}
