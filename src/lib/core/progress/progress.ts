import type { Card } from '../card.ts';
import { addDays, type Day } from '../day.ts';
import type { ItemId } from '../item.ts';
import type { BankFact, FactKind } from '../schema/fact.ts';
import { answersOf, type Study } from '../study.ts';
import type { Theme } from '../vocabulary.ts';
import { activityOf, type DayActivity } from './activity.ts';
import { weekdayOf } from './calendar.ts';
import { forecastOf, type Forecast } from './forecast.ts';
import { masteryByKind, masteryByTheme, recordsOf, type MasteryCount } from './mastery.ts';
import { dueReviewsOf, retentionBetween, type DueReview, type Retention } from './retention.ts';
import { weakestFacts, type WeakFact } from './weakest.ts';

const WEEKS = 52;
export const RECENT_DAYS = 30;
const WEAKEST = 8;

export interface ProgressInput {
	study: Study;
	cards: ReadonlyMap<ItemId, Card>;
	facts: ReadonlyMap<string, BankFact>;
	today: Day;
}

/** All that the progress page shows, as plain data. */
export interface Progress {
	today: Day;
	/** 52 whole weeks and the one that holds today; begins on a Monday. */
	year: DayActivity[];
	reviews: DueReview[];
	/** Of the last 30 days. */
	retention: Retention;
	forecast: Forecast;
	kinds: Map<FactKind, MasteryCount>;
	themes: Map<Theme, MasteryCount>;
	weakest: WeakFact[];
}

/** The same answers with undoings and "I was right" worked in, so that no statistic looks for them again. */
function settle(study: Study): Study {
	const trails: Study['trails'] = new Map();
	for (const [item, trail] of study.trails)
		trails.set(item, { ...trail, answers: answersOf(study, trail) });
	return { ...study, trails, remarks: new Map() };
}

export function progressOf({ study, cards, facts, today }: ProgressInput): Progress {
	const settled = settle(study);
	const reviews = dueReviewsOf(settled);
	const learned = { facts: [...facts.values()], records: recordsOf(settled, cards) };
	return {
		today,
		year: activityOf(settled, today, WEEKS * 7 + weekdayOf(today) + 1),
		reviews,
		retention: retentionBetween(reviews, addDays(today, 1 - RECENT_DAYS), today),
		forecast: forecastOf(cards.values(), today, RECENT_DAYS),
		kinds: masteryByKind(learned),
		themes: masteryByTheme(learned),
		weakest: weakestFacts(learned, WEAKEST)
	};
}
