/** How a typed text stands to the accepted ones. */
export type Judgement =
	{ is: 'right' } | { is: 'near'; meant: string } | { is: 'known'; why: string } | { is: 'wrong' };

const APOSTROPHES = /['‘’‛ʻʼʽʾʿ`ʹ′"“”„‟«»‹›]/g;
const PUNCTUATION = /[-‐‑‒–—―−/.,:;!?()]/g;
// Marks over letters, and the invisible characters that come with pasted text.
const MARKS = /[\p{M}\p{Cf}]/gu;
// Unicode would make a space and a mark of these, and so two words of oʻzbek typed as o´zbek.
const SPACING_MARKS = /[´¨]/g;
// Letters with a stroke or ligature have no mark that could be taken off.
const PLAIN_LETTERS: Record<string, string> = {
	ł: 'l',
	ø: 'o',
	đ: 'd',
	ı: 'i',
	ß: 'ss',
	æ: 'ae',
	œ: 'oe'
};
const STROKED = /[łøđıßæœ]/g;
/** U.S.S.R. and U. S. S. R. beside USSR. */
const INITIALS = /(?<![\p{L}\p{N}])\p{L}(?:\.\s*\p{L}(?![\p{L}\p{N}]))+/gu;

/**
 * The form in which typed answers are compared: case, accents, ё and е, apostrophes, dashes, the dots
 * of abbreviations and spaces make no difference, since none of them is history.
 */
export function normalise(text: string): string {
	return text
		.replace(SPACING_MARKS, "'")
		.normalize('NFKD')
		.toLowerCase()
		.replace(MARKS, '')
		.normalize('NFKC')
		.replace(STROKED, (letter) => PLAIN_LETTERS[letter] as string)
		.replace(APOSTROPHES, '')
		.replace(INITIALS, (letters) => letters.replace(/[.\s]/g, ''))
		.replace(PUNCTUATION, ' ')
		.replace(/\s+/g, ' ')
		.trim()
		.replace(/^(the|an|a) /, '');
}

/**
 * Restricted Damerau–Levenshtein distance (optimal string alignment): insertions, deletions,
 * substitutions and swaps of neighbours, counted in code points.
 */
export function distance(a: string, b: string): number {
	const left = [...a];
	const right = [...b];
	let beforeLast: number[] = [];
	let last = Array.from({ length: right.length + 1 }, (_, column) => column);
	for (let row = 1; row <= left.length; row += 1) {
		const current = [row];
		for (let column = 1; column <= right.length; column += 1) {
			const same = left[row - 1] === right[column - 1];
			let best = Math.min(
				(last[column] as number) + 1,
				(current[column - 1] as number) + 1,
				(last[column - 1] as number) + (same ? 0 : 1)
			);
			if (
				row > 1 &&
				column > 1 &&
				left[row - 1] === right[column - 2] &&
				left[row - 2] === right[column - 1]
			) {
				best = Math.min(best, (beforeLast[column - 2] as number) + 1);
			}
			current.push(best);
		}
		beforeLast = last;
		last = current;
	}
	return last[right.length] as number;
}

/** Slips of the finger that are forgiven after asking: none in short words, two in long ones. */
function tolerance(length: number): number {
	if (length < 5) return 0;
	return length < 9 ? 1 : 2;
}

/** A slip towards a known wrong answer is no slip towards the right one: Argun is not nearly Aigun. */
export function judgeTyped(
	given: string,
	accepted: readonly string[],
	known: readonly { text: string; why: string }[] = []
): Judgement {
	const typed = normalise(given);
	if (typed === '') return { is: 'wrong' };
	if (accepted.some((text) => normalise(text) === typed)) return { is: 'right' };
	const slip = known.find((entry) => normalise(entry.text) === typed);
	if (slip) return { is: 'known', why: slip.why };
	const rival = Math.min(...known.map((entry) => distance(typed, normalise(entry.text))));
	for (const text of accepted) {
		const wanted = normalise(text);
		// Digits are never a slip of the finger: 1994 is not nearly 1995.
		if (/\d/.test(wanted) || /\d/.test(typed)) continue;
		const off = distance(typed, wanted);
		// The shorter of the two decides, so that Austria is not nearly Australia.
		const shorter = Math.min([...typed].length, [...wanted].length);
		if (off <= tolerance(shorter) && off < rival) return { is: 'near', meant: text };
	}
	return { is: 'wrong' };
}

const SCALES: readonly [RegExp, number][] = [
	[/^(k|thousands?|тыс|тысяч[аи]?|ming|мың)$/u, 1e3],
	[/^(m|mn|mln|millions?|млн|миллион(а|ов)?)$/u, 1e6],
	[/^(bn|billions?|milliards?|mlrd|млрд|миллиард(а|ов)?)$/u, 1e9]
];

/** The digits without grouping and with a decimal point. Null when they are grouped by no rule. */
function plainDigits(typed: string, word: string, isScaled: boolean): string | null {
	const spaced = /^\d{1,3}([\s'’]\d{3})+(?=[.,]\d+$|$)/.exec(typed);
	const digits = spaced ? typed.replace(/[\s'’]/g, '') : typed;
	if (/[\s'’]/.test(digits)) return null;
	const marks = digits.replace(/\d/g, '');
	if (marks.length === 0) return digits;
	if (marks.length === 1) {
		// `4.794 million` and `4,794 млн` are decimals, `4.794` and `4,794 million` are not.
		const isDecimal = isScaled && (marks === '.' || /\p{Script=Cyrillic}/u.test(word));
		return !spaced && !isDecimal && /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits)
			? digits.replace(marks, '')
			: digits.replace(marks, '.');
	}
	if (spaced) return null;
	if (/^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(digits)) return digits.replaceAll(',', '');
	if (/^[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/.test(digits))
		return digits.replaceAll('.', '').replace(',', '.');
	return null;
}

/**
 * A number as people type it: `11 million`, `4,794,095`, `17.6`, `17,6`, `4,8 млн`. A comma or point
 * before exactly three digits groups thousands, unless the number begins with 0 or a word makes it
 * thousands or millions already. A unit may follow; a second number may not. Null when it is none.
 */
export function parseNumber(text: string): number | null {
	const parts = /^\s*([-−]?)\s*([\d\s.,'’]*\d)\s*(\p{L}*)[^\d]*$/u.exec(text.normalize('NFKC'));
	if (!parts) return null;
	const word = (parts[3] as string).toLowerCase();
	const scale = SCALES.find(([pattern]) => pattern.test(word))?.[1];
	const digits = plainDigits(parts[2] as string, word, scale !== undefined);
	if (digits === null) return null;
	// 1.005 × 1000 is not 1005 in binary.
	const value = Number((Number(digits) * (scale ?? 1)).toPrecision(15));
	if (!Number.isFinite(value)) return null;
	return parts[1] === '' ? value : -value;
}

/** A year as people type it: `1953`, `1953 г.`, `AD 988`. Null when it is none. */
export function parseYear(text: string): number | null {
	const parts =
		/^\s*(?:ad\s*)?(\d{1,4})\s*[-–]?\s*(?:ad|ce|год[ау]?|г|yil|йил|жыл|жылы)?\.?\s*$/iu.exec(
			text.normalize('NFKC')
		);
	return parts ? Number(parts[1]) : null;
}
