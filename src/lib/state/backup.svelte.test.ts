import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { NewEvent } from '../core/schema/event.ts';
import { readLog } from '../storage/log.ts';
import { writeSentinel } from '../storage/sentinel.ts';
import {
	checkLog,
	exportLog,
	fileName,
	isLockedFile,
	lockFile,
	mergeBackup,
	previewBackup,
	unlockFile
} from './backup.ts';
import { erasePerson } from './profiles.ts';
import { Room } from './room.svelte.ts';

let room: Room;

const star = (item: string): NewEvent => ({ type: 'starred', item, on: true });
const named = (value: string): NewEvent => ({ type: 'configured', name: 'nickname', value });

/** The file of somebody who studied on this phone and erased everything afterwards. */
async function fileOf(...happened: NewEvent[]): Promise<File> {
	const theirs = new Room();
	await theirs.record(...happened);
	const { file } = await exportLog(theirs);
	await erasePerson(theirs, theirs.profile);
	return file;
}

async function bytesOf(file: File): Promise<Uint8Array> {
	return new Uint8Array(await file.arrayBuffer());
}

beforeEach(() => {
	room = new Room();
});

afterEach(async () => {
	vi.restoreAllMocks();
	await erasePerson(room, room.profile);
});

test('what was saved, erased and brought in again gives the same log and the same study', async () => {
	await room.record(star('a#x'), star('b#x'), named('Aigerim'));
	const before = await room.engine();
	const log = await readLog(before.database);
	const { study } = before;
	const { file, count, isWhole } = await exportLog(room);
	expect({ count, isWhole }).toEqual({ count: 3, isWhole: true });
	await erasePerson(room, room.profile);
	room = new Room();
	const engine = await room.engine();
	expect(await mergeBackup(engine, await previewBackup(engine, file))).toBe(3);
	expect(await readLog(engine.database)).toEqual(log);
	expect(engine.study).toEqual(study);
});

test('the preview says what is new and what is here already, and changes nothing', async () => {
	await room.record(star('a#x'));
	const engine = await room.engine();
	const { file } = await exportLog(room);
	await room.record(star('b#x'));
	expect(await previewBackup(engine, file)).toMatchObject({
		whose: null,
		isOthers: false,
		added: 0,
		alreadyThere: 1,
		unreadable: 0,
		problems: []
	});
	expect(engine.study.count).toBe(2);
});

test('bringing in the same file twice adds nothing the second time', async () => {
	const file = await fileOf(star('a#x'), star('b#x'));
	const engine = await room.engine();
	await mergeBackup(engine, await previewBackup(engine, file));
	const again = await previewBackup(engine, file);
	expect(again).toMatchObject({ added: 0, alreadyThere: 2 });
	expect(await mergeBackup(engine, again)).toBe(0);
	expect(engine.study.count).toBe(2);
});

test('the copy of somebody else is called so, and its name does not become ours', async () => {
	const file = await fileOf(star('a#x'));
	// Written later than our own name: the last one written wins, if nothing is done about it.
	const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 3_600_000);
	const theirs = await fileOf(star('b#x'), named('Bolat'));
	clock.mockRestore();
	await room.record(named('Aigerim'));
	const engine = await room.engine();
	expect(await previewBackup(engine, file)).toMatchObject({ whose: null, isOthers: false });
	const preview = await previewBackup(engine, theirs);
	expect(preview).toMatchObject({ whose: 'Bolat', isOthers: true, added: 2 });
	await mergeBackup(engine, preview);
	expect(engine.settings.nickname).toBe('Aigerim');
});

test('a new phone takes in its owner’s copy, name and all', async () => {
	const file = await fileOf(star('a#x'), named('Aigerim'));
	const engine = await room.engine();
	const preview = await previewBackup(engine, file);
	expect(preview).toMatchObject({ whose: 'Aigerim', isOthers: false });
	await mergeBackup(engine, preview);
	expect(engine.settings.nickname).toBe('Aigerim');
});

