import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoContains } from 'd3-geo';
import { feature, transform } from 'topojson-client';
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import { type Atlas, DISPUTES, type Shape } from '../src/lib/core/atlas.ts';
import { isOnMap, type LatLon, type MapName, PLANES, type Spot } from '../src/lib/core/globe.ts';
import { DISPUTED, UNNUMBERED } from './disputed.ts';

type Countries = Topology<{ countries: GeometryCollection<{ name: string }> }>;

/** A land before it is drawn: rings of arc numbers, as TopoJSON counts them. */
export interface Land {
	id: string;
	polygons: number[][][];
}

export interface World {
	topology: Countries;
	/** Longitude, latitude. */
	arcs: [number, number][][];
	lands: Land[];
}

/** How coarse a line may become, in square units of the map; and the least island that is drawn. */
const DETAIL: Record<MapName, { triangle: number; island: number }> = {
	eurasia: { triangle: 3, island: 12 },
	world: { triangle: 5, island: 14 }
};
const ANTARCTICA = '010';
/** Parts of a state that have a number of their own: Hong Kong, Macao, the Åland Islands. */
const PARTS: Readonly<Record<string, string>> = { '344': '156', '446': '156', '248': '246' };
const FEWEST_POINTS = 4;

/** The lands as Natural Earth draws them, with areas that it gives to one side cut out. */
export function readWorld(): World {
	const file = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json');
	const topology = JSON.parse(readFileSync(file, 'utf8')) as Countries;
	const unpack = transform(topology.transform ?? null);
	const arcs = topology.arcs.map((arc) =>
		arc.map((point, index) => unpack([...point], index > 0) as [number, number])
	);
	const lands: Land[] = [];
	for (const geometry of topology.objects.countries.geometries) {
		const number = geometry.id === undefined ? undefined : String(geometry.id);
		const { name = '' } = geometry.properties as { name?: string };
		const id = number === undefined ? UNNUMBERED[name] : (PARTS[number] ?? number);
		if (id === undefined || id === ANTARCTICA) continue;
		const { type, arcs: rings } = geometry as Polygon | MultiPolygon;
		const polygons = (type === 'Polygon' ? [rings] : rings) as number[][][];
		const before = lands.find((land) => land.id === id);
		if (before) before.polygons.push(...polygons);
		else lands.push({ id, polygons: [...polygons] });
	}
	const world = { topology, arcs, lands };
	for (const { cut } of DISPUTED) {
		if (!cut) continue;
		const owner = lands.find((land) => land.id === cut.from);
		const piece = owner?.polygons.find((polygon) =>
			containsPlace(world, { id: cut.id, polygons: [polygon] }, cut.inside)
		);
		if (!owner || !piece) throw new Error(`The data have no ${cut.id} within ${cut.from}`);
		owner.polygons = owner.polygons.filter((polygon) => polygon !== piece);
		lands.push({ id: cut.id, polygons: [piece] });
	}
	return world;
}

/** Whether the place lies in the land, by the borders of the data, not by those that are drawn. */
export function containsPlace({ topology }: World, land: Land, [lat, lon]: LatLon): boolean {
	const shape = feature(topology, { type: 'MultiPolygon', arcs: land.polygons });
	return geoContains(shape, [lon, lat]);
}

function triangle([ax, ay]: Spot, [bx, by]: Spot, [cx, cy]: Spot): number {
	return Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2;
}

/**
 * Leaves out the points that change a line least (Visvalingam and Whyatt 1993), as long as their triangle
 * is smaller than `least`. The ends stay, so that the borders of two lands stay one line.
 */
export function simplify(line: readonly Spot[], least: number): Spot[] {
	const points = [...line];
	const isRing = String(points[0]) === String(points.at(-1));
	const fewest = isRing ? FEWEST_POINTS : 2;
	const sizes = points.map((point, index) => sizeAt(index, point));
	function sizeAt(index: number, point = points[index] as Spot): number {
		const [before, after] = [points[index - 1], points[index + 1]];
		return before && after ? triangle(before, point, after) : Infinity;
	}
	while (points.length > fewest) {
		const smallest = Math.min(...sizes);
		if (smallest >= least) break;
		const at = sizes.indexOf(smallest);
		points.splice(at, 1);
		sizes.splice(at, 1);
		// A point left over by a smaller neighbour counts at least as much as that one did.
		for (const near of [at - 1, at])
			if (near > 0 && near < points.length - 1) sizes[near] = Math.max(smallest, sizeAt(near));
	}
	return points;
}

/** An SVG path of whole units, each point told from the one before. */
function pathOf(line: readonly Spot[], closed: boolean): string {
	const [first, ...rest] = closed ? line.slice(0, -1) : line;
	if (!first) return '';
	let [x, y] = first;
	let text = '';
	for (const [nextX, nextY] of rest) {
		if (nextX === x && nextY === y) continue;
		const [stepX, stepY] = [nextX - x, nextY - y];
		text += `${text !== '' && stepX >= 0 ? ' ' : ''}${stepX}${stepY >= 0 ? ' ' : ''}${stepY}`;
		[x, y] = [nextX, nextY];
	}
	return text === '' ? '' : `M${first[0]} ${first[1]}l${text}${closed ? 'z' : ''}`;
}

