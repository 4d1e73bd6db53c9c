import type { Page } from '@playwright/test';
import type { ItemId } from '../../src/lib/core/item.ts';
import type { StudyEvent } from '../../src/lib/core/schema/event.ts';
import { logOf, scribe } from '../fixtures/events.ts';

const DAY_MS = 86_400_000;
const PER_DAY = 40;
const DEVICE = 'device01';

/** A learner's log of so many events that ends yesterday. */
export function longLog(events: number, items: readonly ItemId[]): StudyEvent[] {
	const days = Math.ceil(events / PER_DAY) + 1;
	return logOf({
		seed: 1,
		events,
		items,
		perDay: PER_DAY,
		startAt: Date.now() - days * DAY_MS,
		devices: [DEVICE],
		offset: 0
	});
}

/** A log in which all the items are new cards, with room for them in the day. */
export function takenLog(items: readonly ItemId[]): StudyEvent[] {
	const learner = scribe(DEVICE, { offset: 0 });
	const now = Date.now() - DAY_MS;
	return [
		learner.write(now, { type: 'configured', name: 'newPerDay', value: 200 }),
		...items.map((item) => learner.write(now, { type: 'taken', items: [item] }))
	];
}

/**
 * Writes a log into the app's database by the browser's own interface, so that no code of the app has run
 * before it is measured. The page is any of the app's origin that runs no script.
 */
export async function writeLog(page: Page, log: readonly StudyEvent[]): Promise<void> {
	const last = log.at(-1);
	if (!last) throw new Error('An empty log');
	const head = { id: 'local', device: DEVICE, seq: log.length, count: log.length };
	const clock = { ms: last.at, counter: 0 };
	await page.evaluate(
		({ events, row }) =>
			new Promise<void>((resolve, reject) => {
				// As IndexedDB itself holds it: Dexie writes version 1 as 10.
				const request = indexedDB.open('saxaul', 10);
				request.onerror = () => reject(request.error ?? new Error('Not opened'));
				request.onupgradeneeded = () => {
					for (const name of ['events', 'head', 'sessions', 'snapshots'])
						request.result.createObjectStore(name, { keyPath: 'id' });
				};
				request.onsuccess = () => {
					const transaction = request.result.transaction(['events', 'head'], 'readwrite');
					for (const event of events) transaction.objectStore('events').add(event);
					transaction.objectStore('head').put(row);
					transaction.onabort = () => reject(transaction.error ?? new Error('Aborted'));
					transaction.oncomplete = () => {
						request.result.close();
						// What the app itself keeps beside a log.
						localStorage.setItem('saxaul-sentinel', JSON.stringify({ count: row.count }));
						localStorage.setItem('saxaul-returning', '1');
						resolve();
					};
				};
			}),
		{ events: [...log], row: { ...head, ...clock } }
	);
}
