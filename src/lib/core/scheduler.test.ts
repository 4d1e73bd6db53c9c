import fc from 'fast-check';
import {
	createEmptyCard,
	forgetting_curve,
	FSRS,
	FSRS6_DEFAULT_DECAY,
	generatorParameters,
	Grades,
	State,
	type Grade
} from 'ts-fsrs';
import { describe, expect, it } from 'vitest';
import { addDays, studyDay } from './day.ts';
import type { Rating } from './rate.ts';
import { NEW, retrievability, Scheduler, type Memory } from './scheduler.ts';
import type { Answer } from './study.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const NOON = Date.UTC(2026, 2, 2, 7);
const TASHKENT = 300;

function answer(at: number, rating: Rating | null, offset = TASHKENT): Answer {
	return {
		id: `${at}`,
		at,
		offset,
		day: studyDay(at, offset),
		mode: 'review',
		points: 1,
		verdict: 'right',
		rating,
		ms: 1000
	};
}

const gradeOf = (rating: Rating | null) => Grades[(rating ?? 0) - 1] as Grade;

const scheduler = new Scheduler(0.9);
const replay = (answers: readonly Answer[], id = 'kant#year', rules = () => scheduler) =>
	Scheduler.replay(id, answers, rules);

const someRating = fc.constantFrom<Rating>(1, 2, 3, 3, 3, 4);
/** Reviews of one card: days since the one before, hour of the study day, rating. */
const someReviews = fc.array(
	fc.record({
		days: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 })),
		hour: fc.integer({ min: 0, max: 23 }),
		rating: someRating
	}),
	{ minLength: 1, maxLength: 12 }
);
interface Review {
	days: number;
	hour: number;
	rating: Rating;
}

function answersOf(reviews: readonly Review[], offset = TASHKENT): Answer[] {
	let days = 0;
	let hour = 0;
	return reviews.map((review) => {
		days += review.days;
		// On one study day time goes on.
		hour = review.days === 0 ? Math.max(hour, review.hour) : review.hour;
		const morning = Date.UTC(2026, 2, 2, 4) - offset * MINUTE_MS;
		return answer(morning + days * DAY_MS + hour * HOUR_MS, review.rating, offset);
	});
}

const withoutMoments = ({ dueAt: _, lastAt: __, ...memory }: Memory) => memory;

it('a card never rated is new', () => {
	expect(replay([])).toEqual(NEW);
	expect(replay([answer(NOON, null)])).toEqual(NEW);
});

it('remembers as FSRS does that is told the study days', () => {
	const oracle = new FSRS(generatorParameters({ request_retention: 0.9, enable_fuzz: false }));
	fc.assert(
		fc.property(someReviews, (reviews) => {
			const answers = answersOf(reviews);
			let card = createEmptyCard(new Date(0));
			for (const { day, rating } of answers)
				card = oracle.next(card, new Date(`${day}T12:00:00Z`), gradeOf(rating)).card;
			const memory = replay(answers);
			expect(memory.stability).toBe(card.stability);
			expect(memory.difficulty).toBe(card.difficulty);
			expect(memory.reps).toBe(card.reps);
			expect(memory.lapses).toBe(card.lapses);
			expect(memory.state).toBe(State[card.state].toLowerCase());
		}),
		{ seed: 1, numRuns: 200 }
	);
});

describe('counting in study days', () => {
	it('the same evenings are the same reviews in any time zone', () => {
		const offset = fc.constantFrom(-720, -300, 0, 330, 345, 840);
		fc.assert(
			fc.property(someReviews, offset, (reviews, minutes) => {
				const elsewhere = replay(answersOf(reviews, minutes));
				expect(withoutMoments(elsewhere)).toEqual(withoutMoments(replay(answersOf(reviews))));
			}),
			{ seed: 2, numRuns: 200 }
		);
	});

	it('an answer at 3 in the morning belongs to the day before, one at 5 does not', () => {
		const evening = Date.UTC(2026, 2, 2, 17);
		const first = answer(evening, 4);
		const night = replay([first, answer(evening + 5 * HOUR_MS, 3)]);
		const morning = replay([first, answer(evening + 7 * HOUR_MS, 3)]);
		expect(night.lastDay).toBe(first.day);
		expect(morning.lastDay).toBe(addDays(first.day, 1));
		// Repeated the same day it grows less than repeated the next.
		expect(night.stability).toBeLessThan(morning.stability);
	});

	it('a flight over eight time zones between two reviews neither adds nor takes a day', () => {
		const first = answer(NOON, 4);
		const home = replay([first, answer(NOON + 3 * DAY_MS, 3)]);
		const abroad = replay([first, answer(NOON + 3 * DAY_MS + 8 * HOUR_MS, 3, TASHKENT - 480)]);
		expect(withoutMoments(abroad)).toEqual(withoutMoments(home));
	});
});