function areaOf(ring: readonly Spot[]): number {
	let twice = 0;
	ring.forEach(([x, y], index) => {
		const [nextX, nextY] = ring[(index + 1) % ring.length] as Spot;
		twice += x * nextY - nextX * y;
	});
	return Math.abs(twice) / 2;
}

/** The middle of a ring by its area. */
function centreOf(ring: readonly Spot[]): Spot {
	let [twice, sumX, sumY] = [0, 0, 0];
	ring.forEach(([x, y], index) => {
		const [nextX, nextY] = ring[(index + 1) % ring.length] as Spot;
		const cross = x * nextY - nextX * y;
		twice += cross;
		sumX += (x + nextX) * cross;
		sumY += (y + nextY) * cross;
	});
	const [x, y] = ring[0] as Spot;
	return twice === 0 ? [x, y] : [Math.round(sumX / (3 * twice)), Math.round(sumY / (3 * twice))];
}

function boxOf(line: readonly Spot[]): Shape['box'] {
	const [xs, ys] = [line.map(([x]) => x), line.map(([, y]) => y)];
	return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** Draws the lands of one map: projected, simplified, in whole units. */
export function drawAtlas(world: World, map: MapName): Atlas {
	const { project, width, height } = PLANES[map];
	const { triangle: least, island } = DETAIL[map];
	const rough = ([lat, lon]: LatLon): Spot => {
		const [x, y] = project([lat, lon]);
		return [Math.round(x), Math.round(y)];
	};
	const lines = new Map<number, Spot[]>();
	const lineOf = (arc: number): Spot[] => {
		const number = arc < 0 ? ~arc : arc;
		let line = lines.get(number);
		if (!line) {
			const points = (world.arcs[number] ?? []).map(([lon, lat]) => rough([lat, lon]));
			lines.set(number, (line = simplify(points, least)));
		}
		return arc < 0 ? [...line].reverse() : line;
	};
	const ringOf = (arcs: readonly number[]): Spot[] =>
		arcs.flatMap((arc, index) => (index === 0 ? lineOf(arc) : lineOf(arc).slice(1)));
	// What reaches over the edge is cut by the frame; what lies beyond it is left out, and so is the one
	// island that the edge of the world map would tear apart.
	const isSeen = (line: readonly Spot[]) => {
		const [left, top, right, bottom] = boxOf(line);
		const isTorn = line.some(([x], index) => Math.abs(x - (line[index - 1]?.[0] ?? x)) > width / 2);
		return right > 0 && bottom > 0 && left < width && top < height && !isTorn;
	};

	const disputedAreas = new Set(DISPUTED.flatMap(({ areas }) => areas ?? []));
	const shapes: Shape[] = [];
	const owners = new Map<number, Set<string>>();
	for (const land of world.lands) {
		const pieces = land.polygons
			.map((rings) => rings.map(ringOf))
			.filter(([outer]) => outer !== undefined && isSeen(outer))
			.sort(([a], [b]) => areaOf(b as Spot[]) - areaOf(a as Spot[]));
		const [largest] = pieces;
		if (!largest?.[0]) continue;
		const drawn = pieces.filter(
			([outer], index) => index === 0 || areaOf(outer as Spot[]) >= island
		);
		const path = drawn.flatMap((rings) => rings.map((ring) => pathOf(ring, true))).join('');
		if (path === '') continue;
		shapes.push({
			id: land.id,
			path,
			box: boxOf(largest[0]),
			spot: centreOf(largest[0]),
			...(disputedAreas.has(land.id) ? { disputed: true } : {})
		});
		for (const arc of land.polygons.flat(2)) {
			const number = arc < 0 ? ~arc : arc;
			owners.set(number, (owners.get(number) ?? new Set<string>()).add(land.id));
		}
	}

	let borders = '';
	let disputedBorders = '';
	for (const [arc, ids] of owners) {
		if (ids.size < 2) continue;
		const claims = DISPUTED.flatMap(({ between }) => between ?? []).filter(
			([a, b]) => ids.has(a) && ids.has(b)
		);
		const line = lineOf(arc);
		if (!isSeen(line)) continue;
		for (const { points, disputed } of stretches(line, (spot) => {
			const at = PLANES[map].unproject(spot);
			return at !== null && claims.some(([, , where]) => where?.(at) ?? true);
		})) {
			if (disputed) disputedBorders += pathOf(points, false);
			else borders += pathOf(points, false);
		}
	}
	for (const { line, at } of DISPUTED)
		if (line && isOnMap(map, at)) disputedBorders += pathOf(line.map(rough), false);

	return {
		map,
		shapes: shapes.sort((a, b) => (a.id < b.id ? -1 : 1)),
		borders,
		disputedBorders,
		disputes: DISPUTES.filter((id) => DISPUTED.some((one) => one.id === id && isOnMap(map, one.at)))
	};
}

/** Cuts a line where it becomes disputed, or ceases to be. */
function stretches(
	line: readonly Spot[],
	isDisputed: (spot: Spot) => boolean
): { points: Spot[]; disputed: boolean }[] {
	const found: { points: Spot[]; disputed: boolean }[] = [];
	for (let index = 1; index < line.length; index += 1) {
		const [from, to] = [line[index - 1] as Spot, line[index] as Spot];
		const disputed = isDisputed([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]);
		const last = found.at(-1);
		if (last && last.disputed === disputed) last.points.push(to);
		else found.push({ points: [from, to], disputed });
	}
	return found;
}
