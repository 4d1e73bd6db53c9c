import { expect, test } from 'vitest';
import { cardsOf } from './card.ts';
import { enclose, type Writer } from './envelope.ts';
import type { ItemId } from './item.ts';
import type { NewEvent, StudyEvent } from './schema/event.ts';
import { emptyStudy, fold } from './study.ts';
import { undoOf } from './undo.ts';

const ITEM: ItemId = 'kant-air-base#until';
let writer: Writer = { device: 'aaaaaaaa', seq: 0, ms: 0, counter: 0 };

/** Events of one moment, `days` after the start. */
function happen(days: number, ...happened: NewEvent[]): StudyEvent[] {
	const now = Date.UTC(2026, 0, 5 + days, 9);
	const { events, ...next } = enclose(happened, writer, { now, offset: 0, dayStart: 4 });
	writer = next;
	return events;
}
const studyOf = (events: StudyEvent[]) => fold(emptyStudy(), events);

test('undoing what was written together leaves a study as it was', () => {
	const other: ItemId = 'kant-air-base#landlord';
	const before = happen(0, { type: 'taken', items: [ITEM] });
	const written = happen(
		1,
		{ type: 'dropped', items: [ITEM] },
		{ type: 'taken', items: [other, 'note:1#recall'] },
		{ type: 'starred', item: ITEM, on: true }
	);
	const study = studyOf([...before, ...written, ...happen(1, ...undoOf(written))]);
	expect(cardsOf(study)).toEqual(cardsOf(studyOf(before)));
});

test('an undoing names the item whose history it changes, and none where there are several', () => {
	const other: ItemId = 'kant-air-base#landlord';
	const written = happen(
		2,
		{ type: 'dropped', items: [ITEM] },
		{ type: 'taken', items: [ITEM, other] },
		{ type: 'starred', item: other, on: true }
	);
	expect(undoOf(written).map((event) => ('item' in event ? event.item : undefined))).toEqual([
		ITEM,
		undefined,
		other
	]);
});
