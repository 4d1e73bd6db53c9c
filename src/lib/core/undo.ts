import type { NewEvent, StudyEvent } from './schema/event.ts';

/** The events that take back what was just written. */
export function undoOf(events: readonly StudyEvent[]): NewEvent[] {
	return events.map((event) => {
		const items =
			'items' in event ? event.items : 'item' in event && event.item ? [event.item] : [];
		const [item] = items;
		return item !== undefined && items.length === 1
			? { type: 'undone', target: event.id, item }
			: { type: 'undone', target: event.id };
	});
}
