import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Envelope, StudyEvent } from '../core/schema/event.ts';
import { emptyStudy, fold, notesOf } from '../core/study.ts';
import { readLog } from '../storage/log.ts';
import { readSessions } from '../storage/sessions.ts';
import { checkLog, exportLog, mergeBackup, previewBackup } from './backup.ts';
import { Engine } from './engine.ts';
import { erasePerson } from './profiles.ts';
import { Room } from './room.svelte.ts';
import packedBackup from '../../../tests/fixtures/backup-v1.jsonl.gz?url&inline';
import plainBackup from '../../../tests/fixtures/backup-v1.jsonl?url&inline';
import databaseText from '../../../tests/fixtures/db-v1/small.json?raw';
import { restore, thaw } from '../../../tests/fixtures/dump.ts';

// What released versions have left on people's phones, opened by the code of today.

const dump = thaw(databaseText);
const events = dump.stores.find((store) => store.name === 'events')?.rows as Envelope[];

let room: Room;

beforeEach(() => {
	room = new Room();
});

afterEach(async () => {
	await erasePerson(room, room.profile);
});

async function fileAt(url: string): Promise<File> {
	return new File([await (await fetch(url)).arrayBuffer()], 'copy.jsonl.gz');
}

test('a database of version 1 opens with every event, known or not, and is sound', async () => {
	await restore(dump);
	const engine = await room.engine();
	expect(await readLog(engine.database)).toEqual(events);
	expect(await checkLog(engine)).toEqual({ events: 209, rotten: [], gaps: [], lost: 0 });
});

test('its study is that of a full fold, and says what it said then', async () => {
	await restore(dump);
	const { study, settings } = await room.engine();
	expect(study).toEqual(fold(emptyStudy(), events as StudyEvent[]));
	expect(settings).toMatchObject({ nickname: 'Айгерім', exam: '2027-06-01', buttons: 2 });
	expect(notesOf(study).map((note) => note.id)).toEqual(expect.arrayContaining(['own-1', 'own-2']));
	expect([...study.strangers.keys()].sort()).toEqual(['dropped', 'received']);
	expect(study.trails.size).toBe(10);
});

test('its log goes on with the next number, under the same device', async () => {
	await restore(dump);
	const written = await room.record({ type: 'starred', item: 'a#x', on: true });
	expect(written?.[0]).toMatchObject({ device: 'phone002', seq: 10 });
});

test('its running session is still there', async () => {
	await restore(dump);
	const { database } = await room.engine();
	expect(await readSessions(database)).toMatchObject([
		{ id: 'sitting-open', state: { phase: 'asking', query: 'kinds=lease&n=3' } }
	]);
});

test.each([
	['packed', packedBackup],
	['plain', plainBackup]
])('a backup of version 1 brings in every event: %s', async (_, url) => {
	const engine = await room.engine();
	const preview = await previewBackup(engine, await fileAt(url));
	expect(preview).toMatchObject({ whose: 'Айгерім', added: 209, unreadable: 0, problems: [] });
	await mergeBackup(engine, preview);
	expect(await readLog(engine.database)).toEqual(events);
	expect(engine.study).toEqual(fold(emptyStudy(), events as StudyEvent[]));
});

test('a log that was brought in, saved and brought in elsewhere is the same log', async () => {
	const engine = await room.engine();
	await mergeBackup(engine, await previewBackup(engine, await fileAt(packedBackup)));
	const { file } = await exportLog(room);
	const elsewhere = await Engine.open('elsewhere', () => undefined);
	await mergeBackup(elsewhere, await previewBackup(elsewhere, file));
	expect(await readLog(elsewhere.database)).toEqual(events);
	elsewhere.close();
	await erasePerson(room, 'elsewhere');
});