describe('when a card comes back', () => {
	const steps: [Rating, string, number][] = [
		[1, 'learning', 1],
		[2, 'learning', 6],
		[3, 'learning', 10]
	];
	it.each(steps)('a new one rated %i: %s, in %i minutes', (rating, state, minutes) => {
		const memory = replay([answer(NOON, rating)]);
		expect(memory).toMatchObject({ state, interval: 0, dueAt: NOON + minutes * MINUTE_MS });
		expect(memory.dueDay).toBe('2026-03-02');
	});

	it('a new one rated Easy goes straight into review', () => {
		const memory = replay([answer(NOON, 4)]);
		expect(memory.state).toBe('review');
		expect(memory.interval).toBeGreaterThan(5);
	});

	it('one that graduates comes on a study day: its last one and the interval', () => {
		const memory = replay([answer(NOON, 3), answer(NOON + 10 * MINUTE_MS, 3)]);
		expect(memory.state).toBe('review');
		expect(memory.interval).toBeGreaterThanOrEqual(1);
		expect(memory.dueDay).toBe(addDays('2026-03-02', memory.interval));
	});

	it('a forgotten one is relearnt in ten minutes, and has lapsed once', () => {
		const first = replay([answer(NOON, 4)]);
		const later = NOON + first.interval * DAY_MS;
		expect(replay([answer(NOON, 4), answer(later, 1)])).toMatchObject({
			state: 'relearning',
			lapses: 1,
			interval: 0,
			dueAt: later + 10 * MINUTE_MS
		});
	});

	it('in review is always a later day, never the same', () => {
		fc.assert(
			fc.property(someReviews, (reviews) => {
				const memory = replay(answersOf(reviews));
				if (memory.state !== 'review') return;
				expect(memory.interval).toBeGreaterThanOrEqual(1);
				expect(memory.dueDay).toBe(addDays(memory.lastDay, memory.interval));
			}),
			{ seed: 3 }
		);
	});

	it('rests on the days of first, last and last due review', () => {
		const first = answer(NOON, 4);
		const review = answer(NOON + 9 * DAY_MS, 1);
		const relearnt = answer(NOON + 10 * DAY_MS, 3);
		expect(replay([first])).toMatchObject({ firstDay: first.day, reviewedDay: '' });
		expect(replay([first, review])).toMatchObject({ reviewedDay: review.day });
		expect(replay([first, review, relearnt])).toMatchObject({
			firstDay: first.day,
			lastDay: relearnt.day,
			reviewedDay: review.day
		});
	});
});

describe('a clock that was wrong', () => {
	const someTimes = fc.array(
		fc.tuple(fc.integer({ min: -3000 * DAY_MS, max: 30_000 * DAY_MS }), someRating),
		{ minLength: 1, maxLength: 10 }
	);

	it('never breaks a card, wherever it jumps', () => {
		fc.assert(
			fc.property(someTimes, (times) => {
				const memory = replay(times.map(([shift, rating]) => answer(NOON + shift, rating)));
				expect(Number.isFinite(memory.stability)).toBe(true);
				expect(memory.interval).toBeGreaterThanOrEqual(0);
				expect(memory.difficulty).toBeGreaterThanOrEqual(1);
				expect(memory.difficulty).toBeLessThanOrEqual(10);
			}),
			{ seed: 4, numRuns: 300 }
		);
	});

	it('set back counts as no time at all', () => {
		const back = replay([answer(NOON, 4), answer(NOON - 20 * DAY_MS, 3)]);
		const sameDay = replay([answer(NOON, 4), answer(NOON, 3)]);
		expect(back.stability).toBe(sameDay.stability);
	});

	it('that ran years ahead once does no harm after it is set right', () => {
		const right = NOON + 10 * DAY_MS;
		const later = right + 30 * DAY_MS;
		const years = 70 * 365 * DAY_MS;
		const healed = replay([answer(NOON + years, 4), answer(right, 3), answer(later, 3)]);
		const same = replay([answer(right, 4), answer(right, 3), answer(later, 3)]);
		expect(healed.stability).toBe(same.stability);
		expect(healed.dueDay).toBe(same.dueDay);
	});
});

