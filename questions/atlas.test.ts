import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { DISPUTES, type Atlas } from '../src/lib/core/atlas.ts';
import type { Bank } from '../src/lib/core/bank.ts';
import { isOnMap, MAPS, type MapName, PLANES } from '../src/lib/core/globe.ts';
import { presentState } from '../src/lib/core/placed.ts';
import { containsPlace, drawAtlas, readWorld, simplify, type World } from './atlas.ts';
import { buildBank } from './build.ts';
import { DISPUTED } from './disputed.ts';

let world: World;
let bank: Bank;
const atlases = new Map<MapName, Atlas>();
const atlas = (map: MapName) => atlases.get(map) as Atlas;

beforeAll(() => {
	world = readWorld();
	bank = buildBank(import.meta.dirname).bank;
	for (const map of MAPS) atlases.set(map, drawAtlas(world, map));
});

/** kB as they travel. */
const LIMIT_KB = 60;

/** A degree or so: the data leave out small capes and bays. */
const COAST = 0.25;

describe('the maps', () => {
	it.each(MAPS)('of %s is small', (map) => {
		const size = gzipSync(JSON.stringify(atlas(map)), { level: 9 }).length / 1000;
		expect(size).toBeLessThanOrEqual(LIMIT_KB);
		expect(size).toBeGreaterThan(10);
	});

	it('show every state of the bank that has an ISO number', () => {
		const states = [...bank.entities.values()].filter((entity) => entity.iso !== undefined);
		expect(states.length).toBeGreaterThan(25);
		const drawn = new Set(atlas('world').shapes.map((shape) => shape.id));
		expect(states.filter(({ iso }) => !drawn.has(iso as string)).map(({ id }) => id)).toEqual([]);
		const near = new Set(atlas('eurasia').shapes.map((shape) => shape.id));
		const inside = states.filter(({ at }) => at && isOnMap('eurasia', at));
		expect(inside.filter(({ iso }) => !near.has(iso as string)).map(({ id }) => id)).toEqual([]);
	});

	it('give no two states the same number', () => {
		const numbers = [...bank.entities.values()].flatMap(({ iso }) => iso ?? []);
		expect(new Set(numbers).size).toBe(numbers.length);
	});

	it.each(MAPS)('of %s have no line torn across', (map) => {
		const { width } = PLANES[map];
		const lines = [atlas(map).borders, ...atlas(map).shapes.map((shape) => shape.path)];
		const stepsOf = (path: string) =>
			(path.match(/l[^Mz]+/g) ?? []).flatMap((line) => line.match(/-?\d+/g) ?? []).map(Number);
		const longest = lines
			.flatMap(stepsOf)
			.reduce((most, step) => Math.max(most, Math.abs(step)), 0);
		expect(longest).toBeGreaterThan(0);
		expect(longest).toBeLessThan(width / 4);
	});

	it('keep the towns of the bank in the country that the bank gives them', () => {
		const astray = [...bank.entities.values()].flatMap(({ id, point, at }) => {
			const state = at && point ? presentState(bank, id) : null;
			if (!at || !state?.iso) return [];
			const around = [-COAST, 0, COAST].flatMap((north) =>
				[-COAST, 0, COAST].map((east) => [at[0] + north, at[1] + east] as const)
			);
			const land = world.lands.find((one) => one.id === state.iso);
			return land && around.some((place) => containsPlace(world, land, place))
				? []
				: [`${id} in ${state.id}`];
		});
		expect(astray).toEqual([]);
	});

	it('draw Crimea as part of neither side, and the line of Kashmir with dashes', () => {
		const lands = (at: [number, number]) =>
			world.lands.filter((land) => containsPlace(world, land, at)).map((land) => land.id);
		expect(lands([45, 34.1])).toEqual(['crimea']);
		expect(atlas('eurasia').shapes.find(({ id }) => id === 'crimea')?.disputed).toBe(true);
		const dashes = atlas('eurasia').disputedBorders;
		const [x, y] = PLANES.eurasia.project([34.5, 75]);
		const starts = [...dashes.matchAll(/M(\d+) (\d+)/g)].map(([, a, b]) =>
			Math.hypot(Number(a) - x, Number(b) - y)
		);
		expect(Math.min(...starts)).toBeLessThan(120);
	});

	it('know where each dispute lies', () => {
		expect(DISPUTED.map(({ id }) => id)).toEqual([...DISPUTES]);
	});
});

describe('a simplified line', () => {
	it('keeps its ends and loses only what is small', () => {
		const line = [
			[0, 0],
			[5, 1],
			[10, 0],
			[15, 40],
			[20, 0]
		] as const;
		expect(simplify(line, 10)).toEqual([line[0], line[2], line[3], line[4]]);
	});

	it('never shrinks an island to less than a triangle', () => {
		const island = [
			[0, 0],
			[1, 0],
			[1, 1],
			[0, 1],
			[0, 0]
		] as const;
		expect(simplify(island, 1000)).toHaveLength(4);
	});
});
