import type { Card } from './card.ts';
import type { Day } from './day.ts';
import type { Present } from './history.ts';
import { standingOf } from './queue.ts';

export const CARD_FILTERS = [
	'all',
	'due',
	'new',
	'learning',
	'review',
	'relearning',
	'starred',
	'suspended',
	'leech'
] as const;
/** Which cards the browser lists: by state, or by a mark. */
export type CardFilter = (typeof CARD_FILTERS)[number];

export function isBuried(card: Card, today: Day): boolean {
	return card.buriedUntil !== null && card.buriedUntil > today;
}

function passes(card: Card, filter: CardFilter, { now, today }: Present): boolean {
	switch (filter) {
		case 'all':
			return true;
		case 'due':
			return !isBuried(card, today) && standingOf(card, { mode: 'practice', now, today }) === 'due';
		case 'starred':
		case 'suspended':
		case 'leech':
			return card[filter];
		default:
			return card.state === filter;
	}
}

/** When a card comes, as a day: learning steps today, new cards after all that have one. */
function dayOf(card: Card, today: Day): Day {
	if (card.state === 'new') return '~';
	return card.state === 'review' ? card.dueDay : today;
}

/** The cards that pass, soonest first; new ones last, in the order in which they were taken. */
export function browseCards(cards: Iterable<Card>, filter: CardFilter, present: Present): Card[] {
	const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
	return [...cards]
		.filter((card) => passes(card, filter, present))
		.sort(
			(a, b) =>
				byText(dayOf(a, present.today), dayOf(b, present.today)) ||
				a.dueAt - b.dueAt ||
				a.takenAt - b.takenAt ||
				a.order - b.order ||
				byText(a.id, b.id)
		);
}

/** How many cards each filter lists. */
export function countCards(cards: readonly Card[], present: Present): Record<CardFilter, number> {
	const counts = Object.fromEntries(CARD_FILTERS.map((filter) => [filter, 0]));
	for (const card of cards)
		for (const filter of CARD_FILTERS)
			if (passes(card, filter, present)) counts[filter] = (counts[filter] ?? 0) + 1;
	return counts as Record<CardFilter, number>;
}

/** The filter that an address asks for; null when there is no such filter. */
export function parseCardFilter(value: string | null): CardFilter | null {
	if (value === null || value === '') return 'all';
	return CARD_FILTERS.find((filter) => filter === value) ?? null;
}
