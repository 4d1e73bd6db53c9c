import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { generate } from '../src/lib/core/generate.ts';
import { factIdOf } from '../src/lib/core/item.ts';
import { joinParts, openIndex, openPart, WITHOUT_ENTITIES } from '../src/lib/core/parts.ts';
import {
	drawItems,
	EVERYTHING,
	KINDS,
	matchItems,
	siblingGroup
} from '../src/lib/core/selection.ts';
import { buildBank } from './build.ts';
import { splitBank } from './split.ts';
import { templates } from './templates/index.ts';

const { data, bank } = buildBank(fileURLToPath(new URL('.', import.meta.url)));
// As they arrive: nothing is shared with the whole bank.
const parts = JSON.parse(JSON.stringify(splitBank(data, templates))) as ReturnType<
	typeof splitBank
>;
const index = openIndex(parts.index);
const seeds = [0, 7, 2_000_001];

describe('the parts of the bank', () => {
	test.each(KINDS)('one part asks every %s exactly as the whole bank does', (kind) => {
		const entities = kind === WITHOUT_ENTITIES ? parts.kinds[kind] : parts.entities;
		const part = openPart(parts.index, parts.kinds[kind], entities, templates);
		const items = bank.items.filter((id) => bank.facts.get(factIdOf(id))?.kind === kind);
		expect(items.length).toBeGreaterThan(100);
		for (const id of items)
			for (const seed of seeds) {
				const wanted = { id, seed, locale: 'en' } as const;
				expect(generate(part, wanted)).toEqual(generate(bank, wanted));
			}
	});

	test('joined again they are the whole bank', () => {
		const joined = joinParts(parts.index, parts.entities, Object.values(parts.kinds));
		const sorted = (list: unknown[]) => list.map((value) => JSON.stringify(value)).sort();
		expect({ ...joined, readings: sorted(joined.readings) }).toEqual({
			...data,
			readings: sorted(data.readings)
		});
	});

	test('a part of another bank is refused', () => {
		const other = { ...parts.kinds.lease, hash: 'another' };
		expect(() => joinParts(parts.index, parts.entities, [other])).toThrow('another');
	});

	test('the index chooses as the whole bank does', () => {
		expect(index.items).toEqual(bank.items);
		const selections = [
			EVERYTHING,
			{ ...EVERYTHING, contested: true },
			{ ...EVERYTHING, from: 1800, to: 1917 },
			{ ...EVERYTHING, path: 'course-text' },
			{ ...EVERYTHING, types: ['map' as const], levels: [1 as const], count: 40 }
		];
		for (const selection of selections) {
			expect(matchItems(index, selection)).toEqual(matchItems(bank, selection));
			for (const seed of seeds)
				expect(drawItems(index, selection, seed)).toEqual(drawItems(bank, selection, seed));
		}
		for (const id of bank.items) expect(siblingGroup(index, id)).toBe(siblingGroup(bank, id));
	});
});

describe('what a phone fetches of the bank, in kB and gzipped', () => {
	const size = (...some: unknown[]) =>
		some.reduce<number>((sum, part) => sum + gzipSync(JSON.stringify(part)).length / 1000, 0);

	test('the index is small', () => {
		expect(size(parts.index)).toBeLessThan(16);
	});

	test('the first question of the course text needs little of it', () => {
		expect(size(parts.index, parts.kinds.statement)).toBeLessThan(60);
	});
});
