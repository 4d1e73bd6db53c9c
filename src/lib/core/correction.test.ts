import { describe, expect, it } from 'vitest';
import { fixtureBank } from '../../../tests/fixtures/bank.ts';
import { scribe } from '../../../tests/fixtures/events.ts';
import type { Bank } from './bank.ts';
import { cardsOf } from './card.ts';
import { correctionsOf } from './correction.ts';
import { generate } from './generate.ts';
import type { ItemId } from './item.ts';
import { queueOf } from './queue.ts';
import type { StudyEvent } from './schema/event.ts';
import type { BankFact, Change } from './schema/fact.ts';
import { SETTINGS } from './settings.ts';
import { emptyStudy, fold } from './study.ts';

const FACT = 'airfield';
const ITEM: ItemId = 'airfield#lessor';
const MORNING = Date.UTC(2026, 10, 24, 5);
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const change = (on: string): Change => ({
	on,
	says: { en: `Corrected on ${on}.` },
	cite: { source: 'report' }
});
/** The bank in which some facts were corrected, once for each day. */
function corrected(days: Record<string, string[]>): Bank {
	const facts = new Map<string, BankFact>(fixtureBank.facts);
	for (const [id, changed] of Object.entries(days)) {
		const fact = facts.get(id) as BankFact;
		facts.set(id, { ...fact, rev: changed.length + 1, changed: changed.map(change) });
	}
	return { ...fixtureBank, facts };
}
const ONCE = corrected({ [FACT]: ['2026-12-01'] });
const TWICE = corrected({ [FACT]: ['2026-12-01', '2027-03-05'] });

/** A device on which somebody learns. */
function device(name: string) {
	const writer = scribe(name);
	return {
		answer: (now: number, { item = ITEM, rev }: { item?: ItemId; rev?: number } = {}) =>
			writer.write<'answered'>(now, {
				type: 'answered',
				mode: 'review',
				item,
				seed: 1,
				bank: 'fixture',
				...(rev === undefined ? {} : { rev }),
				shown: [],
				response: { type: 'unknown' },
				points: 1,
				verdict: 'right',
				rating: 4,
				ms: 1000
			}),
		take: (now: number, ...items: ItemId[]) => writer.write<'taken'>(now, { type: 'taken', items }),
		read: (now: number, rev: number, items: ItemId[] = []) =>
			writer.write<'told'>(now, { type: 'told', fact: FACT, rev, items }),
		undo: (now: number, { id }: StudyEvent) =>
			writer.write<'undone'>(now, { type: 'undone', target: id })
	};
}
const phone = device('phone001');

function told(bank: Bank, ...events: StudyEvent[]) {
	const study = fold(emptyStudy(), events);
	return correctionsOf(bank, study, cardsOf(study), 'en');
}
const days = (bank: Bank, ...events: StudyEvent[]) =>
	told(bank, ...events).map(({ changes }) => changes.map(({ on }) => on));

function queueAt(now: number, ...events: StudyEvent[]) {
	return queueOf({
		cards: cardsOf(fold(emptyStudy(), events)).values(),
		today: new Date(now).toISOString().slice(0, 10),
		settings: SETTINGS,
		siblings: (id) => id.slice(0, id.indexOf('#'))
	});
}

describe('a corrected fact', () => {
	it('is told to whoever answered it before, with what changed and its source', () => {
		const [correction, ...others] = told(ONCE, phone.answer(MORNING));
		expect(others).toEqual([]);
		expect(correction).toMatchObject({
			fact: FACT,
			rev: 2,
			changes: [
				{
					rev: 2,
					on: '2026-12-01',
					says: 'Corrected on 2026-12-01.',
					evidence: { title: 'A report' }
				}
			]
		});
	});

	it('is no news to whoever never answered it, or learned it as it is now', () => {
		expect(told(ONCE)).toEqual([]);
		expect(told(ONCE, phone.take(MORNING, ITEM))).toEqual([]);
		expect(told(ONCE, phone.answer(MORNING, { item: 'port#lessor' }))).toEqual([]);
		expect(told(ONCE, phone.answer(MORNING, { rev: 2 }))).toEqual([]);
	});

	it('is told even when the new edition was answered since', () => {
		expect(days(ONCE, phone.answer(MORNING), phone.answer(MORNING + 1, { rev: 2 }))).toHaveLength(
			1
		);
	});

	it('is told once: what was read on one device is read on all', () => {
		const other = device('laptop01');
		const events = [phone.answer(MORNING), other.answer(MORNING + 1), phone.read(MORNING + 2, 2)];
		expect(told(ONCE, ...events)).toEqual([]);
		expect(told(ONCE, ...events.toReversed())).toEqual([]);
	});

	it('is told again when the reading is taken back', () => {
		const read = phone.read(MORNING + 1, 2, [ITEM]);
		expect(told(ONCE, phone.answer(MORNING), read, phone.undo(MORNING + 2, read))).toHaveLength(1);
	});

	it('tells only the corrections that came after what was learned or read', () => {
		expect(days(TWICE, phone.answer(MORNING))).toEqual([['2026-12-01', '2027-03-05']]);
		expect(days(TWICE, phone.answer(MORNING, { rev: 2 }))).toEqual([['2027-03-05']]);
		expect(days(TWICE, phone.answer(MORNING), phone.read(MORNING + 1, 2))).toEqual([
			['2027-03-05']
		]);
	});

	it('is not told by a bank that is older than the log', () => {
		expect(told(fixtureBank, phone.answer(MORNING, { rev: 2 }))).toEqual([]);
		expect(told(ONCE, phone.answer(MORNING), phone.read(MORNING + 1, 3))).toEqual([]);
	});

	it('is known by its question, also by one that has another name now', () => {
		const aliases: Bank['aliases'] = new Map([['airfield#who', ITEM]]);
		expect(
			told({ ...ONCE, aliases }, phone.answer(MORNING, { item: 'airfield#who' }))
		).toHaveLength(1);
	});
});

