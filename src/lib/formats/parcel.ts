import { crc32 } from '../core/crc.ts';
import { base64urlLength, fromBase64url, toBase64url } from './base64url.ts';
import { ByteReader, ByteWriter, joined, Unreadable } from './bytes.ts';
import { deflate, inflate } from './deflate.ts';

/** What a link, a QR code or a file carries: see README.md for the layout. */
export const PARCEL_KINDS = ['assignment', 'receipt', 'feedback'] as const;
export type ParcelKind = (typeof PARCEL_KINDS)[number];

export interface Parcel {
	kind: ParcelKind;
	/** Two bits that belong to the link and not to what it carries: extra time. */
	flag: 0 | 1 | 2 | 3;
	body: Uint8Array;
}

/** `sxl` and the version of the format. */
export const MARKER = 'sxl';
export const PARCEL_VERSION = 1;
export const MOST_PACKED_BYTES = 200_000;
export const MOST_BODY_BYTES = 256 * 1024;
const SUM_BYTES = 4;
const PACKED_FLAG = 0x10;
const FLAG_SHIFT = 2;
/** The first letters hold kind and length; so many bytes of them are enough. */
const HEAD_BYTES = 6;

export type ParcelProblem =
	/** Letters are missing at the end. */
	| 'cut'
	/** Letters are not those that were written. */
	| 'changed'
	/** Capitals have become small letters, or the other way round. */
	| 'case'
	/** Of a later version of the app. */
	| 'newer'
	/** It would unpack to far more than any honest one. */
	| 'bomb'
	/** It is whole, and holds nothing that makes sense. */
	| 'senseless';

function sumOf(bytes: Uint8Array): Uint8Array {
	let text = '';
	for (const byte of bytes) text += String.fromCharCode(byte);
	const sum = crc32(text);
	return Uint8Array.of(sum >>> 24, sum >>> 16, sum >>> 8, sum);
}

/** The code that stands behind the `#` of a link. */
export async function writeParcel({ kind, flag, body }: Parcel): Promise<string> {
	// Sealed bytes do not pack.
	const packed = kind === 'assignment' ? await deflate(body) : body;
	const isPacked = packed.length < body.length;
	const content = isPacked ? packed : body;
	const head = new ByteWriter()
		.byte(PARCEL_KINDS.indexOf(kind) | (flag << FLAG_SHIFT) | (isPacked ? PACKED_FLAG : 0))
		.count(content.length).bytes;
	const whole = joined(head, content);
	const code = toBase64url(joined(whole, sumOf(whole)));
	// Chats leave a last dash or underscore out of the link.
	const end = /[-_]$/.test(code) ? 'x' : '';
	return `${MARKER}${PARCEL_VERSION}${code}${end}`;
}

/** How many letters a code has behind its marker, by its first ones. Null: they say nothing. */
export function codeLength(start: string): number | null {
	const bytes = fromBase64url(start.slice(0, base64urlLength(HEAD_BYTES)));
	if (!bytes) return null;
	try {
		const reader = new ByteReader(bytes);
		reader.byte();
		const length = reader.count(MOST_PACKED_BYTES);
		return base64urlLength(HEAD_BYTES - reader.left + length + SUM_BYTES);
	} catch (error) {
		if (error instanceof Unreadable) return null;
		throw error;
	}
}

export const FEWEST_LETTERS = base64urlLength(HEAD_BYTES);

/** Reads the letters of one whole code behind its marker. */
export async function readParcel(code: string): Promise<Parcel | { problem: ParcelProblem }> {
	const bytes = fromBase64url(code);
	if (!bytes || bytes.length <= SUM_BYTES) return { problem: 'changed' };
	const whole = bytes.subarray(0, -SUM_BYTES);
	if (sumOf(whole).some((byte, index) => byte !== bytes[whole.length + index]))
		return { problem: 'changed' };
	const reader = new ByteReader(whole);
	const first = reader.byte();
	const kind = PARCEL_KINDS[first & 3];
	// Bits that this version does not know belong to a later one.
	if (!kind || first >= PACKED_FLAG * 2) return { problem: 'newer' };
	reader.count();
	const content = reader.raw(reader.left);
	const flag = ((first >>> FLAG_SHIFT) & 3) as Parcel['flag'];
	if ((first & PACKED_FLAG) === 0) return { kind, flag, body: content };
	const unpacked = await inflate(content, MOST_BODY_BYTES);
	if ('problem' in unpacked) return { problem: unpacked.problem === 'bomb' ? 'bomb' : 'senseless' };
	return { kind, flag, body: unpacked.bytes };
}
