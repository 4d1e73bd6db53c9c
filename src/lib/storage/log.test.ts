import { Dexie } from 'dexie';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Envelope, NewEvent } from '../core/schema/event.ts';
import { enclose, type Writer } from '../core/envelope.ts';
import { isHusk, subject } from '../core/forget.ts';
import { emptyStudy, fold } from '../core/study.ts';
import type { StudyEvent } from '../core/schema/event.ts';
import { idOf, someReceipt } from '../../../tests/fixtures/class.ts';
import { openDatabase, type SaxaulDatabase } from './database.ts';
import { append, examine, forget, missing, readEvents, readHead, readLog, union } from './log.ts';

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

const ALI = subject.learner(idOf('assigned'), idOf('Ali'));

const received = (name: string): NewEvent => ({
	type: 'collected',
	receipt: someReceipt(name, [1, 0])
});
const enrolled = (student: string, name: string): NewEvent => ({
	type: 'enrolled',
	class: '8a',
	student,
	name
});

test('what is forgotten is nowhere in the log, and the rest of it is untouched', async () => {
	const written = await append(ours, [star('a#x'), received('Ali'), received('Bota')], MOMENT);
	await forget(ours, [ALI], MOMENT);
	const log = await readLog(ours);
	expect(JSON.stringify(log)).not.toContain('"Ali"');
	expect(log).toContainEqual(written[0]);
	expect(log).toContainEqual(written[2]);
	expect(log.filter(isHusk).map((event) => event.id)).toEqual([written[1]?.id]);
});

test('forgetting is no loss: neither numbers nor counts have a gap', async () => {
	await append(ours, [received('Ali'), star('a#x')], MOMENT);
	await forget(ours, [ALI], MOMENT);
	const log = await readLog(ours);
	expect(examine(log, await readHead(ours))).toEqual({
		events: 3,
		rotten: [],
		gaps: [],
		lost: 0
	});
});

test('an old file does not bring back what was forgotten', async () => {
	await append(ours, [received('Ali'), received('Bota')], MOMENT);
	const saved = await readLog(ours);
	await forget(ours, [ALI], MOMENT);
	const after = await readLog(ours);
	expect(await missing(ours, saved)).toEqual([]);
	expect(await union(ours, saved, MOMENT.now)).toEqual([]);
	expect(await readLog(ours)).toEqual(after);
});

test('nor does an old file on a new phone, once that has met the log that forgot', async () => {
	await append(ours, [received('Ali')], MOMENT);
	const saved = await readLog(ours);
	await forget(ours, [ALI], MOMENT);
	await union(theirs, saved, MOMENT.now);
	await union(theirs, await readLog(ours), MOMENT.now);
	expect(await readLog(theirs)).toEqual(await readLog(ours));
	expect(await readHead(theirs)).toMatchObject({ count: 2, forgotten: [ALI] });
});

test('a colleague who received the same receipt forgets it with the merge, and cannot return it', async () => {
	await append(ours, [received('Ali')], MOMENT);
	await append(theirs, [received('Ali'), received('Bota')], MOMENT);
	const colleagues = await readLog(theirs);
	await forget(ours, [ALI], MOMENT);
	await union(ours, colleagues, MOMENT.now);
	await union(theirs, await readLog(ours), MOMENT.now);
	expect(await readLog(theirs)).toEqual(await readLog(ours));
	expect(JSON.stringify(await readLog(theirs))).not.toContain('"Ali"');
	expect(JSON.stringify(await readLog(theirs))).toContain('"Bota"');
});

test('what was forgotten is not written again', async () => {
	await forget(ours, [ALI], MOMENT);
	await expect(append(ours, [received('Ali')], MOMENT)).rejects.toThrow();
	await append(ours, [received('Bota')], MOMENT);
	expect(await readLog(ours)).toHaveLength(2);
});

test('no file can wipe what somebody learned', async () => {
	const written = await append(ours, [star('a#x')], MOMENT);
	await forget(theirs, ['class/8a', ALI], MOMENT);
	await union(ours, await readLog(theirs), MOMENT.now);
	expect(await readLog(ours)).toEqual(expect.arrayContaining(written));
});

test('the fold counts what the log counts, also when what it knew is forgotten', async () => {
	const study = emptyStudy();
	fold(study, await append(ours, [received('Ali'), star('a#x')], MOMENT));
	fold(study, (await forget(ours, [ALI], MOMENT)) as StudyEvent[]);
	expect(study.count).toBe((await readHead(ours))?.count);
	expect(study).toEqual(fold(emptyStudy(), (await readLog(ours)) as StudyEvent[]));
});

test('single events are read by their ids', async () => {
	const [first, , third] = await append(ours, [star('a#x'), star('b#x'), star('c#x')], MOMENT);
	const ids = [third?.id ?? '', 'none', first?.id ?? ''];
	expect(await readEvents(ours, ids)).toEqual([third, first]);
});

/** Three teachers who write, receive the same receipts and forget, each without the others. */
const threeLogs = fc
	.array(
		fc.record({
			who: fc.nat(2),
			what: fc.constantFrom('star', 'receive', 'enrol', 'forget learner', 'forget student'),
			name: fc.constantFrom('Ali', 'Bota', 'Chyngyz')
		}),
		{ maxLength: 14 }
	)
	.map((steps) => {
		const writers: Writer[] = ['teachera', 'teacherb', 'teacherc'].map((device) => ({
			device,
			seq: 0,
			ms: 0,
			counter: 0
		}));
		const logs: Envelope[][] = [[], [], []];
		for (const [index, { who, what, name }] of steps.entries()) {
			const event: Record<typeof what, NewEvent> = {
				star: star(`${name}#x`),
				receive: received(name),
				enrol: enrolled(name, name),
				'forget learner': {
					type: 'forgotten',
					subjects: [subject.learner(idOf('assigned'), idOf(name))]
				},
				'forget student': { type: 'forgotten', subjects: [subject.student(name)] }
			};
			const { events, ...next } = enclose([event[what]], writers[who] as Writer, {
				...MOMENT,
				now: MOMENT.now + index
			});
			writers[who] = next;
			logs[who]?.push(...events);
		}
		return logs as [Envelope[], Envelope[], Envelope[]];
	});

/** The log of a phone that takes in these logs one after the other. */
async function merged(...logs: Envelope[][]): Promise<Envelope[]> {
	const database = await open(crypto.randomUUID());
	for (const log of logs) await union(database, log, MOMENT.now);
	const all = await readLog(database);
	expect(await readHead(database)).toMatchObject({ count: all.length });
	database.retire();
	return all;
}

test('merging logs that forget gives the same log in any order, grouping and repetition', async () => {
	await fc.assert(
		fc.asyncProperty(threeLogs, async ([a, b, c]) => {
			const all = await merged(a, b, c);
			expect(await merged(c, b, a)).toEqual(all);
			expect(await merged(await merged(a, b), c)).toEqual(all);
			expect(await merged(a, await merged(b, c))).toEqual(all);
			expect(await merged(all, a, all, b)).toEqual(all);
			expect(await merged([...a, ...b, ...c].reverse())).toEqual(all);
		}),
		{ seed: 20261124, numRuns: 25 }
	);
});
