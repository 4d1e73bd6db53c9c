/** Closed lists that facts, filters and screens share. */

export const REGIONS = [
	'central-asia',
	'russia',
	'caucasus',
	'eastern-europe',
	'western-europe',
	'east-asia',
	'south-asia',
	'middle-east',
	'americas',
	'africa',
	'oceania',
	'world'
] as const;
export type Region = (typeof REGIONS)[number];

export const THEMES = [
	'military-bases',
	'space',
	'test-ranges',
	'transport',
	'farmland',
	'water',
	'borders',
	'alliances',
	'peace',
	'statehood',
	'protectorates',
	'arms-control',
	'trade',
	'law',
	'colonies',
	'settlement',
	'deportation',
	'refugees',
	'labour',
	'return',
	'population',
	'diaspora'
] as const;
export type Theme = (typeof THEMES)[number];

/** What a reading trains by a choice. One fact has at most one reading of each skill. */
export const READING_SKILLS = [
	/** Do the two contradict each other, or can both be true? */
	'contradict',
	/** What would settle it? */
	'settle',
	/** Can this source, near as it is, answer that question? */
	'enough',
	/** Which words are opinion, and which can be checked? */
	'opinion',
	/** Which of the two is mistaken, and what shows it? */
	'slip',
	/** Are these two witnesses, or one witness heard twice? */
	'independent'
] as const;
/** With the one that is answered by a number. */
export type Skill = (typeof READING_SKILLS)[number] | 'compute';
