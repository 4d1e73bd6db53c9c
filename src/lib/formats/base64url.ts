const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Map(Array.from(LETTERS, (letter, value) => [letter, value]));

/** RFC 4648 §5, without padding. */
export function toBase64url(bytes: Uint8Array): string {
	let text = '';
	for (let at = 0; at < bytes.length; at += 3) {
		const left = bytes.length - at;
		const word = ((bytes[at] as number) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
		const letters = left >= 3 ? 4 : left + 1;
		for (let index = 0; index < letters; index += 1)
			text += LETTERS[(word >>> (18 - 6 * index)) & 63] as string;
	}
	return text;
}

/** Null for anything that is not exactly what `toBase64url` writes. */
export function fromBase64url(text: string): Uint8Array | null {
	if (text.length % 4 === 1) return null;
	const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
	let word = 0;
	let bits = 0;
	let at = 0;
	for (const letter of text) {
		const value = VALUES.get(letter);
		if (value === undefined) return null;
		word = ((word << 6) | value) & 0xffff;
		bits += 6;
		if (bits < 8) continue;
		bits -= 8;
		bytes[at] = (word >>> bits) & 0xff;
		at += 1;
	}
	// Bits that say nothing must be 0, or two texts would mean the same.
	return (word & ((1 << bits) - 1)) === 0 ? bytes : null;
}

/** How many letters so many bytes take. */
export function base64urlLength(bytes: number): number {
	return Math.ceil((bytes * 4) / 3);
}
