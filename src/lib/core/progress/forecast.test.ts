import { expect, test } from 'vitest';
import type { Card } from '../card.ts';
import { NEW } from '../scheduler.ts';
import { forecastOf } from './forecast.ts';

const TODAY = '2026-11-24';

function card(fields: Partial<Card>): Card {
	return {
		...NEW,
		id: 'kant#ends',
		state: 'review',
		takenAt: 0,
		order: 0,
		suspended: false,
		buriedUntil: null,
		starred: false,
		againAt: 0,
		leech: false,
		...fields
	};
}

const forecast = (cards: Partial<Card>[]) => {
	const { overdue, days } = forecastOf(cards.map(card), TODAY, 3);
	return [overdue, ...days.map(({ cards: count }) => count)];
};

test('cards stand on their day, overdue ones apart, later ones nowhere', () => {
	const dueDays = ['2026-11-01', '2026-11-23', TODAY, '2026-11-26', '2026-11-26', '2026-11-27'];
	expect(forecast(dueDays.map((dueDay) => ({ dueDay })))).toEqual([2, 1, 0, 2]);
});

test('the days begin with today', () => {
	expect(forecastOf([], TODAY, 2).days.map(({ day }) => day)).toEqual([TODAY, '2026-11-25']);
});

test('what is left of learning steps comes today, even from yesterday', () => {
	expect(
		forecast([
			{ state: 'learning', dueDay: TODAY },
			{ state: 'relearning', dueDay: '2026-11-20' }
		])
	).toEqual([0, 2, 0, 0]);
});

test('new and suspended cards are not in it', () => {
	expect(forecast([{ state: 'new' }, { dueDay: TODAY, suspended: true }])).toEqual([0, 0, 0, 0]);
});

test('a buried card comes when it shows again, unless it is due later anyway', () => {
	expect(
		forecast([
			{ dueDay: '2026-11-20', buriedUntil: '2026-11-25' },
			{ dueDay: '2026-11-26', buriedUntil: '2026-11-25' },
			{ dueDay: '2026-11-20', buriedUntil: '2026-11-24' }
		])
	).toEqual([1, 0, 1, 1]);
});
