import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { cardsOf } from './card.ts';
import { addDays, type Day } from './day.ts';
import { enclose, type Writer } from './envelope.ts';
import { historyOf, prospectOf } from './history.ts';
import type { ItemId } from './item.ts';
import type { Rating } from './rate.ts';
import type { EventOf, NewEvent, StudyEvent } from './schema/event.ts';
import { emptyStudy, fold } from './study.ts';
import { undoOf } from './undo.ts';

const ITEM: ItemId = 'kant-air-base#until';
const START = Date.UTC(2026, 0, 5, 9);
const DAY_MS = 86_400_000;

let writer: Writer;
beforeEach(() => {
	writer = { device: 'aaaaaaaa', seq: 0, ms: 0, counter: 0 };
});

/** Events of one moment, `days` after the start. */
function happen(days: number, ...happened: NewEvent[]): StudyEvent[] {
	const now = START + days * DAY_MS;
	const { events, ...next } = enclose(happened, writer, { now, offset: 0, dayStart: 4 });
	writer = next;
	return events;
}

function answered(
	rating: Rating | null,
	rest: Partial<Omit<EventOf<'answered'>, 'type'>> = {}
): NewEvent {
	return {
		type: 'answered',
		mode: 'review',
		item: ITEM,
		seed: 1,
		bank: 'b',
		shown: [],
		response: { type: 'unknown' },
		points: rating === 1 ? 0 : 1,
		verdict: rating === 1 ? 'wrong' : 'right',
		rating,
		ms: 1000,
		...rest
	};
}
const taken: NewEvent = { type: 'taken', items: [ITEM] };
const studyOf = (events: StudyEvent[]) => fold(emptyStudy(), events);
const today = (days: number): Day => addDays('2026-01-05', days);

test('answers and decisions are told in the order in which they happened', () => {
	const study = studyOf([
		...happen(0, taken),
		...happen(0, answered(3)),
		...happen(1, { type: 'suspended', items: [ITEM], on: true }),
		...happen(2, { type: 'suspended', items: [ITEM], on: false }),
		...happen(3, { type: 'starred', item: ITEM, on: true }),
		...happen(4, { type: 'buried', items: [ITEM], until: today(5) }),
		...happen(5, answered(1)),
		...happen(6, { type: 'dropped', items: [ITEM] })
	]);
	expect(historyOf(study, ITEM).map((past) => past.is)).toEqual([
		'taken',
		'answered',
		'suspended',
		'resumed',
		'starred',
		'buried',
		'answered',
		'dropped'
	]);
});

test('an item that nothing happened to has no history, and asking for it leaves no trace', () => {
	const study = emptyStudy();
	expect(historyOf(study, ITEM)).toEqual([]);
	expect(study.trails.size).toBe(0);
});

test('the card after the last answer is the card as it stands, whatever was answered', () => {
	const ratings = fc.array(
		fc.record({ rating: fc.constantFrom<Rating | null>(1, 2, 3, 4, null), days: fc.nat(40) }),
		{ minLength: 1, maxLength: 12 }
	);
	fc.assert(
		fc.property(ratings, (steps) => {
			let day = 0;
			const study = studyOf([
				...happen(0, taken),
				...steps.flatMap(({ rating, days }) => happen((day += days), answered(rating)))
			]);
			const memories = historyOf(study, ITEM).flatMap((past) =>
				past.is === 'answered' && past.after ? [past.after] : []
			);
			expect(memories).toHaveLength(steps.filter((step) => step.rating !== null).length);
			const card = cardsOf(study).get(ITEM);
			if (memories.length > 0) expect(card).toMatchObject(memories.at(-1) as object);
			else expect(card?.state).toBe('new');
		}),
		{ seed: 11, numRuns: 60 }
	);
});

test('an answer that moved no schedule stands in the history without an interval', () => {
	const study = studyOf(happen(0, answered(null, { mode: 'practice' })));
	expect(historyOf(study, ITEM)).toMatchObject([
		{ is: 'answered', mode: 'practice', rating: null, after: null }
	]);
});

test('an undone answer is not told, and the intervals after it are those of a card without it', () => {
	const [first] = happen(0, taken);
	const [slip] = happen(0, answered(1));
	const undone = happen(0, ...undoOf([slip as StudyEvent]));
	const [good] = happen(0, answered(3));
	const study = studyOf([first, slip, ...undone, good] as StudyEvent[]);
	const without = studyOf([first, good] as StudyEvent[]);
	expect(historyOf(study, ITEM)).toEqual(historyOf(without, ITEM));
});

test('“I was right” shows as right, on the learner’s word', () => {
	const [wrong] = happen(0, answered(1));
	const study = studyOf([
		wrong as StudyEvent,
		...happen(0, { type: 'overruled', target: (wrong as StudyEvent).id, item: ITEM, rating: 3 })
	]);
	expect(historyOf(study, ITEM)).toMatchObject([{ verdict: 'right', overruled: true, rating: 3 }]);
});

test('a new card waits its turn, and nothing is said of its memory', () => {
	const card = cardsOf(studyOf(happen(0, taken))).get(ITEM);
	if (!card) throw new Error('no card');
	expect(prospectOf(card, { today: today(0), now: START })).toEqual({
		recall: null,
		since: null,
		due: { is: 'new' }
	});
});

test('a card in its learning steps comes back within the day', () => {
	const card = cardsOf(studyOf([...happen(0, taken), ...happen(0, answered(1))])).get(ITEM);
	if (!card) throw new Error('no card');
	const { due } = prospectOf(card, { today: today(0), now: START });
	expect(due.is).toBe('steps');
	if (due.is === 'steps') expect(due.ms).toBeLessThan(DAY_MS);
});

test('the chance to remember is 90 % when a stability has passed, and falls with every day', () => {
	const study = studyOf([
		...happen(0, taken),
		...happen(0, answered(4)),
		...happen(8, answered(3)),
		...happen(30, answered(3))
	]);
	const card = cardsOf(study).get(ITEM);
	if (!card) throw new Error('no card');
	const recallAfter = (days: number) =>
		prospectOf(card, { today: today(30 + days), now: START }).recall ?? 0;
	expect(recallAfter(0)).toBe(1);
	expect(recallAfter(Math.round(card.stability))).toBeCloseTo(0.9, 2);
	for (let days = 1; days < 100; days += 1)
		expect(recallAfter(days)).toBeLessThan(recallAfter(days - 1));
});

test('an overdue card says by how many days', () => {
	const study = studyOf([...happen(0, taken), ...happen(0, answered(4))]);
	const card = cardsOf(study).get(ITEM);
	if (!card) throw new Error('no card');
	const { due } = prospectOf(card, { today: addDays(card.dueDay, 3), now: START });
	expect(due).toEqual({ is: 'day', day: card.dueDay, days: -3 });
});
