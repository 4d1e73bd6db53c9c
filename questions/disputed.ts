import type { DisputeId } from '../src/lib/core/atlas.ts';
import type { LatLon } from '../src/lib/core/globe.ts';

/**
 * What Natural Earth 4.1 (2018) draws as a plain border or not at all, and what somebody disputes. It draws
 * who holds a land; this list marks where another claims it, and takes no side.
 */
export interface Disputed {
	id: DisputeId;
	/** Where it is: decides which map names it. */
	at: LatLon;
	/** A land of its own, cut out of the country that the data give it to by a place inside it. */
	cut?: { from: string; id: string; inside: LatLon };
	/** Lands of the data that are claimed as a whole, by their id. */
	areas?: string[];
	/** Borders between two lands of the data; `where` picks a part of a longer one. */
	between?: [string, string, where?: (at: LatLon) => boolean][];
	/** A line that the data do not have, drawn roughly, as latitude and longitude. */
	line?: LatLon[];
}

export const DISPUTED: readonly Disputed[] = [
	{
		id: 'abkhazia',
		at: [43, 41],
		line: [
			[42.39, 41.56],
			[42.5, 41.7],
			[42.62, 41.87],
			[42.77, 42.03],
			[42.95, 42.08],
			[43.19, 42.02]
		]
	},
	{
		id: 'abyei',
		at: [9.6, 28.4],
		between: [['728', '729', ([, lon]) => lon > 27.5 && lon < 29.5]]
	},
	{ id: 'arunachal', at: [28, 94], between: [['156', '356', ([, lon]) => lon > 91.5]] },
	{
		id: 'crimea',
		at: [45, 34],
		cut: { from: '643', id: 'crimea', inside: [45, 34.1] },
		areas: ['crimea'],
		between: [['804', 'crimea']]
	},
	{ id: 'eastern-ukraine', at: [47.5, 37] },
	{ id: 'falklands', at: [-51.7, -59] },
	{ id: 'golan', at: [33, 35.8], between: [['376', '760']] },
	{ id: 'halaib', at: [22.5, 35.5], between: [['729', '818', ([, lon]) => lon > 33]] },
	{
		id: 'kashmir',
		at: [34.5, 76],
		areas: ['siachen'],
		between: [
			['356', '586', ([lat]) => lat > 32.4],
			['156', '356', ([lat, lon]) => lat > 31.5 && lon < 80.5],
			['356', 'siachen'],
			['586', 'siachen'],
			['156', 'siachen']
		]
	},
	{ id: 'kosovo', at: [42.6, 20.9], areas: ['kosovo'], between: [['688', 'kosovo']] },
	{
		id: 'kurils',
		at: [44, 146],
		line: [
			[44.6, 145.1],
			[44, 145.35],
			[43.55, 145.75],
			[43.35, 145.95],
			[43.2, 146.6]
		]
	},
	{
		id: 'northern-cyprus',
		at: [35.2, 33.4],
		areas: ['northern-cyprus'],
		between: [['196', 'northern-cyprus']]
	},
	{ id: 'palestine', at: [31.9, 35.2], areas: ['275'], between: [['275', '376']] },
	{
		id: 'somaliland',
		at: [9.6, 45],
		areas: ['somaliland'],
		between: [['706', 'somaliland']]
	},
	{
		id: 'south-ossetia',
		at: [42.3, 44],
		line: [
			[42.72, 43.6],
			[42.5, 43.55],
			[42.3, 43.58],
			[42.17, 43.78],
			[42.2, 44.05],
			[42.12, 44.25],
			[42.05, 44.5],
			[42.25, 44.6],
			[42.45, 44.55],
			[42.62, 44.52]
		]
	},
	{ id: 'taiwan', at: [23.7, 121] },
	{
		id: 'transnistria',
		at: [47, 29.4],
		line: [
			[48.13, 28.5],
			[47.95, 28.85],
			[47.6, 29.05],
			[47.25, 29.15],
			[46.95, 29.5],
			[46.65, 29.75],
			[46.42, 29.93]
		]
	},
	{ id: 'western-sahara', at: [24, -13], areas: ['732'], between: [['732', '504']] }
];

/** Lands that have no ISO number of their own, by their name in the data. */
export const UNNUMBERED: Readonly<Record<string, string>> = {
	Kosovo: 'kosovo',
	'N. Cyprus': 'northern-cyprus',
	'Siachen Glacier': 'siachen',
	Somaliland: 'somaliland'
};
