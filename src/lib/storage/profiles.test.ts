import { Dexie } from 'dexie';
import { afterEach, expect, test, vi } from 'vitest';
import { openDatabase } from './database.ts';
import {
	databaseName,
	eraseProfile,
	FIRST_PROFILE,
	listProfiles,
	saveProfiles
} from './profiles.ts';
import { readSentinel, writeSentinel } from './sentinel.ts';

const ALI = { id: 'ali00000', nickname: 'Ali', madeAt: 1 };
const BOTA = { id: 'bota0000', nickname: 'Bota', madeAt: 2 };

afterEach(async () => {
	vi.useRealTimers();
	for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
	localStorage.clear();
});

test('looking for other people makes no database', async () => {
	expect(await listProfiles()).toEqual([]);
	expect(await Dexie.exists('saxaul-people')).toBe(false);
});

test('people are listed in the order in which they came, under their newest name', async () => {
	await saveProfiles([BOTA]);
	await saveProfiles([ALI]);
	await saveProfiles([{ ...BOTA, nickname: 'Bolat' }]);
	expect((await listProfiles()).map((row) => row.nickname)).toEqual(['Ali', 'Bolat']);
});

test('an erased person is off the list, and database and hints are gone', async () => {
	await saveProfiles([ALI, BOTA]);
	(await openDatabase(databaseName(ALI.id), () => undefined)).retire();
	writeSentinel(databaseName(ALI.id), 7);
	expect(await eraseProfile(ALI.id)).toEqual([BOTA]);
	expect(await listProfiles()).toEqual([BOTA]);
	expect(await Dexie.exists(databaseName(ALI.id))).toBe(false);
	expect(readSentinel(databaseName(ALI.id))).toBeNull();
});

test('the list goes with the last one on it', async () => {
	await saveProfiles([ALI]);
	expect(await eraseProfile(ALI.id)).toEqual([]);
	expect(await Dexie.exists('saxaul-people')).toBe(false);
});

test('an open database of another tab is told and lets go', async () => {
	const told = vi.fn();
	await openDatabase(databaseName(FIRST_PROFILE), told);
	await eraseProfile(FIRST_PROFILE);
	expect(told).toHaveBeenCalledExactlyOnceWith('erased');
});

test('a tab that does not let go is no silent success', async () => {
	const held = await new Promise<IDBDatabase>((resolve, reject) => {
		const request = indexedDB.open(databaseName(FIRST_PROFILE), 10);
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('Not opened'));
	});
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	const erased = eraseProfile(FIRST_PROFILE);
	const refused = expect(erased).rejects.toThrow('blocked');
	await vi.advanceTimersByTimeAsync(5000);
	await refused;
	held.close();
});
