import type { FactKind } from '$lib/core/schema/fact.ts';
import type { Arrow } from '$lib/core/item.ts';
import { type LatLon, type MapName, PLANES, type Spot } from '$lib/core/globe.ts';

/** How a thing on the map looks: by its kind, or by its part in a question. */
export type Tone = FactKind | 'open' | 'chosen' | 'key' | 'miss';

export interface LandMark {
	iso: string;
	tone: Tone;
	label?: string;
}
export interface PointMark {
	id: string;
	at: LatLon;
	tone: Tone;
	/** Beside the point. */
	label?: string;
	/** Inside it: how many facts lie here. */
	count?: number;
}
export interface ArrowMark {
	id: string;
	arrows: Arrow[];
	tone: Tone;
	/** A, B, C … on the first of them. */
	letter?: string;
	/** Beside the others, which matter more now. */
	faint?: boolean;
}

/** What the map shows first, in its units. */
export interface View {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** The least that is shown around a single place: about 2,000 km. */
const LEAST: Record<MapName, number> = { eurasia: 470, world: 240 };
const PADDING = 0.18;

/** The part of the map that holds all of the places, with air around them. Nothing to show is all. */
export function viewOf(map: MapName, places: readonly LatLon[]): View {
	const { width, height, project } = PLANES[map];
	if (places.length === 0) return { x: 0, y: 0, width, height };
	const spots = places.map((at) => project(at));
	const side = (axis: 0 | 1) => {
		const values = spots.map((spot) => spot[axis]);
		const [low, high] = [Math.min(...values), Math.max(...values)];
		const length = Math.max(LEAST[map], (high - low) * (1 + 2 * PADDING));
		return { start: (low + high - length) / 2, length };
	};
	const [x, y] = [side(0), side(1)];
	return { x: x.start, y: y.start, width: x.length, height: y.length };
}

export const MOST_ZOOM = 12;

/** How many times larger than the whole map it must be drawn for the view to fill the frame. */
export function zoomFor(map: MapName, view: View): number {
	const { width, height } = PLANES[map];
	return Math.min(MOST_ZOOM, Math.max(1, Math.min(width / view.width, height / view.height)));
}

const BEND = 0.16;

/** A curve from one place to another, bent to the left, and the two sides of its head. */
export function curveOf(
	map: MapName,
	{ from, to }: Arrow,
	size: number
): { path: string; head: string; label: Spot } {
	const { project } = PLANES[map];
	const [[ax, ay], [bx, by]] = [project(from), project(to)];
	const [controlX, controlY] = [(ax + bx) / 2 + (by - ay) * BEND, (ay + by) / 2 - (bx - ax) * BEND];
	const angle = Math.atan2(by - controlY, bx - controlX);
	const corner = (turn: number) =>
		`${round(bx - size * Math.cos(angle + turn))} ${round(by - size * Math.sin(angle + turn))}`;
	return {
		path: `M${round(ax)} ${round(ay)}Q${round(controlX)} ${round(controlY)} ${round(bx)} ${round(by)}`,
		head: `M${corner(0.45)}L${round(bx)} ${round(by)}L${corner(-0.45)}`,
		// Nearer to its beginning, since two arrows that cross do so in the middle.
		label: [pointAt(ax, controlX, bx), pointAt(ay, controlY, by)]
	};
}

const LABEL_AT = 0.36;

/** One coordinate of a quadratic curve at the label. */
function pointAt(start: number, control: number, end: number): number {
	const rest = 1 - LABEL_AT;
	return rest * rest * start + 2 * rest * LABEL_AT * control + LABEL_AT * LABEL_AT * end;
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
