import { afterEach, beforeEach, expect, test } from 'vitest';
import { NEW_ASSIGNMENT } from '../core/teaching/assignment.ts';
import type { EventOf } from '../core/schema/event.ts';
import type { Assignment, OwnQuestion } from '../core/schema/teaching.ts';
import { writeAssignment, type Extra } from '../formats/assignment-code.ts';
import { readBackup } from '../formats/backup.ts';
import { readLinks } from '../formats/link.ts';
import { readReceipt, writeFeedback } from '../formats/receipt-code.ts';
import { makeKeyPair, type KeyPair } from '../formats/seal.ts';
import { readLog } from '../storage/log.ts';
import { openFeedback } from './attempt-feedback.ts';
import { openAssignment } from './attempt-link.ts';
import { readPapers } from './attempt-papers.ts';
import { Taking } from './attempt.svelte.ts';
import { exportLog } from './backup.ts';
import { erasePerson } from './profiles.ts';
import { Room } from './room.svelte.ts';

const CHOICE: OwnQuestion = { type: 'choice', stem: 'Which?', options: ['Kant', 'Gyumri'], key: 0 };
const SHORT: OwnQuestion = { type: 'short', stem: 'Name it.', key: 'Baikonur', accept: [] };
const NAME = 'Зухра Ахмедова';
const TYPED = 'Tyuratam-answer';

let room: Room;
let teacher: KeyPair;

beforeEach(async () => {
	room = new Room();
	teacher = await makeKeyPair();
});
afterEach(() => erasePerson(room, room.profile));

async function open(change: Partial<Assignment> = {}, extra: Extra = 1, isPreview = false) {
	const assignment: Assignment = {
		...NEW_ASSIGNMENT,
		title: 'Bases',
		seed: 3,
		key256: teacher.public,
		questions: [CHOICE, SHORT],
		...change
	};
	const opened = await openAssignment(await writeAssignment(assignment, extra));
	if ('refusal' in opened) throw new Error(JSON.stringify(opened.refusal));
	return Taking.open(room, opened, { isPreview, sheet: null });
}

async function handIn(taking: Taking): Promise<void> {
	expect(await taking.begin(NAME)).toBe(null);
	taking.answer({ type: 'choice', chosen: 'o0' });
	taking.answer({ type: 'short', text: TYPED });
	await taking.handIn();
}

async function receiptOf(link: string) {
	const [found] = await readLinks(link);
	if (!found || 'problem' in found) throw new Error('No receipt');
	const read = await readReceipt(found.parcel, [teacher]);
	if ('problem' in read) throw new Error(read.problem);
	return read.receipt;
}

/** Every text that lies in the person's database. */
async function stored(): Promise<string> {
	const { database } = await room.engine();
	const tables = await Promise.all(database.tables.map((table) => table.toArray()));
	return JSON.stringify(tables, (_, value: unknown) =>
		value instanceof Map ? [...(value as Map<unknown, unknown>)] : value
	);
}

test('what is handed in says what was done and nothing of the device', async () => {
	const taking = await open({}, 1.5);
	await handIn(taking);
	const receipt = await receiptOf(taking.link);
	expect(receipt).toMatchObject({
		name: NAME,
		attempt: 1,
		extra: 1.5,
		late: false,
		answers: [
			{ given: 0, points: 1, order: 0 },
			{ given: TYPED, points: 0, order: 1 }
		]
	});
	const { head } = (await room.engine()).database;
	expect(JSON.stringify(receipt)).not.toContain((await head.get('local'))?.device);
});

test('the answers are in the student’s log as those of an assignment, each once', async () => {
	const taking = await open();
	await handIn(taking);
	await taking.handIn();
	const { database } = await room.engine();
	const events = (await readLog(database)) as EventOf<'answered'>[];
	expect(events).toMatchObject([
		{ type: 'answered', mode: 'assignment', points: 1, verdict: 'right', rating: null },
		{ type: 'answered', mode: 'assignment', points: 0, verdict: 'wrong', rating: null }
	]);
});

test('an attempt goes on exactly where it was left, in another tab of the same person', async () => {
	const taking = await open();
	await taking.begin(NAME);
	taking.answer({ type: 'choice', chosen: 'o1' });
	taking.draft({ type: 'short', text: 'Baik' });
	await taking.save();
	const again = await open();
	expect(again.attempt).toEqual(taking.attempt);
	expect(again.item).toEqual(taking.item);
});

