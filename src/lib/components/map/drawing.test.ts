import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOnMap, type LatLon, MAPS, PLANES } from '$lib/core/globe.ts';
import type { PlacedFact } from '$lib/core/placed.ts';
import { curveOf, MOST_ZOOM, viewOf, zoomFor } from './drawing.ts';
import { gatherPlaces, toneOf } from './gather.ts';

const BISHKEK: LatLon = [42.87, 74.59];
const MOSCOW: LatLon = [55.75, 37.62];

const places = fc.array(
	fc.tuple(
		fc.double({ min: 10, max: 70, noNaN: true }),
		fc.double({ min: 0, max: 130, noNaN: true })
	),
	{ minLength: 1, maxLength: 8 }
);

describe('the view', () => {
	test.each(MAPS)('of the %s map holds every place that it is made for', (map) => {
		fc.assert(
			fc.property(places, (list) => {
				const { x, y, width, height } = viewOf(map, list);
				for (const at of list) {
					const [left, top] = PLANES[map].project(at);
					expect(left).toBeGreaterThanOrEqual(x);
					expect(left).toBeLessThanOrEqual(x + width);
					expect(top).toBeGreaterThanOrEqual(y);
					expect(top).toBeLessThanOrEqual(y + height);
				}
			})
		);
	});

	test('of nothing is the whole map', () => {
		expect(zoomFor('eurasia', viewOf('eurasia', []))).toBe(1);
	});

	test('of one place shows the land around it', () => {
		const zoom = zoomFor('eurasia', viewOf('eurasia', [BISHKEK]));
		expect(zoom).toBeGreaterThan(3);
		expect(zoom).toBeLessThan(MOST_ZOOM);
	});
});

describe('an arrow', () => {
	test('runs from its beginning to its end', () => {
		const { path } = curveOf('eurasia', { from: MOSCOW, to: BISHKEK }, 10);
		const numbers = (path.match(/-?[\d.]+/g) ?? []).map(Number);
		const [start, end] = [MOSCOW, BISHKEK].map((at) => PLANES.eurasia.project(at));
		expect(numbers.slice(0, 2).map(Math.round)).toEqual(start?.map(Math.round));
		expect(numbers.slice(-2).map(Math.round)).toEqual(end?.map(Math.round));
	});

	test('and the one back do not lie on each other', () => {
		const there = curveOf('eurasia', { from: MOSCOW, to: BISHKEK }, 10).label;
		const back = curveOf('eurasia', { from: BISHKEK, to: MOSCOW }, 10).label;
		expect(Math.hypot(there[0] - back[0], there[1] - back[1])).toBeGreaterThan(100);
	});
});

describe('places', () => {
	const fact = (id: string, kind: PlacedFact['kind'], ...pins: string[]): PlacedFact => ({
		id,
		kind,
		label: id,
		pins: pins.map((pin) => ({ id: pin, name: `${pin} then`, now: pin, at: BISHKEK })),
		arrows: [],
		countries: [],
		years: null
	});

	test('stand once each, by name, with all their facts', () => {
		const gathered = gatherPlaces([
			fact('a', 'lease', 'kant'),
			fact('b', 'treaty', 'kant', 'almaty'),
			fact('c', 'treaty')
		]);
		expect(gathered.map(({ name, facts }) => [name, facts.map(({ id }) => id)])).toEqual([
			['almaty', ['b']],
			['kant', ['a', 'b']]
		]);
		expect(gathered.map(toneOf)).toEqual(['treaty', 'statement']);
	});
});

test('what lies off the map is known', () => {
	expect(isOnMap('eurasia', [19.9, -75.2])).toBe(false);
	expect(isOnMap('world', [19.9, -75.2])).toBe(true);
});
