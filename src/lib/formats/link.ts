import {
	codeLength,
	FEWEST_LETTERS,
	MARKER,
	PARCEL_VERSION,
	readParcel,
	type Parcel,
	type ParcelProblem
} from './parcel.ts';

/** More is no text from a chat; a file of a whole class fits. */
export const MOST_TEXT = 4_000_000;
const MOST_FOUND = 2000;
/** Up to here a link is offered first; some messengers cut at about 4,000. */
export const LONG_LINK = 2000;
/** So many letters of one case are no accident. */
const FOLDED_LETTERS = 200;
const PAGES = { assignment: 'take', receipt: 'collect', feedback: 'feedback' } as const;

// What chats, mails and phones put between letters: nothing that can be seen, and soft hyphens.
const INVISIBLE = /\u034f|[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;
const ESCAPED = /%(?:25)*([2-7][\da-f])/gi;
const START = new RegExp(`(?<![A-Za-z0-9_-])${MARKER}(\\d+?)(?=[A-Za-z0-9_\\s>=-])`, 'gi');
const LETTER = /[\w-]/;
/** Between two lines of a wrapped link: white space, marks of quoting, the equals sign of mail. */
const WRAP = /[\s>=|]/;

/** The address under which a code opens. `base` ends with a slash. */
export function linkOf(base: string, kind: Parcel['kind'], code: string): string {
	return `${base}${PAGES[kind]}#${code}`;
}

export type Found = { code: string; parcel: Parcel } | { code: string; problem: ParcelProblem };

/** As many letters as are wanted from here, with what stands between them left out. */
function lettersFrom(
	text: string,
	from: number,
	wanted: number
): { letters: string; to: number; run: number } {
	let letters = '';
	let at = from;
	let run = -1;
	for (; at < text.length && letters.length < wanted; at += 1) {
		const letter = text[at] as string;
		if (LETTER.test(letter)) letters += letter;
		else {
			if (run < 0) run = letters.length;
			if (!WRAP.test(letter)) break;
		}
	}
	return { letters, to: at, run: run < 0 ? letters.length : run };
}

const isOneCase = (letters: string) =>
	letters.length > 16 && (letters === letters.toLowerCase() || letters === letters.toUpperCase());

/** One code from the place behind its marker. */
async function readAt(
	text: string,
	from: number
): Promise<{ found: { parcel: Parcel } | { problem: ParcelProblem }; code: string; to: number }> {
	const head = lettersFrom(text, from, FEWEST_LETTERS);
	const length = codeLength(head.letters);
	// Of folded letters the length means nothing: all that hang together belong to it.
	const { letters, to, run } = lettersFrom(text, from, length ?? MOST_TEXT);
	const whole = length !== null && letters.length === length;
	const first = /^[\w-]*/.exec(text.slice(from, from + FOLDED_LETTERS))?.[0] ?? '';
	const problem = (is: ParcelProblem) => ({
		found: { problem: is },
		code: letters.slice(0, run),
		to
	});
	if (whole) {
		const parcel = await readParcel(letters);
		if (!('problem' in parcel)) return { found: { parcel }, code: letters, to };
		if (parcel.problem !== 'changed') return problem(parcel.problem);
	}
	if (isOneCase(first)) return problem('case');
	// Words that follow a cut link look like its next line.
	return problem(whole && run === letters.length ? 'changed' : length === null ? 'changed' : 'cut');
}

/**
 * Finds every code in a text from a chat, a mail or a file: among other words, wrapped into lines, with
 * escapes and invisible characters. Each is read or refused with the reason; nothing throws.
 */
export async function readLinks(text: string): Promise<Found[]> {
	const plain = text
		.slice(0, MOST_TEXT)
		.replace(INVISIBLE, '')
		.replace(ESCAPED, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
	const found: Found[] = [];
	let from = 0;
	for (const start of plain.matchAll(START)) {
		if (start.index < from || found.length === MOST_FOUND) continue;
		const at = start.index + MARKER.length + 1;
		if (start[1] !== String(PARCEL_VERSION)) {
			found.push({ code: plain.slice(at, at + FEWEST_LETTERS), problem: 'newer' });
			continue;
		}
		const one = await readAt(plain, at);
		from = one.to;
		found.push({ code: one.code, ...one.found });
	}
	return found;
}

const LINE = 76;

/** A file holds the same code as the link, below one line for those who open it by hand. */
export function fileText(words: string, code: string): string {
	const lines = code.match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
	return `${words.replace(/\s+/g, ' ')}\n\n${lines.join('\n')}\n`;
}
