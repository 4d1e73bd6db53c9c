import { afterEach, beforeEach, expect, test } from 'vitest';
import { subject } from '../core/forget.ts';
import {
	eventsOf,
	emptyTeaching,
	foldTeaching,
	TEACHING_TYPES
} from '../core/teaching/teaching.ts';
import type { StudyEvent } from '../core/schema/event.ts';
import { readEvents } from '../storage/log.ts';
import { idOf, someReceipt } from '../../../tests/fixtures/class.ts';
import { checkLog, exportLog, mergeBackup, previewBackup } from './backup.ts';
import { Engine } from './engine.ts';
import { erasePerson } from './profiles.ts';
import { Room } from './room.svelte.ts';

const ALI = subject.learner(idOf('assigned'), idOf('Ali'));

let room: Room;
let engine: Engine;

beforeEach(async () => {
	room = new Room();
	await room.record(
		{ type: 'starred', item: 'a#x', on: true },
		...['Ali', 'Bota'].map((name) => ({
			type: 'collected' as const,
			receipt: someReceipt(name, [1, 0])
		}))
	);
	engine = await room.engine();
});

afterEach(async () => {
	await erasePerson(room, room.profile);
});

async function namesIn({ study, database }: Engine): Promise<string[]> {
	const ids = TEACHING_TYPES.flatMap((type) => study.strangers.get(type) ?? []);
	const events = await readEvents(
		database,
		ids.map(({ id }) => id)
	);
	const teaching = foldTeaching(emptyTeaching(), events as StudyEvent[]);
	return eventsOf(teaching, 'collected').map(({ receipt }) => receipt.name);
}

test('what was forgotten is in no file, and comes back with no old one', async () => {
	const before = (await exportLog(room)).file;
	expect(await namesIn(engine)).toEqual(['Ali', 'Bota']);
	await engine.forget([ALI]);
	expect(await namesIn(engine)).toEqual(['Bota']);
	const old = await previewBackup(engine, before);
	expect(old).toMatchObject({ added: 0, unreadable: 0, problems: [] });
	await mergeBackup(engine, old);
	expect(await namesIn(engine)).toEqual(['Bota']);
	expect(await checkLog(engine)).toEqual({ events: 4, rotten: [], gaps: [], lost: 0 });
});

test('a colleague who had it loses it with the new file, and still reads the rest', async () => {
	const colleague = await Engine.open('colleague', () => undefined);
	await mergeBackup(colleague, await previewBackup(colleague, (await exportLog(room)).file));
	expect(await namesIn(colleague)).toEqual(['Ali', 'Bota']);
	await engine.forget([ALI]);
	await mergeBackup(colleague, await previewBackup(colleague, (await exportLog(room)).file));
	expect(await namesIn(colleague)).toEqual(['Bota']);
	expect(await checkLog(colleague)).toMatchObject({ rotten: [], gaps: [], lost: 0 });
	colleague.close();
	await erasePerson(room, 'colleague');
});

test('a class changes no card of its teacher', async () => {
	let touched: unknown = 'nothing';
	engine.onchange((items) => (touched = items));
	await room.record({ type: 'collected', receipt: someReceipt('Dana', [1, 1]) });
	expect(touched).toEqual(new Set());
});
