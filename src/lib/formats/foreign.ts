/** What a file that is not ours seems to be. */
export type Found = 'zip' | 'sqlite' | 'pdf' | 'image' | 'markup' | 'json' | 'text' | 'binary';

const MAGIC: [Found, string][] = [
	['zip', 'PK\u0003\u0004'],
	['sqlite', 'SQLite format 3'],
	['pdf', '%PDF'],
	['image', '\u0089PNG'],
	['image', '\u00ff\u00d8\u00ff'],
	['image', 'GIF8'],
	['image', 'RIFF']
];
const LOOKED_AT = 512;

/** Judges a file by its first bytes. */
export function recognise(bytes: Uint8Array): Found {
	const head = bytes.subarray(0, LOOKED_AT);
	const letters = String.fromCharCode(...head);
	const magic = MAGIC.find(([, start]) => letters.startsWith(start));
	if (magic) return magic[0];
	// Text has no control characters but tab and line ends.
	if (head.some((byte) => byte < 9 || (byte > 13 && byte < 32))) return 'binary';
	const text = letters.replace(/^(\u00ef\u00bb\u00bf)?\s*/, '');
	if (text.startsWith('<')) return 'markup';
	return /^[{[]/.test(text) ? 'json' : 'text';
}
