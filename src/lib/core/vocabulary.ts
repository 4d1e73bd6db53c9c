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
