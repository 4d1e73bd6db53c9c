import { Dexie } from 'dexie';
import { witness, type Clock } from '../core/clock.ts';
import { checksum } from '../core/crc.ts';
import { enclose, type Moment } from '../core/envelope.ts';
import { forgottenIn, huskOf, isHusk, subjectsOf, withoutForgotten } from '../core/forget.ts';
import type { Envelope, NewEvent, StudyEvent } from '../core/schema/event.ts';
import { troubleOf, type Head, type SaxaulDatabase } from './database.ts';
import { randomId } from './identity.ts';

function newHead(): Head {
	return { id: 'local', device: randomId(), seq: 0, count: 0, ms: 0, counter: 0 };
}

function commit(): void {
	// Small writes with an explicit commit are not held up by a frozen tab.
	Dexie.currentTransaction?.idbtrans.commit?.();
}

/**
 * Writes events and the head in one transaction, and resolves when they are durable. Nothing foreign
 * is awaited inside, or the browser would commit half of it.
 */
export async function append(
	database: SaxaulDatabase,
	happened: readonly NewEvent[],
	moment: Moment
): Promise<StudyEvent[]> {
	try {
		return await database.transaction('rw', database.events, database.head, async () => {
			const head = (await database.head.get('local')) ?? newHead();
			const { events, ...writer } = enclose(happened, head, moment);
			const gone = new Set(head.forgotten);
			if (gone.size > 0 && events.some((event) => subjectsOf(event).some((one) => gone.has(one))))
				throw new Error('An event is about what was forgotten');
			void database.head.put({ ...head, ...writer, count: head.count + events.length });
			await database.events.bulkAdd(events);
			commit();
			return events;
		});
	} catch (error) {
		throw troubleOf(error);
	}
}

/** Which of the events would change the log: new ones, and husks of what is still there with content. */
export async function missing<E extends { id: string; type: string }>(
	database: SaxaulDatabase,
	events: readonly E[]
): Promise<E[]> {
	const there = await database.events.bulkGet(events.map((event) => event.id));
	const wanted = new Map<string, E>();
	for (const [index, event] of events.entries()) {
		const rival = wanted.get(event.id) ?? there[index];
		if (!rival || (isHusk(event) && !isHusk(rival))) wanted.set(event.id, event);
	}
	return [...wanted.values()];
}

/** Replaces the content of all events about the subjects by husks. Returns the husks. */
async function removeContent(
	database: SaxaulDatabase,
	subjects: ReadonlySet<string>
): Promise<Envelope[]> {
	if (subjects.size === 0) return [];
	const husks = (await database.events.toArray())
		.map((event) => ({ event, left: withoutForgotten(event, subjects) }))
		.filter(({ event, left }) => event !== left)
		.map(({ left }) => left);
	await database.events.bulkPut(husks);
	return husks;
}

/**
 * Union: adds the events that are new and changes none that is there, except that what either side has
 * forgotten loses its content. Returns what was written.
 */
export async function union(
	database: SaxaulDatabase,
	events: readonly Envelope[],
	now: number
): Promise<Envelope[]> {
	try {
		return await database.transaction('rw', database.events, database.head, async () => {
			const head = (await database.head.get('local')) ?? newHead();
			const before = new Set(head.forgotten);
			const fresh = new Set(forgottenIn(events).filter((one) => !before.has(one)));
			const forgotten = new Set([...before, ...fresh]);
			const incoming = await missing(
				database,
				events.map((event) => withoutForgotten(event, forgotten))
			);
			const there = await database.events.bulkGet(incoming.map((event) => event.id));
			let clock: Clock = head;
			let { seq } = head;
			for (const event of incoming) {
				clock = witness(clock, event.id, now);
				// Our own events come back from a backup: the next number must follow them.
				if (event.device === head.device) seq = Math.max(seq, event.seq);
			}
			await database.events.bulkPut(incoming);
			const added = there.filter((event) => event === undefined).length;
			const husks = await removeContent(database, fresh);
			await database.head.put({
				...head,
				...clock,
				seq,
				count: head.count + added,
				...(forgotten.size > 0 ? { forgotten: [...forgotten] } : {})
			});
			return [...incoming, ...husks];
		});
	} catch (error) {
		throw troubleOf(error);
	}
}

