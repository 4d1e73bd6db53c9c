import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scribe } from '../../../tests/fixtures/events.ts';
import { someLog } from '../../../tests/fixtures/logs.ts';
import { cardOf, cardsOf, isLeech, previewOf, Rules, type Card } from './card.ts';
import type { ItemId } from './item.ts';
import type { Rating } from './rate.ts';
import type { NewEvent, StudyEvent } from './schema/event.ts';
import { emptyStudy, fold, type Answer } from './study.ts';

const DAY_MS = 86_400_000;
const NOON = Date.UTC(2026, 10, 24, 7);
const ITEM: ItemId = 'kant#year';
const OTHER: ItemId = 'kant#rent';

const phone = scribe('aaaaaaaa');
let clock = NOON;
/** The next event, a day after the one before. */
function write(event: NewEvent): StudyEvent {
	clock += DAY_MS;
	return phone.write(clock, event);
}

function answered(rating: Rating | null): NewEvent {
	return {
		type: 'answered',
		mode: 'review',
		item: ITEM,
		seed: 1,
		bank: 'b',
		shown: [],
		response: { type: 'recall', grade: 'good' },
		points: 1,
		verdict: 'right',
		rating,
		ms: 900
	};
}

const take = () => write({ type: 'taken', items: [ITEM, OTHER] });
const cardIn = (...events: StudyEvent[]): Card | undefined =>
	cardsOf(fold(emptyStudy(), events)).get(ITEM);

describe('a card', () => {
	it('is not born of answers, only of being taken', () => {
		expect(cardIn(write(answered(null)), write(answered(3)))).toBeUndefined();
	});

	it('taken is new, and knows when and in which place it was taken', () => {
		const taken = take();
		const cards = cardsOf(fold(emptyStudy(), [taken]));
		expect(cards.get(ITEM)).toMatchObject({ state: 'new', takenAt: taken.at, order: 0 });
		expect(cards.get(OTHER)).toMatchObject({ state: 'new', takenAt: taken.at, order: 1 });
	});

	it('taken twice keeps its first place', () => {
		const first = take();
		expect(cardIn(first, take())?.takenAt).toBe(first.at);
	});

	it('does not move by practice that counts nothing for the schedule', () => {
		expect(cardIn(take(), write(answered(null)))?.state).toBe('new');
	});

	it('moves by a rated answer', () => {
		expect(cardIn(take(), write(answered(4)))).toMatchObject({ state: 'review', reps: 1 });
	});

	it('dropped is none any more', () => {
		expect(cardIn(take(), write({ type: 'dropped', items: [ITEM] }))).toBeUndefined();
	});

	it('taken again after it was dropped remembers, stands last and is not hidden', () => {
		const before = [
			take(),
			write(answered(4)),
			write({ type: 'starred', item: ITEM, on: true }),
			write({ type: 'suspended', items: [ITEM], on: true }),
			write({ type: 'buried', items: [ITEM], until: '2099-01-01' }),
			write({ type: 'dropped', items: [ITEM] })
		];
		const again = take();
		expect(cardIn(...before, again)).toMatchObject({
			state: 'review',
			takenAt: again.at,
			suspended: false,
			buriedUntil: null,
			starred: true
		});
	});

	it.each([
		['suspended', { type: 'suspended', items: [ITEM], on: true }, { suspended: true }],
		[
			'buried',
			{ type: 'buried', items: [ITEM], until: '2027-01-01' },
			{ buriedUntil: '2027-01-01' }
		],
		['starred', { type: 'starred', item: ITEM, on: true }, { starred: true }]
	] as [string, NewEvent, Partial<Card>][])(
		'%s says so, and no more once undone',
		(_, event, is) => {
			const taken = take();
			const marked = write(event);
			const undone = write({ type: 'undone', target: marked.id, item: ITEM });
			expect(cardIn(taken, marked)).toMatchObject(is);
			expect(cardIn(taken, marked, undone)).toEqual(cardIn(taken));
		}
	);

	it('suspended comes back when that is ended', () => {
		const suspend = (on: boolean) => write({ type: 'suspended', items: [ITEM], on });
		expect(cardIn(take(), suspend(true), suspend(false))?.suspended).toBe(false);
	});
});

