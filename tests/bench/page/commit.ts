import { enclose } from '../../../src/lib/core/envelope.ts';
import type { NewEvent, StudyEvent } from '../../../src/lib/core/schema/event.ts';
import { Engine } from '../../../src/lib/state/engine.ts';

/** ms per answer, in pairs measured one after the other. */
export interface Commits {
	engine: number[];
	raw: number[];
}

declare global {
	interface Window {
		measureCommits: (times: number, warmUp: number) => Promise<Commits>;
	}
}

const PROFILE = 'bench';

function answerTo(place: number): NewEvent {
	return {
		type: 'answered',
		mode: 'review',
		item: `fact-${place % 100}#claim`,
		seed: place,
		bank: '0123456789abcdef',
		shown: ['north', 'south', 'east', 'west'],
		response: { type: 'choice', chosen: 'north' },
		points: 1,
		verdict: 'right',
		rating: 3,
		ms: 4321,
		attempt: 'sitting1'
	};
}

function openRaw(): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.open('raw', 1);
		request.onupgradeneeded = () => {
			for (const name of ['events', 'head'])
				request.result.createObjectStore(name, { keyPath: 'id' });
		};
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('Not opened'));
	});
}

/** The same reads and writes with the same durability, and nothing else: get head, put head, add event. */
function commitRaw(database: IDBDatabase, event: StudyEvent, count: number): Promise<void> {
	return new Promise((resolve, reject) => {
		const transaction = database.transaction(['events', 'head'], 'readwrite', {
			durability: 'strict'
		});
		const heads = transaction.objectStore('head');
		heads.get('local').onsuccess = () => {
			const { device, seq, at } = event;
			heads.put({ id: 'local', device, seq, count, ms: at, counter: 0 });
			transaction.objectStore('events').add(event);
			transaction.commit();
		};
		transaction.oncomplete = () => resolve();
		transaction.onabort = () => reject(transaction.error ?? new Error('Aborted'));
	});
}

async function timed(work: () => Promise<unknown>): Promise<number> {
	const from = performance.now();
	await work();
	return performance.now() - from;
}

window.measureCommits = async (times, warmUp) => {
	const raw = await openRaw();
	const engine = await Engine.open(PROFILE, (trouble) => {
		throw new Error(`The log was closed: ${trouble}`);
	});
	let writer = { device: 'device01', seq: 0, ms: 0, counter: 0 };
	const commits: Commits = { engine: [], raw: [] };
	for (let place = -warmUp; place < times; place += 1) {
		const answer = answerTo(place + warmUp);
		// The envelope is part of the app's work and made before the floor's.
		const { events, ...after } = enclose([answer], writer, {
			now: Date.now(),
			offset: 300,
			dayStart: 4
		});
		writer = after;
		const measured = { raw: 0, engine: 0 };
		const steps: Record<keyof Commits, () => Promise<unknown>> = {
			raw: () => commitRaw(raw, events[0] as StudyEvent, after.seq),
			engine: () => engine.record([answer])
		};
		// Who goes first must not matter.
		const order = place % 2 === 0 ? (['raw', 'engine'] as const) : (['engine', 'raw'] as const);
		for (const step of order) measured[step] = await timed(steps[step]);
		if (place < 0) continue;
		commits.raw.push(measured.raw);
		commits.engine.push(measured.engine);
	}
	engine.close();
	raw.close();
	return commits;
};
