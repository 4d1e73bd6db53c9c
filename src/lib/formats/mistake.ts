/** A mistake that a reader found in a fact, as the keepers of the bank need to know it. */
export interface Mistake {
	fact: string;
	label: string;
	/** Which edition of the fact, and of the bank, was read. */
	rev: number;
	bank: string;
	/** The field as the bank calls it. */
	field: string;
	/** What stands there, to the letter. */
	says: string;
	proposed: string;
	source: string;
	words: string;
}

const MOST_CHARACTERS = 4000;

/** Words between quotation marks, safe in YAML: whoever mends the fact can paste them. */
function quoted(text: string): string {
	return JSON.stringify(text.trim().slice(0, MOST_CHARACTERS));
}

/** The message, in English whatever the language of the screen: lines of `name: "value"`. */
export function writeMistake(mistake: Mistake): string {
	const { label, fact, rev, bank } = mistake;
	const told = (['field', 'says', 'proposed', 'source', 'words'] as const)
		.filter((name) => mistake[name].trim() !== '')
		.map((name) => `${name}: ${quoted(mistake[name])}`);
	return [
		`# Saxaul: a mistake in “${label.replace(/\s+/g, ' ')}”`,
		`fact: ${fact}`,
		`rev: ${rev}`,
		`bank: ${bank}`,
		...told,
		''
	].join('\n');
}

export function mistakeFileName({ fact }: Pick<Mistake, 'fact'>): string {
	return `saxaul-mistake-${fact}.txt`;
}
