import type { Day } from '../day.ts';
import { answersOf, type Study } from '../study.ts';
import { daysUntil } from './calendar.ts';

/** What was done on one study day. */
export interface DayActivity {
	day: Day;
	answers: number;
	/** Answers that moved a card; the others were practice. */
	reviews: number;
	right: number;
	/** Time to answer, all together. */
	ms: number;
}

/** The last `days` study days, oldest first, `today` last; days without an answer are there with zeros. */
export function activityOf(study: Study, today: Day, days: number): DayActivity[] {
	const activity = daysUntil(today, days).map((day): DayActivity => ({
		day,
		answers: 0,
		reviews: 0,
		right: 0,
		ms: 0
	}));
	const byDay = new Map(activity.map((entry) => [entry.day, entry]));
	for (const trail of study.trails.values()) {
		for (const answer of answersOf(study, trail)) {
			const entry = byDay.get(answer.day);
			if (!entry) continue;
			entry.answers += 1;
			entry.ms += answer.ms;
			if (answer.rating !== null) entry.reviews += 1;
			if (answer.verdict === 'right') entry.right += 1;
		}
	}
	return activity;
}

export interface Totals {
	answers: number;
	right: number;
	ms: number;
	/** Days with at least one answer. */
	days: number;
}

export function totalsOf(activity: Iterable<DayActivity>): Totals {
	const totals: Totals = { answers: 0, right: 0, ms: 0, days: 0 };
	for (const { answers, right, ms } of activity) {
		totals.answers += answers;
		totals.right += right;
		totals.ms += ms;
		if (answers > 0) totals.days += 1;
	}
	return totals;
}

export type HeatLevel = 0 | 1 | 2 | 3 | 4;

export interface HeatCell {
	day: Day;
	answers: number;
	/** 0 nothing, 4 a full day. */
	level: HeatLevel;
}

/** Answers that make a full day, unless the learner does more on most days. */
const FULL_DAY = 20;
const FULL_SHARE = 0.9;

/**
 * Shades for a heat map: quarters of a full day. A full day is 20 answers, or the 90th percentile of the
 * days with answers when that is more, so that one long evening does not make all other days pale.
 */
export function heatOf(activity: readonly DayActivity[]): HeatCell[] {
	const worked = activity
		.map(({ answers }) => answers)
		.filter((answers) => answers > 0)
		.sort((a, b) => a - b);
	// Nearest-rank percentile.
	const high = worked[Math.ceil(worked.length * FULL_SHARE) - 1] ?? 0;
	const full = Math.max(FULL_DAY, high);
	return activity.map(({ day, answers }) => ({
		day,
		answers,
		level: Math.min(4, Math.ceil((answers / full) * 4)) as HeatLevel
	}));
}