it('several corrections come newest first', () => {
	const bank = corrected({ [FACT]: ['2026-12-01'], port: ['2027-01-01'] });
	const answers = [phone.answer(MORNING), phone.answer(MORNING + 1, { item: 'port#lessor' })];
	expect(told(bank, ...answers).map(({ fact }) => fact)).toEqual(['port', FACT]);
});

it('a question says which edition of its fact it asks, unless that is the first', () => {
	const wanted = { id: ITEM, seed: 1, locale: 'en' } as const;
	expect(generate(fixtureBank, wanted)).not.toHaveProperty('rev');
	expect(generate(ONCE, wanted)).toMatchObject({ rev: 2 });
});

describe('the card that is asked again', () => {
	const learned = () => [phone.take(MORNING, ITEM), phone.answer(MORNING + HOUR_MS)];
	const dueIds = (now: number, events: StudyEvent[]) =>
		queueAt(now, ...events).due.map(({ id }) => id);

	it('is one of the fact: those that were asked last', () => {
		const events = ['recall', 'lessor', 'year', 'other'].map((template, index) =>
			phone.answer(MORNING + index * HOUR_MS, { item: `airfield#${template}` })
		);
		const [correction] = told(ONCE, phone.take(MORNING, 'airfield#recall'), ...events);
		expect(correction?.items).toEqual(['airfield#recall']);
		const [practised] = told(ONCE, ...events);
		expect(practised?.items).toEqual(['airfield#other', 'airfield#year', 'airfield#lessor']);
	});

	it('is due at once, even on the day of its last answer', () => {
		const events = learned();
		const now = MORNING + 2 * HOUR_MS;
		expect(dueIds(now, events)).toEqual([]);
		expect(dueIds(now, [...events, phone.read(now, 2, [ITEM])])).toEqual([ITEM]);
	});

	it('waits again once it was answered', () => {
		const now = MORNING + DAY_MS;
		const events = [...learned(), phone.read(now, 2, [ITEM]), phone.answer(now + HOUR_MS)];
		expect(dueIds(now + 2 * HOUR_MS, events)).toEqual([]);
	});

	it('waits as before when the asking is taken back', () => {
		const now = MORNING + DAY_MS;
		const read = phone.read(now, 2, [ITEM]);
		const before = learned();
		const cards = (events: StudyEvent[]) => cardsOf(fold(emptyStudy(), events));
		expect(cards([...before, read, phone.undo(now + 1, read)])).toEqual(cards(before));
	});

	it('becomes a card where it was only practised, and comes before new ones', () => {
		const practised = { ...phone.answer(MORNING), rating: null };
		const now = MORNING + DAY_MS;
		expect(dueIds(now, [practised, phone.read(now, 2, [ITEM])])).toEqual([ITEM]);
	});

	it('comes although it was suspended or buried', () => {
		const writer = scribe('tablet01');
		const now = MORNING + DAY_MS;
		const hidden = [
			writer.write<'suspended'>(now, { type: 'suspended', items: [ITEM], on: true }),
			writer.write<'buried'>(now, { type: 'buried', items: [ITEM], until: '2027-01-01' })
		];
		expect(dueIds(now + 2, [...learned(), ...hidden, phone.read(now + 1, 2, [ITEM])])).toEqual([
			ITEM
		]);
	});

	it('comes alone of its fact on one day', () => {
		const other: ItemId = 'airfield#year';
		const now = MORNING + DAY_MS;
		const events = [
			...learned(),
			phone.take(MORNING, other),
			phone.answer(MORNING + HOUR_MS, { item: other }),
			phone.read(now, 2, [ITEM, other])
		];
		const [first] = dueIds(now, events);
		expect(dueIds(now, events)).toHaveLength(1);
		const answered = phone.answer(now + HOUR_MS, { item: first as ItemId });
		expect(dueIds(now + 2 * HOUR_MS, [...events, answered])).toEqual([]);
	});
});
