import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readGaps, writeGaps } from './gaps.ts';

describe('text with gaps', () => {
	test('brackets make a gap, a bar further spellings, tildes wrong words', () => {
		expect(readGaps('The treaty of [Aigun|Aihun] of [1858~1860~1881].')).toEqual([
			'The treaty of ',
			{ key: 'Aigun', accept: ['Aihun'] },
			' of ',
			{ key: '1858', accept: [], options: ['1858', '1860', '1881'] },
			'.'
		]);
	});

	test('a bracket that is never closed is text', () => {
		expect(readGaps('in [1858')).toEqual(['in [1858']);
	});

	test('what is written reads as it was', () => {
		const word = fc.string({ minLength: 1, maxLength: 8 }).filter((text) => text.trim() === text);
		const typed = fc.record({ key: word, accept: fc.array(word, { maxLength: 2 }) });
		const chosen = fc
			.uniqueArray(word, { minLength: 2, maxLength: 4 })
			.map((options) => ({ key: options[0] as string, accept: [], options }));
		fc.assert(
			fc.property(word, fc.oneof(typed, chosen), word, (before, gap, after) => {
				const parts = [before, gap, after];
				expect(readGaps(writeGaps(parts))).toEqual(parts);
			}),
			{ seed: 4, numRuns: 500 }
		);
	});
});
