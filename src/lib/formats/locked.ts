import { fromBase64url, toBase64url } from './base64url.ts';
import { joined } from './bytes.ts';

/**
 * A backup under a passphrase: one line of JSON that says what this is and how the key is made, an
 * empty line, and the backup as it would stand alone, sealed with AES-256-GCM. The header is part of what
 * is sealed, so nobody can weaken it. The key is PBKDF2-HMAC-SHA-256 of the passphrase.
 */
const FORMAT = 'saxaul-locked';
const VERSION = 1;
/** OWASP Password Storage Cheat Sheet, for PBKDF2-HMAC-SHA256. */
const ROUNDS = 600_000;
/** More would only keep a phone busy: no honest file asks for it. */
const MOST_ROUNDS = 5_000_000;
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const LONGEST_HEADER = 500;

const KDF = 'PBKDF2-SHA256';

interface LockHeader {
	format: string;
	version: number;
	kdf: string;
	rounds: number;
	/** base64url */
	salt: string;
	/** base64url */
	nonce: string;
}

const encode = (text: string) => new TextEncoder().encode(text);

async function keyOf(passphrase: string, { salt, rounds }: { salt: Uint8Array; rounds: number }) {
	// One passphrase typed on two keyboards is one passphrase.
	const typed = encode(passphrase.normalize('NFKC'));
	const base = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
	return await crypto.subtle.deriveKey(
		{ name: 'PBKDF2', hash: 'SHA-256', salt: salt as BufferSource, iterations: rounds },
		base,
		{ name: 'AES-GCM', length: 256 },
		false,
		['encrypt', 'decrypt']
	);
}

/** Where the header ends: behind the empty line. -1: there is none. */
function headerEnd(file: Uint8Array): number {
	const most = Math.min(file.length - 1, LONGEST_HEADER);
	for (let at = 0; at < most; at += 1) if (file[at] === 10 && file[at + 1] === 10) return at + 2;
	return -1;
}

/** Whether a file begins as a locked one, of this version or a later one. */
export function isLocked(file: Uint8Array): boolean {
	const start = encode(`{"format":"${FORMAT}"`);
	return start.every((byte, at) => file[at] === byte);
}

export async function lock(backup: Uint8Array, passphrase: string): Promise<Uint8Array> {
	const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
	const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
	const header: LockHeader = {
		format: FORMAT,
		version: VERSION,
		kdf: KDF,
		rounds: ROUNDS,
		salt: toBase64url(salt),
		nonce: toBase64url(nonce)
	};
	const head = encode(`${JSON.stringify(header)}\n\n`);
	const sealed = await crypto.subtle.encrypt(
		{ name: 'AES-GCM', iv: nonce, additionalData: head },
		await keyOf(passphrase, { salt, rounds: ROUNDS }),
		backup as BufferSource
	);
	return joined(head, new Uint8Array(sealed));
}

/** What a file says of itself; whatever is there is text or a number, and checked by its use. */
function readHeader(text: string): LockHeader | null {
	try {
		const read = JSON.parse(text) as Record<keyof LockHeader, unknown>;
		return {
			format: String(read.format),
			version: Number(read.version),
			kdf: String(read.kdf),
			rounds: Number(read.rounds),
			salt: String(read.salt),
			nonce: String(read.nonce)
		};
	} catch {
		return null;
	}
}

export type Unlocked =
	| { backup: Uint8Array }
	/** `closed`: the passphrase is another, or the file was changed; there is no telling which. */
	| { problem: 'closed' | 'newer' | 'damaged' };

/** Opens a locked file. No content makes it throw. */
export async function unlock(file: Uint8Array, passphrase: string): Promise<Unlocked> {
	const end = headerEnd(file);
	if (end < 0) return { problem: 'damaged' };
	const head = file.subarray(0, end);
	const header = readHeader(new TextDecoder().decode(head));
	if (header?.format !== FORMAT) return { problem: 'damaged' };
	if (header.version !== VERSION) return { problem: 'newer' };
	const { rounds } = header;
	const salt = fromBase64url(header.salt);
	const nonce = fromBase64url(header.nonce);
	const isSane =
		Number.isInteger(rounds) && rounds > 0 && rounds <= MOST_ROUNDS && header.kdf === KDF;
	if (!isSane || salt?.length !== SALT_BYTES || nonce?.length !== NONCE_BYTES)
		return { problem: 'damaged' };
	try {
		const backup = await crypto.subtle.decrypt(
			{ name: 'AES-GCM', iv: nonce as BufferSource, additionalData: head as BufferSource },
			await keyOf(passphrase, { salt, rounds }),
			file.subarray(end) as BufferSource
		);
		return { backup: new Uint8Array(backup) };
	} catch {
		return { problem: 'closed' };
	}
}
