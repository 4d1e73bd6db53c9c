import type { Card } from '../card.ts';
import { addDays, type Day } from '../day.ts';

export interface Forecast {
	/** Due before today and not yet reviewed. */
	overdue: number;
	/** Today and the days after it. */
	days: { day: Day; cards: number }[];
}

/**
 * When the cards come, if each is reviewed once and on its day. New cards are not in it, since the day's
 * limit decides when they begin; suspended ones neither. A buried card comes when it shows again.
 */
export function forecastOf(cards: Iterable<Card>, today: Day, days: number): Forecast {
	const forecast: Forecast = {
		overdue: 0,
		days: Array.from({ length: days }, (_, index) => ({ day: addDays(today, index), cards: 0 }))
	};
	const byDay = new Map(forecast.days.map((entry) => [entry.day, entry]));
	for (const card of cards) {
		if (card.suspended || card.state === 'new') continue;
		const isBuried = card.buriedUntil !== null && card.buriedUntil > today;
		// Learning steps are minutes long: whatever is left of them comes today.
		let day = card.state === 'review' ? card.dueDay : today;
		if (isBuried && (card.buriedUntil as Day) > day) day = card.buriedUntil as Day;
		if (day < today) forecast.overdue += 1;
		else {
			const entry = byDay.get(day);
			if (entry) entry.cards += 1;
		}
	}
	return forecast;
}
