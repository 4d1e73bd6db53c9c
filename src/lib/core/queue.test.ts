import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Card } from './card.ts';
import { addDays } from './day.ts';
import { factIdOf, type ItemId } from './item.ts';
import { nextOf, paceOf, queueOf, standingOf, type Queue } from './queue.ts';
import { NEW } from './scheduler.ts';
import { SETTINGS, type Settings } from './settings.ts';

const TODAY = '2026-11-24';
const NOW = Date.UTC(2026, 10, 24, 7);
const MINUTE_MS = 60_000;

function card(id: ItemId, fields: Partial<Card> = {}): Card {
	return {
		...NEW,
		id,
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

/** A card in review, last seen `ago` days ago and due `late` days ago. */
function reviewCard(
	id: ItemId,
	{ ago = 10, late = 0, ...fields }: Partial<Card> & { ago?: number; late?: number } = {}
): Card {
	return card(id, {
		state: 'review',
		stability: 10,
		difficulty: 5,
		reps: 3,
		interval: ago - late,
		lastDay: addDays(TODAY, -ago),
		firstDay: addDays(TODAY, -ago - 20),
		reviewedDay: addDays(TODAY, -ago),
		dueDay: addDays(TODAY, -late),
		lastAt: NOW - ago * 86_400_000,
		dueAt: NOW - late * 86_400_000,
		...fields
	});
}

/** A card in the learning steps, first seen today, that comes back in `minutes`. */
function learningCard(id: ItemId, minutes: number, fields: Partial<Card> = {}): Card {
	return card(id, {
		state: 'learning',
		stability: 1,
		difficulty: 5,
		reps: 1,
		lastDay: TODAY,
		firstDay: TODAY,
		dueDay: TODAY,
		dueAt: NOW + minutes * MINUTE_MS,
		...fields
	});
}

const many = <T>(count: number, make: (index: number) => T): T[] =>
	Array.from({ length: count }, (_, index) => make(index));
const ids = (cards: readonly Card[]) => cards.map(({ id }) => id);

function queue(cards: Card[], settings: Partial<Settings> = {}, today = TODAY): Queue {
	return queueOf({ cards, today, settings: { ...SETTINGS, ...settings }, siblings: factIdOf });
}

const next = (cards: Card[], previous?: ItemId, settings: Partial<Settings> = {}) =>
	nextOf(queue(cards, settings), NOW, factIdOf, previous)?.id ?? null;

describe('what waits today:', () => {
	it('new, learning and due cards, each in its list', () => {
		const found = queue([card('a#x'), learningCard('b#x', 5), reviewCard('c#x')]);
		expect([ids(found.fresh), ids(found.learning), ids(found.due)]).toEqual([
			['a#x'],
			['b#x'],
			['c#x']
		]);
	});

	it('nothing that is due tomorrow only', () => {
		expect(ids(queue([reviewCard('a#x', { late: -1 })]).due)).toEqual([]);
	});

	it('new cards in the order in which they were taken, and within a path in its order', () => {
		const cards = [
			card('late#x', { takenAt: 2, order: 0 }),
			card('second#x', { takenAt: 1, order: 1 }),
			card('first#x', { takenAt: 1, order: 0 })
		];
		expect(ids(queue(cards).fresh)).toEqual(['first#x', 'second#x', 'late#x']);
	});

	it('the most forgotten card first, not the one that is due the longest', () => {
		const cards = [
			reviewCard('firm#x', { stability: 200, ago: 150, late: 30 }),
			reviewCard('fading#x', { stability: 2, ago: 6, late: 4 }),
			reviewCard('fresh#x', { stability: 10, ago: 10, late: 0 })
		];
		expect(ids(queue(cards).due)).toEqual(['fading#x', 'fresh#x', 'firm#x']);
	});

	it('the same list from the same cards in any order', () => {
		const cards = [
			...many(6, (index) => reviewCard(`due-${index % 4}#${index}`)),
			...many(6, (index) => card(`new-${index % 3}#${index}`)),
			...many(3, (index) => learningCard(`step-${index}#x`, 3))
		];
		fc.assert(
			fc.property(fc.shuffledSubarray(cards, { minLength: cards.length }), (shuffled) => {
				expect(queue(shuffled)).toEqual(queue(cards));
			}),
			{ seed: 1 }
		);
	});
});

describe('hidden is', () => {
	it('a suspended card, in whatever state', () => {
		const cards = [
			card('a#x', { suspended: true }),
			learningCard('b#x', 1, { suspended: true }),
			reviewCard('c#x', { suspended: true })
		];
		const { learning, due, fresh, aside, buried } = queue(cards);
		expect([learning, due, fresh, aside, buried].flat()).toEqual([]);
	});

	it('a buried card until its day has come', () => {
		const cards = [reviewCard('a#x', { buriedUntil: addDays(TODAY, 1) })];
		expect(ids(queue(cards).due)).toEqual([]);
		expect(ids(queue(cards).buried)).toEqual(['a#x']);
		expect(ids(queue(cards, {}, addDays(TODAY, 1)).due)).toEqual(['a#x']);
	});
});

describe('of siblings', () => {
	it('one comes today, the due one before the new one, and the others are buried', () => {
		const cards = [card('kant#rent'), reviewCard('kant#year'), card('osh#year')];
		const found = queue(cards);
		expect([ids(found.due), ids(found.fresh), ids(found.buried)]).toEqual([
			['kant#year'],
			['osh#year'],
			['kant#rent']
		]);
	});

	it('none comes after one was answered today, whatever its state now', () => {
		const seen = reviewCard('kant#year', { lastDay: TODAY, dueDay: addDays(TODAY, 9) });
		const found = queue([seen, card('kant#rent'), reviewCard('kant#term')]);
		expect([ids(found.due), ids(found.fresh)]).toEqual([[], []]);
		expect(ids(found.buried).sort()).toEqual(['kant#rent', 'kant#term']);
	});

	it('one that was suspended after its answer still counts as seen', () => {
		const seen = reviewCard('kant#year', { lastDay: TODAY, suspended: true });
		expect(ids(queue([seen, card('kant#rent')]).fresh)).toEqual([]);
	});

	it('one still in the learning steps of yesterday comes first', () => {
		const cards = [
			learningCard('kant#year', -600, { lastDay: addDays(TODAY, -1) }),
			card('kant#rent')
		];
		const found = queue(cards);
		expect([ids(found.learning), ids(found.fresh)]).toEqual([['kant#year'], []]);
	});

	it('all may come tomorrow: burying lasts one day', () => {
		const cards = [
			reviewCard('kant#year', { lastDay: TODAY, dueDay: addDays(TODAY, 9) }),
			card('kant#rent')
		];
		expect(ids(queue(cards, {}, addDays(TODAY, 1)).fresh)).toEqual(['kant#rent']);
	});

	it('those are not called buried whose group does not come today', () => {
		const cards = many(12, (index) => card(`fact-${index % 6}#${index}`));
		const found = queue(cards, { newPerDay: 2 });
		expect(found.fresh).toHaveLength(2);
		expect(found.buried).toHaveLength(2);
	});

	it('no two ever come on one day', () => {
		const someCards = fc.array(
			fc.record({
				fact: fc.integer({ min: 0, max: 5 }),
				kind: fc.constantFrom('new', 'due', 'done'),
				late: fc.integer({ min: 0, max: 30 })
			}),
			{ maxLength: 25 }
		);
		fc.assert(
			fc.property(someCards, fc.integer({ min: 0, max: 8 }), (wanted, limit) => {
				const cards = wanted.map(({ fact, kind, late }, index) => {
					const id: ItemId = `fact-${fact}#${index}`;
					if (kind === 'new') return card(id);
					if (kind === 'due') return reviewCard(id, { ago: late + 5, late });
					return reviewCard(id, { lastDay: TODAY, dueDay: addDays(TODAY, 5) });
				});
				const { due, fresh } = queue(cards, { newPerDay: limit, reviewsPerDay: limit });
				const done = cards.filter(({ lastDay }) => lastDay === TODAY);
				const groups = [...due, ...fresh].map(({ id }) => factIdOf(id));
				expect(new Set(groups).size).toBe(groups.length);
				for (const { id } of done) expect(groups).not.toContain(factIdOf(id));
			}),
			{ seed: 2 }
		);
	});
});

describe('the limits of a day', () => {
	it('let so many new cards come', () => {
		const cards = many(30, (index) => card(`new-${index}#x`, { order: index }));
		expect(queue(cards).fresh).toHaveLength(10);
		expect(queue(cards, { newPerDay: 0 }).fresh).toHaveLength(0);
	});

	it('count a card once on the day it is first seen, however often it comes that day', () => {
		const cards = [
			learningCard('seen#x', 3, { reps: 5 }),
			reviewCard('seen-easy#x', { firstDay: TODAY, lastDay: TODAY, dueDay: addDays(TODAY, 9) }),
			...many(30, (index) => card(`new-${index}#x`))
		];
		const found = queue(cards);
		expect(found.fresh).toHaveLength(8);
		expect([found.newToday, found.reviewsToday]).toEqual([2, 0]);
	});

	it('do not count learning steps that go over midnight, neither as new nor as review', () => {
		const yesterday = addDays(TODAY, -1);
		const cards = [
			learningCard('step#x', 3, { firstDay: yesterday }),
			reviewCard('graduated#x', {
				firstDay: yesterday,
				lastDay: TODAY,
				reviewedDay: '',
				dueDay: addDays(TODAY, 3)
			}),
			...many(5, (index) => reviewCard(`due-${index}#x`))
		];
		const found = queue(cards, { reviewsPerDay: 5 });
		expect(found.due).toHaveLength(5);
		expect([found.newToday, found.reviewsToday]).toEqual([0, 0]);
	});

	it('count a due card that lapsed once, while it is relearnt', () => {
		const lapsed = learningCard('lapsed#x', 3, {
			state: 'relearning',
			firstDay: addDays(TODAY, -90),
			reviewedDay: TODAY
		});
		const found = queue([lapsed, ...many(5, (index) => reviewCard(`due-${index}#x`))], {
			reviewsPerDay: 3
		});
		expect(found.due).toHaveLength(2);
		expect(found.aside).toHaveLength(3);
	});

	it('never hold back a card in the learning steps', () => {
		const cards = many(5, (index) => learningCard(`step-${index}#x`, index));
		expect(queue(cards, { newPerDay: 0, reviewsPerDay: 0 }).learning).toHaveLength(5);
	});

	it('set the less urgent of a backlog aside, and lose none', () => {
		const backlog = many(300, (index) =>
			reviewCard(`due-${index}#x`, { ago: index + 11, late: index + 1 })
		);
		const found = queue(backlog, { reviewsPerDay: 20 });
		expect(found.due).toHaveLength(20);
		expect(new Set(ids([...found.due, ...found.aside]))).toEqual(new Set(ids(backlog)));
		const all = queue(backlog, { reviewsPerDay: 300 });
		expect(ids([...found.due, ...found.aside])).toEqual(ids(all.due));
	});

	it('already used up by yesterday’s higher limit leave an empty list, not a negative one', () => {
		const done = many(12, (index) =>
			reviewCard(`done-${index}#x`, { firstDay: TODAY, lastDay: TODAY, dueDay: addDays(TODAY, 5) })
		);
		expect(queue([...done, card('new#x')], { newPerDay: 5 }).fresh).toEqual([]);
	});

	it('a new card does not overtake a sibling that was set aside', () => {
		const cards = [reviewCard('kant#year'), card('kant#rent')];
		const found = queue(cards, { reviewsPerDay: 0 });
		expect([ids(found.aside), ids(found.fresh), ids(found.buried)]).toEqual([
			['kant#year'],
			[],
			[]
		]);
	});
});

/** Works through a day: each card shown is answered and out of the way. */
function workThrough(cards: Card[], settings: Partial<Settings> = {}): ItemId[] {
	let left = [...cards];
	const order: ItemId[] = [];
	let previous: ItemId | undefined;
	for (;;) {
		const id = next(left, previous, settings);
		if (!id) return order;
		order.push(id);
		previous = id;
		left = left.map((entry) =>
			entry.id === id
				? {
						...entry,
						state: 'review',
						lastDay: TODAY,
						firstDay: entry.state === 'new' ? TODAY : entry.firstDay,
						reviewedDay: entry.state === 'review' ? TODAY : entry.reviewedDay,
						dueDay: addDays(TODAY, 10)
					}
				: entry
		);
	}
}

describe('the next card', () => {
	it('is a learning step whose time has come, before everything else', () => {
		expect(next([reviewCard('due#x'), card('new#x'), learningCard('step#x', -1)])).toBe('step#x');
	});

	it('is the learning step that has waited longest', () => {
		expect(next([learningCard('a#x', -1), learningCard('b#x', -5)])).toBe('b#x');
	});

	it('is not a learning step before its time while others wait', () => {
		expect(next([learningCard('step#x', 1), reviewCard('due#x')])).toBe('due#x');
	});

	it('may be a learning step up to 20 minutes ahead when nothing else is left', () => {
		expect(next([learningCard('step#x', 20)])).toBe('step#x');
		expect(next([learningCard('step#x', 21)])).toBeNull();
	});

	it('is none when nothing is left', () => {
		expect(next([])).toBeNull();
		expect(next([reviewCard('a#x', { late: -3 })])).toBeNull();
	});

	it.each([
		[9, 1],
		[8, 2],
		[6, 3],
		[12, 4],
		[3, 9],
		[5, 5],
		[40, 7]
	])('spreads new cards evenly: %i due and %i new', (due, fresh) => {
		const cards = [
			...many(due, (index) => reviewCard(`due-${index}#x`)),
			...many(fresh, (index) => card(`new-${index}#x`))
		];
		const order = workThrough(cards, { newPerDay: 50 }).map((id) => id.startsWith('new'));
		expect(order).toHaveLength(due + fresh);
		const [rare, share] = fresh <= due ? [true, due / fresh] : [false, fresh / due];
		const places = order.flatMap((isNew, index) => (isNew === rare ? [index] : []));
		// Neither at the very beginning nor in a heap: about as far apart as their share.
		for (let index = 1; index < places.length; index += 1)
			expect(
				Math.abs((places[index] as number) - (places[index - 1] as number) - 1 - share)
			).toBeLessThan(1.01);
		expect(places[0]).toBeGreaterThanOrEqual(Math.floor(share / 2) - 1);
	});

	it('is never a sibling of the last one while another waits', () => {
		const cards = [
			learningCard('kant#year', -5),
			learningCard('kant#rent', -4),
			reviewCard('osh#x')
		];
		expect(next(cards, 'kant#rent')).toBe('osh#x');
	});

	it('is rather a step before its time than a sibling of the last one', () => {
		const cards = [learningCard('kant#year', -5), learningCard('osh#x', 9)];
		expect(next(cards, 'kant#year')).toBe('osh#x');
	});

	it('is a sibling of the last one when nothing else is left', () => {
		expect(next([learningCard('kant#year', -5)], 'kant#rent')).toBe('kant#year');
	});

	it('looks past a due sibling to the due card after it', () => {
		// Over the hour at which the day begins, the last card is yesterday's.
		const cards = [
			reviewCard('kant#year', { ago: 30, late: 20 }),
			reviewCard('osh#x', { ago: 10, late: 0 })
		];
		expect(next(cards, 'kant#rent')).toBe('osh#x');
	});

	it('leads through the whole day without ever showing a card or two siblings twice', () => {
		const cards = [
			...many(20, (index) =>
				reviewCard(`fact-${index % 13}#d${index}`, { ago: index + 5, late: index })
			),
			...many(20, (index) => card(`fact-${index % 17}#n${index}`, { order: index }))
		];
		const order = workThrough(cards);
		expect(new Set(order.map(factIdOf)).size).toBe(order.length);
		expect(order.length).toBe(17);
	});
});

describe('a card last seen by a clock that ran years ahead', () => {
	const far = '2096-01-01';

	it('is due now and not in seventy years', () => {
		const cards = [reviewCard('a#x', { lastDay: far, dueDay: addDays(far, 5) })];
		expect(ids(queue(cards).due)).toEqual(['a#x']);
	});

	it('takes its learning step now', () => {
		const minutes = 70 * 365 * 24 * 60;
		expect(next([learningCard('a#x', minutes, { lastDay: far })])).toBe('a#x');
	});

	it('is another thing than a card answered before flying back over the date line', () => {
		const tomorrow = addDays(TODAY, 1);
		const cards = [reviewCard('a#x', { lastDay: tomorrow, dueDay: addDays(TODAY, 8) })];
		expect(ids(queue(cards).due)).toEqual([]);
	});
});

describe('how an item stands in the schedule', () => {
	const standing = (entry: Card | undefined, mode: 'practice' | 'review') =>
		standingOf(entry, { mode, now: NOW, today: TODAY });

	it.each([
		['never taken', undefined, 'not-a-card', 'not-a-card'],
		['suspended', reviewCard('a#x', { suspended: true }), 'not-a-card', 'not-a-card'],
		['new', card('a#x'), 'not-due', 'due'],
		['due', reviewCard('a#x'), 'due', 'due'],
		['due tomorrow', reviewCard('a#x', { late: -1 }), 'not-due', 'not-due'],
		['a step whose time has come', learningCard('a#x', 0), 'due', 'due'],
		['a step ten minutes ahead', learningCard('a#x', 10), 'not-due', 'due'],
		['a step an hour ahead', learningCard('a#x', 60), 'not-due', 'not-due']
	] as const)('%s', (_, entry, inPractice, inReview) => {
		expect(standing(entry, 'practice')).toBe(inPractice);
		expect(standing(entry, 'review')).toBe(inReview);
	});

	it('in review, every card that the queue can show moves when it is answered', () => {
		const cards = [
			card('a#x'),
			learningCard('b#x', -3),
			learningCard('c#x', 19),
			reviewCard('d#x')
		];
		for (const entry of cards) {
			expect(next([entry])).toBe(entry.id);
			expect(standing(entry, 'review')).toBe('due');
		}
	});
});

describe('the pace to an exam', () => {
	const cards = [
		...many(21, (index) => card(`new-${index}#x`)),
		card('off#x', { suspended: true }),
		reviewCard('known#x')
	];

	it('is the new cards left, spread over the days before it', () => {
		expect(paceOf(cards, TODAY, addDays(TODAY, 10))).toEqual({ days: 10, perDay: 3 });
		expect(paceOf(cards, TODAY, addDays(TODAY, 1))).toEqual({ days: 1, perDay: 21 });
	});

	it('is nothing a day when everything has been seen', () => {
		expect(paceOf([reviewCard('a#x')], TODAY, addDays(TODAY, 5))?.perDay).toBe(0);
	});

	it('is none without an exam ahead', () => {
		expect(paceOf(cards, TODAY, null)).toBeNull();
		expect(paceOf(cards, TODAY, TODAY)).toBeNull();
		expect(paceOf(cards, TODAY, addDays(TODAY, -1))).toBeNull();
	});
});
