import { expect, test } from 'vitest';
import { enclose, type Writer } from './envelope.ts';
import type { ItemId } from './item.ts';
import type { NewEvent, StudyEvent } from './schema/event.ts';
import { isStarred } from './star.ts';
import { emptyStudy, fold } from './study.ts';

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

test('the last word on a star counts, for a card or for no card', () => {
	const on = happen(0, { type: 'starred', item: ITEM, on: true });
	const off = happen(1, { type: 'starred', item: ITEM, on: false });
	expect(isStarred(studyOf([]), ITEM)).toBe(false);
	expect(isStarred(studyOf(on), ITEM)).toBe(true);
	expect(isStarred(studyOf([...on, ...off]), ITEM)).toBe(false);
});
