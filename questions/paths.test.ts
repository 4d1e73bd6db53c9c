import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { EVERYTHING, drawItems, KINDS, matchItems } from '../src/lib/core/selection.ts';
import { buildBank } from './build.ts';
import { readings } from './templates/readings.ts';
import { sources } from './templates/sources.ts';

const { bank } = buildBank(fileURLToPath(new URL('.', import.meta.url)));
const paths = [...bank.paths.values()];
/** It follows its text and not the reader. */
const TEXT = 'course-text';
const MOST_FACTS = 30;
const FEWEST_FACTS = 12;

const factsOn = (facts: readonly string[]) =>
	facts.map((id) => bank.facts.get(id)).filter((fact) => fact !== undefined);
const itemsOn = (id: string) => matchItems(bank, { ...EVERYTHING, path: id });
const templateOf = (id: string) => id.slice(id.indexOf('#') + 1);

describe.each(paths.map((path) => [path.id, path] as const))('the path %s', (id, path) => {
	it('is neither a stroll nor a march', () => {
		expect(path.facts.length).toBeGreaterThanOrEqual(FEWEST_FACTS);
		expect(path.facts.length).toBeLessThanOrEqual(MOST_FACTS);
	});

	it('asks something of each of its facts', () => {
		const asked = new Set(itemsOn(id).map((item) => item.slice(0, item.indexOf('#'))));
		expect(path.facts.filter((fact) => !asked.has(fact))).toEqual([]);
	});

	it('says in one sentence what it is for', () => {
		expect(path.summary.en).toMatch(/^[A-Z][^.!?]*\.$/);
	});

	if (id === TEXT) return;
	it('goes from the better known to the harder', () => {
		const levels = factsOn(path.facts).map((fact) => fact.level);
		expect(levels).toEqual([...levels].sort());
	});
});

it('the course text stands in its path with every claim', () => {
	const claims = [...bank.facts.values()].filter((fact) => fact.kind === 'statement');
	expect([...(bank.paths.get(TEXT)?.facts ?? [])].sort()).toEqual(claims.map(({ id }) => id));
});

it('there are paths of every kind of fact', () => {
	const kinds = new Set(paths.flatMap((path) => factsOn(path.facts).map(({ kind }) => kind)));
	expect([...kinds].sort()).toEqual([...KINDS].sort());
});

it('to learn to read sources is to be asked about sources alone, in every way', () => {
	const ways = [...sources, ...readings].map(({ id }) => id).sort();
	const asked = new Set(itemsOn('reading-sources').map(templateOf));
	expect([...asked].sort()).toEqual(ways);
	const drawn = drawItems(bank, { ...EVERYTHING, path: 'reading-sources', count: 30 }, 1);
	expect(drawn).toHaveLength(30);
	expect(drawn.every((item) => ways.includes(templateOf(item)))).toBe(true);
});
