const LONGEST = 60;

/** A file name that every system takes, with what it can of the title. */
export function fileNameOf(title: string): string {
	const plain = title
		.normalize('NFC')
		.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
		.replace(/^-+|-+$/g, '');
	const name = [...plain].slice(0, LONGEST).join('');
	return `${name || 'saxaul'}.txt`;
}
