import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BankError, loadBank } from './load.ts';

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'bank-'));
});
afterEach(() => {
	rmSync(folder, { recursive: true });
});

/** What a bank of this one file is refused for, line by line. */
function problems(file: string, text: string): string[] {
	const path = join(folder, file);
	mkdirSync(join(path, '..'));
	writeFileSync(path, text);
	try {
		loadBank(folder);
		return [];
	} catch (error) {
		if (error instanceof BankError)
			return error.problems.map(({ where, message }) => `${where} ${message}`);
		throw error;
	}
}

describe('a reading', () => {
	it('is refused with fewer than three wrong answers, at their place', () => {
		const [first] = problems(
			'readings/one.yaml',
			`- fact: kant
  skill: settle
  question: What would settle it?
  key: The text
  wrongs:
    - says: A rumour
      why: Nobody knows where it comes from.
  model: Look into the text.
`
		);
		expect(first).toBe('readings/one.yaml:6:5 entry: wrongs: Three wrong answers');
	});

	it('is refused without a fact and without a source, each at its place', () => {
		expect(
			problems(
				'readings/one.yaml',
				`- fact: kant
  skill: compute
  question: How much is it?
  key: 5
  low: 6
  high: 7
  unit: people
  model: Add up.
`
			)
		).toEqual([
			'readings/one.yaml:1:9 kant compute: no fact "kant"',
			'readings/one.yaml:1:3 kant compute: name the source of a passage or, in `cites`, of the model answer',
			'readings/one.yaml:4:8 kant compute: the key must lie between `low` and `high`'
		]);
	});
});

describe('a table', () => {
	it('is refused when it counts the same twice, or a chart mixes years and peoples', () => {
		const found = problems(
			'tables/one.yaml',
			`- id: peoples
  unit: per cent
  counts:
    - { year: 1959, value: 30, cite: { source: census } }
    - { year: 1959, value: 31, cite: { source: census } }
    - { year: 1970, value: 32, cite: { source: census } }
  charts:
    - fact: steppe
      title: Peoples
      phrase: the share
      year: 1959
`
		);
		expect(found).toContain(
			'tables/one.yaml:5:7 peoples: 1959 is counted twice: keep one, and put the other into a dispute'
		);
		expect(found).toContain(
			'tables/one.yaml:8:7 peoples: pick at least three counts that differ in one thing only: the year, the people or the place'
		);
	});
});
