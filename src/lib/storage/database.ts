import { Dexie, type Table } from 'dexie';
import type { Envelope } from '../core/schema/event.ts';

/** What this device has written: one row, changed in the transaction that writes an event. */
export interface Head {
	id: 'local';
	device: string;
	/** The last sequence number given. */
	seq: number;
	/** Events in the log, merged ones included. */
	count: number;
	/** The hybrid clock: greatest time stamped or seen. */
	ms: number;
	counter: number;
	/** Subjects whose content is gone for good; the log holds the same list in its `forgotten` events. */
	forgotten?: string[];
}

/** A running session, so that a killed tab resumes exactly. Outside log and backup. */
export interface SessionRow {
	id: string;
	savedAt: number;
	state: unknown;
}

/** A disposable fold, so that the start does not read the whole log. */
export interface SnapshotRow {
	id: 'study';
	/** Version of the projection code; another one makes the row worthless. */
	version: number;
	count: number;
	last: string;
	state: unknown;
}

export class SaxaulDatabase extends Dexie {
	events!: Table<Envelope, string>;
	head!: Table<Head, 'local'>;
	sessions!: Table<SessionRow, string>;
	snapshots!: Table<SnapshotRow, 'study'>;
	/** Closed by us, and not by the browser. */
	isRetired = false;

	constructor(name: string) {
		super(name, { chromeTransactionDurability: 'strict' });
		// One version per release that changes it; old ones stay for the upgrade path.
		this.version(1).stores({
			events: 'id',
			head: 'id',
			sessions: 'id',
			snapshots: 'id'
		});
	}

	/** Closes for good: the next use fails instead of opening it again. */
	retire(): void {
		this.isRetired = true;
		this.close({ disableAutoOpen: true });
	}
}

/** Why the log cannot be used, in a word that the interface has a sentence for. */
export type StorageTrouble =
	'blocked' | 'newer' | 'unavailable' | 'timeout' | 'full' | 'closed' | 'erased';

export class StorageError extends Error {
	constructor(
		readonly trouble: StorageTrouble,
		cause?: unknown
	) {
		super(`Storage is ${trouble}`, { cause });
		this.name = 'StorageError';
	}
}

const OPEN_TIMEOUT_MS = 5000;
// Dexie multiplies its version numbers by ten.
const VERSION_FACTOR = 10;

function rejectAfter(ms: number, error: StorageError): Promise<never> {
	return new Promise((_, reject) => setTimeout(() => reject(error), ms));
}

/**
 * Opens a person's database. Throws a StorageError: `newer` when another build has upgraded it (this
 * one must not write into it), `blocked` when another tab holds an old version open.
 */
export async function openDatabase(
	name: string,
	onclosed: (trouble: StorageTrouble) => void
): Promise<SaxaulDatabase> {
	const database = new SaxaulDatabase(name);
	// An old tab must never write into a newer schema, nor into one that is being erased: close for
	// good and say so.
	database.on('versionchange', (event) => {
		database.retire();
		onclosed(event.newVersion === null ? 'erased' : 'newer');
		return false;
	});
	// Dexie says so of every closing, ours included.
	database.on('close', () => {
		if (!database.isRetired) onclosed('closed');
	});
	const blocked = new Promise<never>((_, reject) => {
		database.on('blocked', () => reject(new StorageError('blocked')));
	});
	try {
		await Promise.race([
			database.open(),
			blocked,
			rejectAfter(OPEN_TIMEOUT_MS, new StorageError('timeout'))
		]);
	} catch (error) {
		database.retire();
		throw troubleOf(error);
	}
	if (database.backendDB().version > database.verno * VERSION_FACTOR) {
		database.retire();
		throw new StorageError('newer');
	}
	return database;
}

/** Names what went wrong; a full disk comes as an AbortError with the reason inside. */
export function troubleOf(error: unknown): StorageError {
	if (error instanceof StorageError) return error;
	const inner = (error as { inner?: { name?: string } } | null)?.inner;
	const name = (error as { name?: string } | null)?.name ?? '';
	if (name === 'QuotaExceededError' || inner?.name === 'QuotaExceededError')
		return new StorageError('full', error);
	if (name === 'VersionError') return new StorageError('newer', error);
	if (name === 'DatabaseClosedError') return new StorageError('closed', error);
	return new StorageError('unavailable', error);
}
