import { geoAzimuthalEqualArea, geoDistance, geoEqualEarth } from 'd3-geo';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distanceKm, isOnMap, type LatLon, MAPS, PLANES } from './globe.ts';

const places = fc.tuple(
	fc.double({ min: -85, max: 85, noNaN: true }),
	fc.double({ min: -179.9, max: 179.9, noNaN: true })
);
const seen = (map: 'eurasia' | 'world') => places.filter((at) => isOnMap(map, at));

describe('distance', () => {
	test('is that of d3-geo', () => {
		fc.assert(
			fc.property(places, places, ([latA, lonA], [latB, lonB]) => {
				const expected = geoDistance([lonA, latA], [lonB, latB]) * 6371;
				expect(distanceKm([latA, lonA], [latB, lonB])).toBeCloseTo(expected, 3);
			})
		);
	});

	test('from Bishkek to Tashkent is about 470 km', () => {
		expect(Math.round(distanceKm([42.87, 74.59], [41.31, 69.28]) / 10)).toBe(47);
	});
});

describe('projection', () => {
	test.each(MAPS)('and back is the same place on the %s map', (map) => {
		fc.assert(
			fc.property(seen(map), (at) => {
				const back = PLANES[map].unproject(PLANES[map].project(at)) as LatLon;
				expect(distanceKm(at, back)).toBeLessThan(0.001);
			})
		);
	});

	// The scale and the shift of d3 are taken from two places; a third then falls where ours does.
	test.each([
		['eurasia', geoAzimuthalEqualArea().rotate([-68, -48])],
		['world', geoEqualEarth().rotate([-11, 0])]
	] as const)('of the %s map is that of d3-geo', (map, theirs) => {
		const { project } = PLANES[map];
		const d3 = ([lat, lon]: LatLon) => theirs([lon, lat]) as [number, number];
		const [a, b] = [[40, 60] as const, [50, 90] as const];
		const scale = (project(b)[0] - project(a)[0]) / (d3(b)[0] - d3(a)[0]);
		fc.assert(
			fc.property(seen(map), (at) => {
				const [x, y] = project(at);
				expect(x).toBeCloseTo(project(a)[0] + (d3(at)[0] - d3(a)[0]) * scale, 4);
				expect(y).toBeCloseTo(project(a)[1] + (d3(at)[1] - d3(a)[1]) * scale, 4);
			})
		);
	});

	test('finds no place beside the Earth', () => {
		expect(PLANES.world.unproject([0, 0])).toBeNull();
	});
});
