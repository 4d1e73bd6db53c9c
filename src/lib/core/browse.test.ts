import { expect, test } from 'vitest';
import { browseCards, CARD_FILTERS, countCards, isBuried, parseCardFilter } from './browse.ts';
import type { Card } from './card.ts';
import { NEW } from './scheduler.ts';

const PRESENT = { now: Date.UTC(2026, 0, 5, 12), today: '2026-01-05' };

function card(id: string, rest: Partial<Card> = {}): Card {
	return {
		...NEW,
		id: `${id}#until`,
		takenAt: 0,
		order: 0,
		suspended: false,
		buriedUntil: null,
		starred: false,
		againAt: 0,
		leech: false,
		...rest
	};
}
const due = card('due', { state: 'review', dueDay: '2026-01-04', lastDay: '2025-12-20' });
const later = card('later', { state: 'review', dueDay: '2026-02-04', lastDay: '2026-01-02' });
const step = card('step', { state: 'learning', dueAt: PRESENT.now - 1, lastDay: PRESENT.today });
const again = card('again', { state: 'relearning', dueAt: PRESENT.now + 60_000 });
const fresh = card('fresh', { starred: true });
const asleep = card('asleep', { state: 'review', dueDay: '2026-01-01', suspended: true });
const ALL = [fresh, later, asleep, again, due, step];

const ids = (cards: Card[]) => cards.map((one) => one.id.split('#')[0]);

test('what comes soonest stands first, new cards last in the order they were taken', () => {
	const newer = card('newer', { order: 1 });
	expect(ids(browseCards([newer, ...ALL], 'all', PRESENT))).toEqual([
		'asleep',
		'due',
		'step',
		'again',
		'later',
		'fresh',
		'newer'
	]);
});

test('each state and each mark lists its own cards', () => {
	expect(ids(browseCards(ALL, 'new', PRESENT))).toEqual(['fresh']);
	expect(ids(browseCards(ALL, 'learning', PRESENT))).toEqual(['step']);
	expect(ids(browseCards(ALL, 'relearning', PRESENT))).toEqual(['again']);
	expect(ids(browseCards(ALL, 'starred', PRESENT))).toEqual(['fresh']);
	expect(ids(browseCards(ALL, 'suspended', PRESENT))).toEqual(['asleep']);
	expect(ids(browseCards([card('hard', { leech: true }), ...ALL], 'leech', PRESENT))).toEqual([
		'hard'
	]);
});

test('due is what can be answered now: no suspended, buried or later card', () => {
	const buried = { ...due, id: 'buried#until' as const, buriedUntil: '2026-01-06' };
	expect(ids(browseCards([buried, ...ALL], 'due', PRESENT))).toEqual(['due', 'step']);
});

test('a buried card is back on the day it was buried until', () => {
	expect(isBuried(card('a', { buriedUntil: '2026-01-06' }), '2026-01-05')).toBe(true);
	expect(isBuried(card('a', { buriedUntil: '2026-01-06' }), '2026-01-06')).toBe(false);
	expect(isBuried(card('a'), '2026-01-06')).toBe(false);
});

test('the counts are those of the lists', () => {
	const counts = countCards(ALL, PRESENT);
	for (const filter of CARD_FILTERS)
		expect(counts[filter]).toBe(browseCards(ALL, filter, PRESENT).length);
});

test('an address without a filter asks for all; nonsense is nonsense', () => {
	expect(parseCardFilter(null)).toBe('all');
	expect(parseCardFilter('leech')).toBe('leech');
	expect(parseCardFilter('constructor')).toBeNull();
});
