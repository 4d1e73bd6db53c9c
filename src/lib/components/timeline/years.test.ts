import { describe, expect, test } from 'vitest';
import type { PlacedFact } from '$lib/core/placed.ts';
import { countDecades, lineUp } from './years.ts';

const fact = (id: string, from?: number, to = from): PlacedFact => ({
	id,
	kind: 'treaty',
	label: id,
	pins: [],
	arrows: [],
	countries: [],
	years: from === undefined || to === undefined ? null : { from, to }
});

describe('a line of years', () => {
	test('puts facts in order, each where its year lies', () => {
		const line = lineUp([fact('late', 1990), fact('early', 1890, 1900), fact('undated')]);
		expect(line?.bars.map(({ id }) => id)).toEqual(['early', 'late']);
		const [early, late] = line?.bars ?? [];
		expect((early?.start ?? 0) + (early?.length ?? 0)).toBeLessThan(late?.start ?? 0);
		expect(early?.length).toBeCloseTo((100 * 10) / ((line?.to ?? 0) - (line?.from ?? 0)));
	});

	test('keeps every bar on the line', () => {
		for (const bar of lineUp([fact('a', 1689, 2042), fact('b', 2042)])?.bars ?? []) {
			expect(bar.start).toBeGreaterThan(0);
			expect(bar.start + bar.length).toBeLessThan(100);
		}
	});

	test('of a single year is still a line', () => {
		const line = lineUp([fact('a', 1937)]);
		expect(line?.bars[0]?.start).toBe(50);
	});

	test('is marked by a few round years', () => {
		const ticks = lineUp([fact('a', 1689), fact('b', 2022)])?.ticks.map(({ year }) => year);
		expect(ticks).toEqual([1700, 1800, 1900, 2000]);
	});

	test('needs a date', () => {
		expect(lineUp([fact('a')])).toBeNull();
	});
});

test('decades without a fact are counted too', () => {
	expect(countDecades([fact('a', 1991), fact('b', 1999), fact('c', 2012), fact('d')])).toEqual([
		{ decade: 1990, count: 2 },
		{ decade: 2000, count: 0 },
		{ decade: 2010, count: 1 }
	]);
});
