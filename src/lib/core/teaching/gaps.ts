import type { OwnQuestion } from '../schema/teaching.ts';

type Parts = Extract<OwnQuestion, { type: 'cloze' }>['parts'];
type Gap = Exclude<Parts[number], string>;

const GAP = /\[((?:\\.|[^[\]\\])*)\]/g;

const escaped = (text: string) => text.replace(/[\\[\]|~]/g, (sign) => `\\${sign}`);
const plain = (text: string) => text.replace(/\\(.)/gs, '$1');

/** Cuts at a sign that is not escaped. */
function cutAt(text: string, sign: '|' | '~'): string[] {
	const pieces: string[] = [];
	let piece = '';
	for (const [letter] of text.matchAll(/\\.|[^\\]|\\$/gs))
		if (letter === sign) {
			pieces.push(piece);
			piece = '';
		} else piece += letter;
	pieces.push(piece);
	return pieces.map((one) => plain(one).trim());
}

function readGap(text: string): Gap {
	const [first = '', ...others] = cutAt(text, '~');
	if (others.length > 0) return { key: first, accept: [], options: [first, ...others] };
	const [key = '', ...accept] = cutAt(text, '|');
	return { key, accept: accept.filter((one) => one !== '') };
}

/**
 * Text with gaps as teachers write it: `Aigun was signed in [1858].` Further spellings follow a bar,
 * `[Aigun|Aihun]`; wrong words to choose among follow tildes, `[Aigun~Peking~Nerchinsk]`. A backslash
 * takes a sign as it is.
 */
export function readGaps(text: string): Parts {
	const parts: Parts = [];
	let from = 0;
	for (const gap of text.matchAll(GAP)) {
		const before = text.slice(from, gap.index);
		if (before !== '') parts.push(plain(before));
		parts.push(readGap(gap[1] ?? ''));
		from = gap.index + gap[0].length;
	}
	if (from < text.length) parts.push(plain(text.slice(from)));
	return parts;
}

/** The text that gives these parts. */
export function writeGaps(parts: Parts): string {
	return parts
		.map((part) => {
			if (typeof part === 'string') return escaped(part);
			const { key, accept, options } = part;
			if (!options) return `[${[key, ...accept].map(escaped).join('|')}]`;
			const wrong = options.filter((option) => option !== key);
			return `[${[key, ...wrong].map(escaped).join('~')}]`;
		})
		.join('');
}
