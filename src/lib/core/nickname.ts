export const LONGEST_NICKNAME = 40;

export type NicknameProblem = 'empty' | 'long' | 'forbidden' | 'taken';

// Control characters, and invisible marks that turn or glue the text around them: with them one name
// could look like another. Joiners stay, since Persian and many emoji need them.
const FORBIDDEN =
	/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** The name as it is kept (trimmed, inner spaces single, composed), or what is wrong with it. */
export function checkNickname(
	text: string,
	taken: readonly string[] = []
): { name: string } | { problem: NicknameProblem } {
	const trimmed = text.trim();
	if (FORBIDDEN.test(trimmed)) return { problem: 'forbidden' };
	const name = trimmed.replace(/\s+/gu, ' ').normalize('NFC');
	if (name === '') return { problem: 'empty' };
	if ([...name].length > LONGEST_NICKNAME) return { problem: 'long' };
	const same = (other: string) => other.toLowerCase() === name.toLowerCase();
	if (taken.some(same)) return { problem: 'taken' };
	return { name };
}
