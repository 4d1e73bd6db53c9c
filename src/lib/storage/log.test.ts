import { Dexie } from 'dexie';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Envelope, NewEvent } from '../core/schema/event.ts';
import { openDatabase, type SaxaulDatabase } from './database.ts';
import { append, examine, readHead, readLog, union } from './log.ts';

const MOMENT = { now: 1_800_000_000_000, offset: 300, dayStart: 4 };
// Otherwise every write that a test has refused prints a trace.
Dexie.debug = false;

let ours: SaxaulDatabase;
let theirs: SaxaulDatabase;

const open = (name: string) => openDatabase(name, () => undefined);

function star(item: string): NewEvent {
	return { type: 'starred', item, on: true };
}

beforeEach(async () => {
	ours = await open(crypto.randomUUID());
	theirs = await open(crypto.randomUUID());
});

afterEach(() => {
	ours.close();
	theirs.close();
});

test('every event gets the next number of its device, also when two are written at once', async () => {
	await Promise.all([
		append(ours, [star('a#x'), star('b#x')], MOMENT),
		append(ours, [star('c#x')], MOMENT)
	]);
	const log = await readLog(ours);
	expect(log.map((event) => event.seq)).toEqual([1, 2, 3]);
	expect(await readHead(ours)).toMatchObject({ seq: 3, count: 3 });
});

test('events of the same millisecond keep the order in which they were written', async () => {
	for (const item of ['a#x', 'b#x', 'c#x']) await append(ours, [star(item)], MOMENT);
	expect((await readLog(ours)).map((event) => event.item)).toEqual(['a#x', 'b#x', 'c#x']);
});

test('what append has promised is there when the database is opened again', async () => {
	const written = await append(ours, [star('a#x')], MOMENT);
	ours.close();
	ours = await open(ours.name);
	expect(await readLog(ours)).toEqual(written);
});

test('an event that cannot be written leaves neither a row nor a gap in the numbers', async () => {
	await append(ours, [star('a#x')], MOMENT);
	const refuse = (_: unknown, event: Envelope) => {
		if (event.item === 'c#x') throw new DOMException('Refused', 'QuotaExceededError');
	};
	ours.events.hook('creating').subscribe(refuse);
	await expect(append(ours, [star('b#x'), star('c#x')], MOMENT)).rejects.toThrow('full');
	ours.events.hook('creating').unsubscribe(refuse);
	const [next] = await append(ours, [star('d#x')], MOMENT);
	expect(next?.seq).toBe(2);
	expect((await readLog(ours)).map((event) => event.item)).toEqual(['a#x', 'd#x']);
});

test('a union adds what is new, once, and reports it', async () => {
	await append(ours, [star('a#x')], MOMENT);
	await append(theirs, [star('b#x'), star('c#x')], MOMENT);
	const foreign = await readLog(theirs);
	expect(await union(ours, [...foreign, ...foreign], MOMENT.now)).toEqual(foreign);
	const merged = await readLog(ours);
	expect(await union(ours, foreign, MOMENT.now)).toEqual([]);
	expect(await readLog(ours)).toEqual(merged);
	expect(await readHead(ours)).toMatchObject({ seq: 1, count: 3 });
});

test('two devices that merge each other hold the same log', async () => {
	await append(ours, [star('a#x')], MOMENT);
	await append(theirs, [star('b#x')], MOMENT);
	const before = await readLog(ours);
	await union(ours, await readLog(theirs), MOMENT.now);
	await union(theirs, before, MOMENT.now);
	expect(await readLog(theirs)).toEqual(await readLog(ours));
});

test('what is written after a merge sorts behind it, though the other clock is a minute ahead', async () => {
	await append(theirs, [star('b#x')], { ...MOMENT, now: MOMENT.now + 60_000 });
	await union(ours, await readLog(theirs), MOMENT.now);
	await append(ours, [star('a#x')], MOMENT);
	expect((await readLog(ours)).map((event) => event.item)).toEqual(['b#x', 'a#x']);
});

test('after our own log comes back from a backup, no number is given twice', async () => {
	await append(ours, [star('a#x'), star('b#x')], MOMENT);
	const saved = await readLog(ours);
	const device = (await readHead(ours))?.device;
	await ours.events.clear();
	await ours.head.update('local', { seq: 0, count: 0 });
	await union(ours, saved, MOMENT.now);
	const [next] = await append(ours, [star('c#x')], MOMENT);
	expect(next).toMatchObject({ device, seq: 3 });
});

test('a log with a lost and a changed event is called damaged', async () => {
	await append(ours, [star('a#x'), star('b#x'), star('c#x')], MOMENT);
	const [first, second] = await readLog(ours);
	if (!first || !second) throw new Error('The log is empty');
	await ours.events.update(first.id, { item: 'changed#x' });
	await ours.events.delete(second.id);
	const health = examine(await readLog(ours), await readHead(ours));
	expect(health).toMatchObject({
		rotten: [first.id],
		gaps: [{ device: first.device, missing: 1 }],
		lost: 1
	});
});
