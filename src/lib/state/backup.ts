import { version } from '$app/environment';
import { checkNickname } from '../core/nickname.ts';
import type { Envelope } from '../core/schema/event.ts';
import { LIMITS, readBackup, writeBackup, type BackupProblem } from '../formats/backup.ts';
import { isLocked, lock, unlock } from '../formats/locked.ts';
import { examine, missing, readHead, readLog, type Health } from '../storage/log.ts';
import { databaseName } from '../storage/profiles.ts';
import { readSentinel, writeCopyMade } from '../storage/sentinel.ts';
import type { Engine } from './engine.ts';
import type { Room } from './room.svelte.ts';

/** The whole log as a file, answers that could not be stored yet included. */
export interface Copy {
	file: File;
	count: number;
	/** False when the log itself could not be read: then only what is unsaved is in the file. */
	isWhole: boolean;
}

const REVOKE_AFTER_MS = 60_000;

/** `saxaul-Aigerim-2026-11-24.jsonl.gz`; the day is that of the person's clock. */
export function fileName(nickname: string | null, now: Date): string {
	const letters = nickname?.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-|-$/g, '') ?? '';
	const who = letters === '' ? 'log' : letters;
	const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
		.map((part) => String(part).padStart(2, '0'))
		.join('-');
	return `saxaul-${who}-${day}.jsonl.gz`;
}

/** Throws a StorageError when there is nothing that could be saved. */
export async function exportLog(room: Room): Promise<Copy> {
	const { unsaved } = room;
	let stored: Envelope[] = [];
	let nickname: string | null = null;
	let isWhole = true;
	try {
		const engine = await room.engine();
		({ nickname } = engine.settings);
		stored = await readLog(engine.database);
	} catch (error) {
		if (unsaved.length === 0) throw error;
		isWhole = false;
	}
	const there = new Set(stored.map((event) => event.id));
	const events = [...stored, ...unsaved.filter((event) => !there.has(event.id))];
	const now = new Date();
	const parts = await writeBackup({ events, app: version, created: now.toISOString(), nickname });
	const file = new File(parts as BlobPart[], fileName(nickname, now), { type: 'application/gzip' });
	return { file, count: events.length, isWhole };
}

/** The share sheet on a phone, a download elsewhere. */
export async function handOver(file: File): Promise<boolean> {
	// Share sheets of desktop systems cannot save a file.
	if (matchMedia('(pointer: coarse)').matches && navigator.canShare?.({ files: [file] })) {
		try {
			await navigator.share({ files: [file] });
			return true;
		} catch (error) {
			if ((error as Error).name === 'AbortError') return false;
			// Browsers may refuse the type of file, or find the tap too long ago.
		}
	}
	const link = document.createElement('a');
	link.href = URL.createObjectURL(file);
	link.download = file.name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), REVOKE_AFTER_MS);
	return true;
}

/** The same file, to be opened only with the passphrase. */
export async function lockFile(file: File, passphrase: string): Promise<File> {
	const locked = await lock(new Uint8Array(await file.arrayBuffer()), passphrase);
	return new File([locked as BlobPart], file.name.replace(/\.jsonl\.gz$/, '.locked'), {
		type: 'application/octet-stream'
	});
}

const LOCK_BYTES = 64;

export async function isLockedFile(file: File): Promise<boolean> {
	return isLocked(new Uint8Array(await file.slice(0, LOCK_BYTES).arrayBuffer()));
}

/** The file inside, or why it stays closed. */
export async function unlockFile(
	file: File,
	passphrase: string
): Promise<{ file: File } | { problem: 'closed' | 'newer' | 'damaged' | 'large' }> {
	if (file.size > LIMITS.packedBytes) return { problem: 'large' };
	const opened = await unlock(new Uint8Array(await file.arrayBuffer()), passphrase);
	return 'problem' in opened
		? opened
		: { file: new File([opened.backup as BlobPart], file.name, { type: 'application/gzip' }) };
}

/**
 * One tap: the whole log leaves as one file, locked when there is a passphrase. Null when the person
 * closed the share sheet.
 */
export async function saveCopy(room: Room, passphrase = ''): Promise<Copy | null> {
	const plain = await exportLog(room);
	const copy =
		passphrase === '' ? plain : { ...plain, file: await lockFile(plain.file, passphrase) };
	if (!(await handOver(copy.file))) return null;
	if (copy.isWhole)
		writeCopyMade(databaseName(room.profile), { at: Date.now(), count: copy.count });
	return copy;
}

/** What bringing in a file would do. Nothing is changed yet. */
export interface Preview {
	/** Whose log the file says it is. */
	whose: string | null;
	/** It says another name than the open log has, or a name where the open log has none. */
	isOthers: boolean;
	created: Date | null;
	added: number;
	alreadyThere: number;
	unreadable: number;
	problems: BackupProblem[];
	/** The events that would be added. */
	events: Envelope[];
}

export async function previewBackup(engine: Engine, file: File): Promise<Preview> {
	// A film chosen by mistake is not read into memory.
	const isReadable = file.size <= LIMITS.packedBytes;
	const backup = isReadable
		? await readBackup(new Uint8Array(await file.arrayBuffer()))
		: { header: null, events: [], unreadable: 0, problems: [{ is: 'large' as const }] };
	const events = await missing(engine.database, backup.events);
	const named = checkNickname(backup.header?.profile.nickname ?? '');
	const whose = 'name' in named ? named.name : null;
	const { nickname } = engine.settings;
	const created = new Date(backup.header?.created ?? NaN);
	return {
		whose,
		// An empty log is nobody's yet: a new phone takes in its owner's copy.
		isOthers: whose !== null && whose !== nickname && engine.study.count > 0,
		created: Number.isNaN(created.getTime()) ? null : created,
		added: events.length,
		alreadyThere: backup.events.length - events.length,
		unreadable: backup.unreadable,
		problems: backup.problems,
		events
	};
}

/** Adds what is new and changes nothing that is there. Returns how many were added. */
export async function mergeBackup(engine: Engine, { events }: Preview): Promise<number> {
	const { nickname } = engine.settings;
	const added = await engine.merge(events);
	// The other log's name came along; the last one written would win.
	if (nickname !== null && engine.settings.nickname !== nickname)
		await engine.record([{ type: 'configured', name: 'nickname', value: nickname }]);
	return added.length;
}

/** Reads the whole log and checks it against its own sums, and against what was remembered outside. */
export async function checkLog(engine: Engine): Promise<Health> {
	const remembered = readSentinel(databaseName(engine.profile))?.count ?? 0;
	// The head first: another tab may write in between, and must not look like a loss.
	const head = await readHead(engine.database);
	const events = await readLog(engine.database);
	const health = examine(events, head);
	return { ...health, lost: Math.max(health.lost, remembered - events.length) };
}
