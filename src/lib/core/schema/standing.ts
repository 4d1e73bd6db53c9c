/** How far an answer may rest on a source, best first. */
export const STANDINGS = [
	'primary',
	'official',
	'scholarly',
	'press',
	'encyclopedia',
	'weak'
] as const;
