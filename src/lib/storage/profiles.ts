import { Dexie, type Table } from 'dexie';
import { StorageError, troubleOf } from './database.ts';
import { clearHints } from './sentinel.ts';

/** The phone's first person; the database has the name of the app. */
export const FIRST_PROFILE = 'saxaul';
export const MOST_PROFILES = 6;
const PREFIX = 'saxaul-';
const REGISTRY = 'saxaul-people';
const BLOCKED_AFTER_MS = 5000;

export interface ProfileRow {
	id: string;
	nickname: string;
	/** Wall clock, ms since 1970: the list stands in this order. */
	madeAt: number;
}

/** Who studies on this phone. It is made together with the second person and goes with the last. */
class Registry extends Dexie {
	people!: Table<ProfileRow, string>;

	constructor() {
		super(REGISTRY, { chromeTransactionDurability: 'strict' });
		this.version(1).stores({ people: 'id' });
	}
}

export function databaseName(profile: string): string {
	return profile === FIRST_PROFILE ? FIRST_PROFILE : `${PREFIX}${profile}`;
}

async function inRegistry<T>(work: (people: Table<ProfileRow, string>) => Promise<T>): Promise<T> {
	const registry = new Registry();
	// Another tab may erase the last person: it must not wait for this one.
	registry.on('versionchange', () => registry.close());
	try {
		return await work(registry.people);
	} catch (error) {
		throw troubleOf(error);
	} finally {
		registry.close();
	}
}

/** The people on this phone in the order in which they came; none while only one person uses it. */
export async function listProfiles(): Promise<ProfileRow[]> {
	// Looking must not make the list.
	if (!(await Dexie.exists(REGISTRY))) return [];
	const rows = await inRegistry((people) => people.toArray());
	return rows.sort((a, b) => a.madeAt - b.madeAt);
}

/** Adds people or renames them, all or none. */
export function saveProfiles(rows: ProfileRow[]): Promise<void> {
	return inRegistry(async (people) => {
		await people.bulkPut(rows);
	});
}

/**
 * Deletes a database. Open ones in other tabs are told and close; a tab that does not answer (frozen)
 * holds it: then a StorageError `blocked` is thrown, and the browser deletes it once that tab is gone.
 */
async function deleteDatabase(name: string): Promise<void> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const held = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new StorageError('blocked')), BLOCKED_AFTER_MS);
	});
	try {
		await Promise.race([Dexie.delete(name), held]);
	} catch (error) {
		throw troubleOf(error);
	} finally {
		clearTimeout(timer);
	}
}

/** Erases one person: log, name and hints. Returns who is left. The database must be closed here. */
export async function eraseProfile(profile: string): Promise<ProfileRow[]> {
	await deleteDatabase(databaseName(profile));
	clearHints(databaseName(profile));
	const listed = await listProfiles();
	const left = listed.filter((row) => row.id !== profile);
	if (left.length < listed.length) await inRegistry((people) => people.delete(profile));
	if (left.length === 0 && listed.length > 0) await deleteDatabase(REGISTRY);
	return left;
}