/**
 * Removes the content of every event about the subjects, now and whenever one comes back. What stays is
 * one event that holds their ids, and a husk for each event removed. Returns what was written.
 */
export async function forget(
	database: SaxaulDatabase,
	subjects: readonly string[],
	moment: Moment
): Promise<Envelope[]> {
	try {
		return await database.transaction('rw', database.events, database.head, async () => {
			const head = (await database.head.get('local')) ?? newHead();
			const { events, ...writer } = enclose(
				[{ type: 'forgotten', subjects: [...subjects] }],
				head,
				moment
			);
			await database.events.bulkAdd(events);
			const husks = await removeContent(database, new Set(subjects));
			await database.head.put({
				...head,
				...writer,
				count: head.count + events.length,
				forgotten: [...new Set([...(head.forgotten ?? []), ...subjects])]
			});
			return [...events, ...husks];
		});
	} catch (error) {
		throw troubleOf(error);
	}
}

/**
 * Removes the content of all answers of a sitting, of what was said about them, and of the events named
 * besides. It is for a shared computer: what stays are husks, which say that something was written and
 * not what, so that the numbers have no gap and no old file brings the content back.
 */
export async function removeSitting(
	database: SaxaulDatabase,
	attempt: string,
	also: readonly string[] = []
): Promise<void> {
	const { events, snapshots } = database;
	try {
		await database.transaction('rw', events, snapshots, async () => {
			const all = (await events.toArray()) as StudyEvent[];
			const gone = new Set(also);
			for (const event of all)
				if (event.type === 'answered' && event.attempt === attempt) gone.add(event.id);
			// An undoing names the question too. It comes after its target, so one pass finds all.
			for (const event of all) if ('target' in event && gone.has(event.target)) gone.add(event.id);
			await events.bulkPut(all.filter((event) => gone.has(event.id)).map(huskOf));
			// The fold that lies there knows what was answered.
			await snapshots.clear();
		});
	} catch (error) {
		throw troubleOf(error);
	}
}

/** Single events, in the order asked, those that are there. */
export async function readEvents(
	database: SaxaulDatabase,
	ids: readonly string[]
): Promise<Envelope[]> {
	try {
		const events = await database.events.bulkGet([...ids]);
		return events.filter((event) => event !== undefined);
	} catch (error) {
		throw troubleOf(error);
	}
}

/** All events in order, those after `last` when given. */
export async function readLog(database: SaxaulDatabase, last = ''): Promise<Envelope[]> {
	try {
		return await database.events.where('id').above(last).toArray();
	} catch (error) {
		throw troubleOf(error);
	}
}

export async function readHead(database: SaxaulDatabase): Promise<Head | null> {
	try {
		return (await database.head.get('local')) ?? null;
	} catch (error) {
		throw troubleOf(error);
	}
}

/** What a full reading of the log finds wrong. Nothing is changed. */
export interface Health {
	events: number;
	/** Ids of events whose checksum no longer fits. */
	rotten: string[];
	/** Sequence numbers that are missing, per device. */
	gaps: { device: string; missing: number }[];
	/** Events that the head counts and the log does not hold. */
	lost: number;
}

export function examine(events: readonly Envelope[], head: Head | null): Health {
	const numbers = new Map<string, { count: number; greatest: number; least: number }>();
	const rotten: string[] = [];
	for (const event of events) {
		if (checksum(event) !== event.crc) rotten.push(event.id);
		const own = numbers.get(event.device) ?? { count: 0, greatest: 0, least: event.seq };
		own.count += 1;
		own.greatest = Math.max(own.greatest, event.seq);
		own.least = Math.min(own.least, event.seq);
		numbers.set(event.device, own);
	}
	const gaps = [...numbers]
		.map(([device, { count, greatest, least }]) => ({
			device,
			missing: Math.max(0, greatest - least + 1 - count)
		}))
		.filter((gap) => gap.missing > 0);
	return {
		events: events.length,
		rotten,
		gaps,
		lost: Math.max(0, (head?.count ?? 0) - events.length)
	};
}
