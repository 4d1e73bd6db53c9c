import { daysBetween, type Day } from '../day.ts';
import { answersOf, type Study } from '../study.ts';
import { beginningOf, lastPeriods, type Period } from './calendar.ts';

/** Glossary: a card is young below this many days and mature from it on. */
export const MATURE_DAYS = 21;

/** The first review of a card on a study day. */
export interface DueReview {
	day: Day;
	passed: boolean;
	mature: boolean;
}

export interface Tally {
	passed: number;
	reviews: number;
}

export interface Retention {
	young: Tally;
	mature: Tally;
	all: Tally;
}

export interface PeriodRetention extends Retention {
	/** The Monday, or the first of the month. */
	from: Day;
}

/**
 * The reviews that true retention counts: of each card the first rated answer of a study day, if it had
 * been rated on an earlier day. So neither a first sight nor a learning step of the same day counts, as
 * in Anki's "True Retention" table and in the reviews that FSRS is fitted to (elapsed days > 0).
 *
 * Young or mature goes by the days that really passed, because the log keeps what happened and not what
 * was planned: a card reviewed on its day is split exactly as Anki splits it, an overdue one by the
 * longer gap that its memory had to bridge.
 */
export function dueReviewsOf(study: Study): DueReview[] {
	const reviews: DueReview[] = [];
	for (const trail of study.trails.values()) {
		let lastDay: Day = '';
		for (const { day, rating } of answersOf(study, trail)) {
			// A clock that was set back must not make a second first review of a day.
			if (rating === null || day <= lastDay) continue;
			if (lastDay !== '') {
				reviews.push({ day, passed: rating > 1, mature: daysBetween(lastDay, day) >= MATURE_DAYS });
			}
			lastDay = day;
		}
	}
	return reviews;
}

function emptyRetention(): Retention {
	const none = (): Tally => ({ passed: 0, reviews: 0 });
	return { young: none(), mature: none(), all: none() };
}

function count(retention: Retention, review: DueReview): void {
	for (const tally of [retention.all, review.mature ? retention.mature : retention.young]) {
		tally.reviews += 1;
		if (review.passed) tally.passed += 1;
	}
}

/** True retention from the first to the last day, both included. */
export function retentionBetween(reviews: Iterable<DueReview>, first: Day, last: Day): Retention {
	const retention = emptyRetention();
	for (const review of reviews) {
		if (review.day >= first && review.day <= last) count(retention, review);
	}
	return retention;
}

/** True retention of the last `periods` weeks or months, oldest first; the last one holds `today`. */
export function retentionBy(
	reviews: Iterable<DueReview>,
	{ today, period, periods }: { today: Day; period: Period; periods: number }
): PeriodRetention[] {
	const rows = lastPeriods(today, period, periods).map((from): PeriodRetention => ({
		from,
		...emptyRetention()
	}));
	const byBeginning = new Map(rows.map((row) => [row.from, row]));
	// Many reviews share a day; the beginning of its week is worked out once.
	const byDay = new Map<Day, PeriodRetention | undefined>();
	for (const review of reviews) {
		if (!byDay.has(review.day))
			byDay.set(review.day, byBeginning.get(beginningOf(review.day, period)));
		const row = byDay.get(review.day);
		if (row) count(row, review);
	}
	return rows;
}

/** 0 to 1; null when there was nothing to pass. */
export function shareOf({ passed, reviews }: Tally): number | null {
	return reviews === 0 ? null : passed / reviews;
}