test('handed in and nothing left: neither name nor answer is anywhere in the database', async () => {
	const taking = await open();
	await handIn(taking);
	const engine = await room.engine();
	await engine.snapshot(null);
	expect(await stored()).toContain(NAME);
	expect(await stored()).toContain(TYPED);
	expect(await taking.leaveNothing()).toBe(true);
	const left = await stored();
	for (const trace of [NAME, TYPED, 'Bases', 'own-', 'answered', teacher.public])
		expect(left).not.toContain(trace);
	expect(engine.study.trails.size).toBe(0);
	expect(engine.study.count).toBe((await readLog(engine.database)).length);
	expect(await readPapers(room)).toEqual([]);
});

test('the next student at the same computer is somebody else', async () => {
	const first = await open();
	await handIn(first);
	const one = await receiptOf(first.link);
	await first.leaveNothing();
	const second = await open();
	await handIn(second);
	const other = await receiptOf(second.link);
	expect(other.pseudonym).not.toBe(one.pseudonym);
	expect(other.attempt).toBe(1);
});

test('two attempts of one student have one pseudonym, and other assignments another', async () => {
	const taking = await open({ attempts: 2 });
	await handIn(taking);
	const one = await receiptOf(taking.link);
	await taking.begin('');
	await taking.handIn();
	const two = await receiptOf(taking.link);
	expect(two).toMatchObject({ pseudonym: one.pseudonym, attempt: 2, reply: one.reply });
	const elsewhere = await open({ title: 'Other' });
	await handIn(elsewhere);
	const three = await receiptOf(elsewhere.link);
	expect([three.pseudonym, three.reply]).not.toContain(one.pseudonym);
	expect(three.reply).not.toBe(one.reply);
});

test('handed in again, it is the same to the letter', async () => {
	const taking = await open();
	await handIn(taking);
	const { link } = taking;
	await taking.sent();
	const again = await open();
	const [done] = again.paper?.done ?? [];
	if (!done) throw new Error('Nothing was kept');
	again.show(done);
	expect(again.link).toBe(link);
});

test('neither secret nor key leaves in a copy of the log', async () => {
	const taking = await open();
	await handIn(taking);
	const { file } = await exportLog(room);
	const { events } = await readBackup(new Uint8Array(await file.arrayBuffer()));
	const text = JSON.stringify(events);
	const { secret, reply } = taking.paper ?? {};
	expect(text).toContain('assignment');
	for (const hidden of [secret, reply?.secret, reply?.public, NAME])
		expect(text).not.toContain(hidden);
});

test('a preview writes nothing', async () => {
	const taking = await open({}, 1, true);
	await taking.begin('Preview');
	taking.answer({ type: 'choice', chosen: 'o0' });
	await taking.handIn();
	const { database } = await room.engine();
	expect(await readPapers(room)).toEqual([]);
	expect(await readLog(database)).toEqual([]);
	expect(taking.isKeyShown(Date.now())).toBe(true);
});

test('when the time is over, what is chosen is handed in by itself', async () => {
	const taking = await open({ limit: 60 });
	await taking.begin(NAME);
	taking.draft({ type: 'choice', chosen: 'o0' });
	await taking.tick(Date.now() + 59_000);
	expect(taking.done).toBe(null);
	await taking.tick(Date.now() + 61_000);
	const receipt = await receiptOf(taking.link);
	expect(receipt.answers[0]).toMatchObject({ given: 0, points: 1 });
});

test('feedback opens where the answers were handed in, and is kept with them; elsewhere it says so', async () => {
	const taking = await open();
	await handIn(taking);
	const { assignment, pseudonym, reply } = await receiptOf(taking.link);
	const feedback = {
		assignment,
		pseudonym,
		points: 1,
		of: 2,
		comment: 'Well done',
		comments: [[1, 'Look at the map'] as [number, string]]
	};
	const code = await writeFeedback(feedback, reply ?? '');
	expect(await openFeedback(room, code)).toMatchObject({
		feedback,
		stems: ['Which?', 'Name it.']
	});
	expect((await readPapers(room))[0]?.feedback).toBe(code);
	await taking.leaveNothing();
	expect(await openFeedback(room, code)).toEqual({ refusal: { is: 'elsewhere' } });
});

test('what is no assignment is told apart', async () => {
	const taking = await open();
	await handIn(taking);
	expect(await openAssignment(taking.link)).toMatchObject({
		refusal: { is: 'other', kind: 'receipt' }
	});
	expect(await openAssignment('Hello!')).toEqual({ refusal: { is: 'nothing' } });
	expect(await openAssignment(taking.opened.code.slice(0, -4))).toEqual({
		refusal: { is: 'cut' }
	});
});