describe('a card that lapses again and again', () => {
	it('is spoken of at 8 lapses, then at every 4th', () => {
		const spoken = Array.from({ length: 25 }, (_, lapses) => lapses).filter(isLeech);
		expect(spoken).toEqual([8, 12, 16, 20, 24]);
	});

	it('is a leech from its 8th lapse on, also between the 8th and the 12th', () => {
		const events = [take(), write(answered(4))];
		for (let lapse = 1; lapse <= 9; lapse += 1) {
			events.push(write(answered(1)));
			const card = cardIn(...events);
			expect([card?.lapses, card?.leech]).toEqual([lapse, lapse >= 8]);
			// Back into review, where it can lapse again.
			events.push(write(answered(3)));
		}
	});

	it('does not lapse by being wrong while it is learnt', () => {
		const events = [take(), ...Array.from({ length: 10 }, () => write(answered(1)))];
		expect(cardIn(...events)).toMatchObject({ lapses: 0, leech: false });
	});
});

describe('a changed setting', () => {
	const reviews = () => [take(), write(answered(4)), write(answered(3))];
	const configured = (name: string, value: number) => write({ type: 'configured', name, value });

	it('of retention leaves the cards as they are until their next answer', () => {
		const events = reviews();
		expect(cardIn(...events, configured('retention', 0.97))).toEqual(cardIn(...events));
	});

	it('of retention rules the answers after it, and those before it keep the old one', () => {
		const before = reviews();
		const change = configured('retention', 0.97);
		const after = write(answered(3));
		const strict = cardIn(...before, change, after) as Card;
		const usual = cardIn(...before, after) as Card;
		expect(strict.stability).toBe(usual.stability);
		expect(strict.interval).toBeLessThan(usual.interval);
		// As if the card had been answered under the old rule and the new one in turn.
		const undone = write({ type: 'undone', target: change.id });
		expect(cardIn(...before, change, after, undone)).toEqual(usual);
	});

	it('of the hour at which a day begins does not move the past', () => {
		const night = scribe('bbbbbbbb');
		const lateAt = Date.UTC(2026, 10, 24, 21);
		const events = [
			night.write(lateAt, { type: 'taken', items: [ITEM] }),
			night.write(lateAt, answered(4)) as StudyEvent,
			night.write(lateAt + 8.5 * DAY_MS, answered(3)) as StudyEvent
		];
		const change = night.write(lateAt + 9 * DAY_MS, {
			type: 'configured',
			name: 'dayStart',
			value: 0
		});
		expect(cardIn(...events, change)).toEqual(cardIn(...events));
	});
});

describe('the preview of an answer', () => {
	const now: Answer = {
		id: '~',
		at: NOON + 400 * DAY_MS,
		offset: 300,
		day: '2027-12-29',
		mode: 'review',
		points: 1,
		verdict: 'right',
		rating: null,
		ms: 0
	};

	it('is what the card then becomes', () => {
		const reader = scribe('cccccccc');
		const ratings = [1, 2, 3, 4] as const;
		fc.assert(
			fc.property(someLog, fc.constantFrom(...ratings), (log, rating) => {
				const study = fold(emptyStudy(), log);
				const taken = reader.write(now.at - DAY_MS, { type: 'taken', items: [ITEM] });
				fold(study, [taken]);
				const preview = previewOf(study, ITEM, now);
				const event = reader.write(now.at, answered(rating));
				const card = cardsOf(fold(study, [event])).get(ITEM);
				expect(card).toMatchObject(preview[rating]);
			}),
			{ seed: 1, numRuns: 100 }
		);
	});

	it('leaves the study untouched, also for an item that never occurred', () => {
		const study = fold(emptyStudy(), [take()]);
		const before = structuredClone(study);
		previewOf(study, ITEM, now);
		expect(previewOf(study, 'new#item', now)[3].state).toBe('learning');
		expect(study).toEqual(before);
	});
});

it('one card computed alone is the same as among all', () => {
	fc.assert(
		fc.property(someLog, (log) => {
			const study = fold(emptyStudy(), log);
			const all = cardsOf(study);
			for (const trail of study.trails.values())
				expect(cardOf(study, new Rules(study), trail)).toEqual(all.get(trail.item) ?? null);
		}),
		{ seed: 2, numRuns: 50 }
	);
});