test('this browser gives what is sound of a damaged file and counts the rest', async () => {
	const happened = Array.from({ length: 200 }, (_, n) => star(`fact-${n}#x`));
	const bytes = await bytesOf(await fileOf(...happened));
	const engine = await room.engine();
	for (let at = 0; at < bytes.length; at += 97) {
		const damaged = bytes.slice();
		damaged[at] = (damaged[at] as number) ^ 0x10;
		const preview = await previewBackup(engine, new File([damaged], 'copy.jsonl.gz'));
		expect(preview.added + preview.unreadable).toBe(200);
		// A broken mark costs the part it opens and the one before it.
		expect(preview.added).toBeGreaterThanOrEqual(200 - 2 * 15);
	}
	const cut = await previewBackup(engine, new File([bytes.slice(0, -150)], 'copy.jsonl.gz'));
	expect(cut.problems).toContainEqual({ is: 'cut' });
	expect(cut.added).toBeGreaterThanOrEqual(200 - 15);
});

test('a file that is too large is refused unread', async () => {
	const film = new File(['x'], 'film.mp4');
	Object.defineProperty(film, 'size', { value: 4_000_000_000 });
	const read = vi.spyOn(film, 'arrayBuffer');
	const preview = await previewBackup(await room.engine(), film);
	expect(preview).toMatchObject({ added: 0, problems: [{ is: 'large' }] });
	expect(read).not.toHaveBeenCalled();
});

test('an answer that could not be stored is in the file, and stays one answer when it is stored later', async () => {
	const engine = await room.engine();
	vi.spyOn(engine, 'record').mockRejectedValueOnce(new DOMException('', 'QuotaExceededError'));
	expect(await room.record(star('a#x'))).toBeNull();
	expect(room.unsaved).toHaveLength(1);
	const { file, count } = await exportLog(room);
	expect(count).toBe(1);
	await room.retry();
	expect(room.unsaved).toEqual([]);
	const opened = await room.engine();
	expect(await previewBackup(opened, file)).toMatchObject({ added: 0, alreadyThere: 1 });
});

test('when the log cannot be read, what is unsaved still leaves', async () => {
	const engine = await room.engine();
	vi.spyOn(engine, 'record').mockRejectedValueOnce(new DOMException('', 'UnknownError'));
	await room.record(star('a#x'));
	vi.spyOn(room, 'engine').mockRejectedValue(new Error('Storage is unavailable'));
	expect(await exportLog(room)).toMatchObject({ count: 1, isWhole: false });
	room.unsaved = [];
	await expect(exportLog(room)).rejects.toThrow('unavailable');
});

test('checking a sound log finds nothing, and a log shorter than remembered is noticed', async () => {
	await room.record(star('a#x'), star('b#x'));
	const engine = await room.engine();
	expect(await checkLog(engine)).toEqual({ events: 2, rotten: [], gaps: [], lost: 0 });
	writeSentinel('saxaul', 5);
	expect(await checkLog(engine)).toMatchObject({ lost: 3 });
});

test.each([
	[null, 'saxaul-log-2026-03-09.jsonl.gz'],
	['Айгерім К.', 'saxaul-Айгерім-К-2026-03-09.jsonl.gz'],
	['../..', 'saxaul-log-2026-03-09.jsonl.gz']
])('the file of %s is called %s', (nickname, name) => {
	expect(fileName(nickname, new Date(2026, 2, 9, 23, 30))).toBe(name);
});

test('a locked copy is known as one, opens with its passphrase alone and brings all back', async () => {
	await room.record(star('a#x'), star('b#x'));
	const { file } = await exportLog(room);
	const locked = await lockFile(file, 'four long roads');
	expect([await isLockedFile(file), await isLockedFile(locked)]).toEqual([false, true]);
	expect(await unlockFile(locked, 'four short roads')).toEqual({ problem: 'closed' });
	const opened = await unlockFile(locked, 'four long roads');
	if ('problem' in opened) throw new Error(opened.problem);
	const preview = await previewBackup(await room.engine(), opened.file);
	expect(preview).toMatchObject({ alreadyThere: 2, unreadable: 0, problems: [] });
});