describe('fuzz', () => {
	const reviews = [answer(NOON, 4), answer(NOON + 9 * DAY_MS, 3), answer(NOON + 40 * DAY_MS, 3)];
	const intervals = Array.from(
		{ length: 60 },
		(_, index) => replay(reviews, `fact-${index}#year`).interval
	);

	it('is the same on every device and at every replay', () => {
		const other = new Scheduler(0.9);
		for (const [index, interval] of intervals.entries())
			expect(replay(reviews, `fact-${index}#year`, () => other).interval).toBe(interval);
	});

	it('spreads cards that were learnt together', () => {
		expect(new Set(intervals).size).toBeGreaterThan(5);
		const plain = new FSRS(generatorParameters({ request_retention: 0.9, enable_fuzz: false }));
		let card = createEmptyCard(new Date(0));
		for (const { day, rating } of reviews)
			card = plain.next(card, new Date(day), gradeOf(rating)).card;
		for (const interval of intervals) {
			expect(interval).toBeGreaterThan(card.scheduled_days * 0.85);
			expect(interval).toBeLessThan(card.scheduled_days * 1.15);
		}
	});

	it('does not hang on the moment of the answer', () => {
		const earlier = reviews.map((review) => ({ ...review, at: review.at - HOUR_MS }));
		expect(replay(earlier).interval).toBe(replay(reviews).interval);
	});

	// Two phones with different releases must agree on the days.
	it('never changes from one release to the next', () => {
		expect(intervals.slice(0, 10)).toEqual([133, 138, 135, 130, 144, 129, 147, 143, 139, 130]);
	});
});

describe('the preview above the buttons', () => {
	it('is what then happens', () => {
		fc.assert(
			fc.property(someReviews, someRating, (reviews, rating) => {
				const answers = answersOf(reviews);
				const now = answer((answers.at(-1) as Answer).at + 5 * DAY_MS, null);
				const preview = Scheduler.preview('kant#year', answers, () => scheduler, now);
				expect(preview[rating]).toEqual(replay([...answers, { ...now, rating }]));
			}),
			{ seed: 5, numRuns: 100 }
		);
	});

	it('promises more time for a better answer', () => {
		fc.assert(
			fc.property(someReviews, (reviews) => {
				const answers = answersOf(reviews);
				const now = answer((answers.at(-1) as Answer).at + 12 * DAY_MS, null);
				const wait = (memory: Memory) => memory.dueAt - now.at;
				const preview = Scheduler.preview('kant#year', answers, () => scheduler, now);
				expect(wait(preview[1])).toBeLessThanOrEqual(wait(preview[2]));
				expect(wait(preview[2])).toBeLessThanOrEqual(wait(preview[3]));
				expect(wait(preview[3])).toBeLessThanOrEqual(wait(preview[4]));
			}),
			{ seed: 6, numRuns: 100 }
		);
	});
});

it('a higher desired retention asks sooner', () => {
	const reviews = [answer(NOON, 4), answer(NOON + 9 * DAY_MS, 3)];
	const at = (retention: number) => {
		const own = new Scheduler(retention);
		return replay(reviews, 'kant#year', () => own).interval;
	};
	expect(at(0.95)).toBeLessThan(at(0.9));
	expect(at(0.9)).toBeLessThan(at(0.8));
});

describe('the chance of recall', () => {
	it('is that of the FSRS library', () => {
		for (const [s, days] of [
			[0.4, 3],
			[12.5, 12],
			[300, 1000]
		] as const)
			expect(retrievability(s, days)).toBeCloseTo(
				forgetting_curve(FSRS6_DEFAULT_DECAY, days, s),
				7
			);
	});

	it('is certain at once, 90 % after as many days as the stability, and falls with time', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 3000 }),
				fc.integer({ min: 0, max: 3000 }),
				(s, days) => {
					expect(retrievability(s, 0)).toBe(1);
					expect(retrievability(s, s)).toBeCloseTo(0.9, 4);
					expect(retrievability(s, days + 1)).toBeLessThan(retrievability(s, days));
				}
			),
			{ seed: 7 }
		);
	});

	it('is none for a card never seen, and no more than certain after a clock was set back', () => {
		expect(retrievability(0, 5)).toBe(0);
		expect(retrievability(10, -5)).toBe(1);
	});
});
