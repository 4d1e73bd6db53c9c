/**
 * Small hints about a person's log, kept outside IndexedDB (in localStorage, which may lag behind after
 * a kill). The log never depends on them: blocked or damaged storage of hints is no reason to stop.
 */

/** How many events the log held: a greater number than it holds now means that it lost some. */
export interface Sentinel {
	count: number;
}

/** When a copy of the log was last saved to a file, and how many events were in it. */
export interface CopyMade {
	/** ms since 1970 */
	at: number;
	count: number;
}

const PREFIX = 'saxaul';
const RETURNING = 'saxaul-returning';
const sentinelKey = (database: string) => `${database}-sentinel`;
const copyKey = (database: string) => `${database}-copy`;

function readHint(key: string): Record<string, unknown> {
	try {
		const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
		return typeof value === 'object' && value !== null ? { ...value } : {};
	} catch {
		return {};
	}
}

function writeHint(key: string, value: object | number): void {
	try {
		localStorage.setItem(key, JSON.stringify(value));
	} catch {
		// As said above: the log itself is safe.
	}
}

export function readSentinel(database: string): Sentinel | null {
	const { count } = readHint(sentinelKey(database));
	return typeof count === 'number' ? { count } : null;
}

export function writeSentinel(database: string, count: number): void {
	writeHint(sentinelKey(database), { count } satisfies Sentinel);
	writeHint(RETURNING, 1);
}

export function readCopyMade(database: string): CopyMade | null {
	const { at, count } = readHint(copyKey(database));
	return typeof at === 'number' && typeof count === 'number' ? { at, count } : null;
}

export function writeCopyMade(database: string, copy: CopyMade): void {
	writeHint(copyKey(database), copy);
}

/** Forgets one person's hints. */
export function clearHints(database: string): void {
	try {
		localStorage.removeItem(sentinelKey(database));
		localStorage.removeItem(copyKey(database));
	} catch {
		// Nothing could be written there either.
	}
}

/** Forgets all that the app ever wrote into localStorage. */
export function clearAllHints(): void {
	try {
		for (const key of Object.keys(localStorage))
			if (key.startsWith(PREFIX)) localStorage.removeItem(key);
	} catch {
		// As above.
	}
}
