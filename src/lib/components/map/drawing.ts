import type { Shape } from '$lib/core/atlas.ts';
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

/** The part of the map that holds all of the places and lands, with air around them. Nothing to show is all. */
export function viewOf(
	map: MapName,
	places: readonly LatLon[],
	boxes: readonly Shape['box'][] = []
): View {
	const { width, height, project } = PLANES[map];
	const spots = [
		...places.map((at) => project(at)),
		...boxes.flatMap(([left, top, right, bottom]): Spot[] => [
			[left, top],
			[right, bottom]
		])
	];
	if (spots.length === 0) return { x: 0, y: 0, width, height };
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

/**
 * A curve from one place to another, bent to the left, the two sides of its head, and where on the way its
 * label stands (0 to 1).
 */
export function curveOf(
	map: MapName,
	{ from, to }: Arrow,
	size: number,
	labelAt = 0.5
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
		label: [pointAt(labelAt, [ax, controlX, bx]), pointAt(labelAt, [ay, controlY, by])]
	};
}

/** One coordinate of a quadratic curve, at a share of the way. */
function pointAt(share: number, [start, control, end]: [number, number, number]): number {
	const rest = 1 - share;
	return rest * rest * start + 2 * rest * share * control + share * share * end;
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
