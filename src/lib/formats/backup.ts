import type { Envelope } from '../core/schema/event.ts';
import { BackupReader } from './backup-reader.ts';
import {
	FORMAT,
	FORMAT_VERSION,
	LIMITS,
	type Backup,
	type BackupHeader,
	type FileProblem
} from './backup-schema.ts';
import { isGzip, membersOf, pack, unpack } from './gzip.ts';
import { Sha256 } from './sha256.ts';

export { LIMITS } from './backup-schema.ts';
export type { Backup, BackupHeader, BackupProblem } from './backup-schema.ts';

/** At most so many events share a gzip member: damage costs one member, and smaller ones pack worse. */
const MOST_PER_MEMBER = 64;
const MOST_MEMBERS = Math.ceil(LIMITS.events / MOST_PER_MEMBER) + 2;
const CHUNK_BYTES = 64 * 1024;

/** A log that leaves the device. */
export interface Outgoing {
	events: readonly Envelope[];
	/** Version of the app. */
	app: string;
	/** ISO 8601 */
	created: string;
	nickname: string | null;
}

/**
 * A backup is JSON, one object a line, gzipped: a header, the events exactly as they stand in the log
 * (unknown types and versions too), a trailer. Plain enough to be read by hand.
 */
export function writeBackup(log: Outgoing): Promise<Uint8Array[]> {
	return pack(partsOf(log));
}

/** The text of a backup in parts; each becomes a gzip member. */
export function* partsOf({ events, app, created, nickname }: Outgoing): Generator<string> {
	const hash = new Sha256();
	const encoder = new TextEncoder();
	const part = (values: readonly object[]) => {
		const text = values.map((value) => `${JSON.stringify(value)}\n`).join('');
		hash.update(encoder.encode(text));
		return text;
	};
	const devices: Record<string, number> = {};
	for (const { device, seq } of events) devices[device] = Math.max(seq, devices[device] ?? 0);
	const count = events.length;
	const header: BackupHeader = {
		format: FORMAT,
		version: FORMAT_VERSION,
		app,
		created,
		profile: { nickname },
		count,
		devices
	};
	// Header and trailer stand alone: damage to them costs no event.
	yield part([header]);
	// A short log is cut finer, or one flipped bit would cost half of it.
	const step = Math.min(MOST_PER_MEMBER, Math.ceil(Math.sqrt(count)));
	for (let from = 0; from < count; from += step) yield part(events.slice(from, from + step));
	yield `${JSON.stringify({ count, sha256: hash.hex() })}\n`;
}

/** Reads what can be read, gzipped or plain, and says what could not. No content makes it throw. */
export async function readBackup(file: Uint8Array): Promise<Backup> {
	if (file.length === 0) return refuse('empty');
	if (file.length > LIMITS.packedBytes) return refuse('large');
	const packed = isGzip(file);
	const members = packed ? membersOf(file) : [file];
	if (members.length > MOST_MEMBERS) return refuse('large');

	const reader = new BackupReader();
	for (const member of members) {
		const pieces = packed ? unpack(member) : chunksOf(member);
		let piece = await pieces.next();
		for (; !piece.done && !reader.isOver; piece = await pieces.next()) reader.take(piece.value);
		if (reader.isOver) {
			await pieces.return(true);
			break;
		}
		reader.endPart(piece.value === true);
	}
	return reader.result();
}

function refuse(why: FileProblem): Backup {
	return { header: null, events: [], unreadable: 0, problems: [{ is: why }] };
}

function* chunksOf(bytes: Uint8Array): Generator<Uint8Array, boolean> {
	for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
	return true;
}
