import type { MapName, Spot } from './globe.ts';

/** The disputes that a map can draw or name. Each has its note among the interface words. */
export const DISPUTES = [
	'abkhazia',
	'abyei',
	'arunachal',
	'crimea',
	'eastern-ukraine',
	'falklands',
	'golan',
	'halaib',
	'kashmir',
	'kosovo',
	'kurils',
	'northern-cyprus',
	'palestine',
	'somaliland',
	'south-ossetia',
	'taiwan',
	'transnistria',
	'western-sahara'
] as const;
export type DisputeId = (typeof DISPUTES)[number];

/** A land on the map: a country by its ISO 3166 number, or an area that no number stands for. */
export interface Shape {
	id: string;
	/** An SVG path in the units of the map. */
	path: string;
	/** Left, top, right, bottom of its largest piece. */
	box: readonly [number, number, number, number];
	/** The middle of its largest piece: where its name stands. */
	spot: Spot;
	/** Held by one and claimed by another: it is drawn as part of neither. */
	disputed?: true;
}

/** A map as the build prepares it: nothing is left to project but points. */
export interface Atlas {
	map: MapName;
	shapes: Shape[];
	/** Lines between two lands. */
	borders: string;
	/** Lines that one side does not accept. */
	disputedBorders: string;
	/** The disputes that lie on this map, in the order of the alphabet. */
	disputes: DisputeId[];
}
