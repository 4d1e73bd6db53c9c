import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { mistakeFileName, writeMistake, type Mistake } from './mistake.ts';

const MISTAKE: Mistake = {
	fact: 'kant-air-base',
	label: 'Kant Air Base',
	rev: 2,
	bank: 'abc123',
	field: 'ends',
	says: '2032',
	proposed: '2042',
	source: 'Agreement of 2012, article 5',
	words: ''
};

it('a message names the fact, its edition, the field, what it says and what it should say', () => {
	expect(writeMistake(MISTAKE)).toBe(
		[
			'# Saxaul: a mistake in “Kant Air Base”',
			'fact: kant-air-base',
			'rev: 2',
			'bank: abc123',
			'field: "ends"',
			'says: "2032"',
			'proposed: "2042"',
			'source: "Agreement of 2012, article 5"',
			''
		].join('\n')
	);
});

it('whatever is written into the form, the message reads back as it was meant', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (words, proposed) => {
			const read = parse(writeMistake({ ...MISTAKE, words, proposed })) as Record<string, unknown>;
			expect(read.words ?? '').toBe(words.trim());
			expect(read.proposed ?? '').toBe(proposed.trim());
			expect(read.fact).toBe('kant-air-base');
		}),
		{ seed: 11, numRuns: 300 }
	);
});

it('a heading with a line break adds no line of its own', () => {
	const text = writeMistake({ ...MISTAKE, label: 'Kant\nfact: other' });
	expect((parse(text) as Mistake).fact).toBe('kant-air-base');
});

it('the file is named after the fact', () => {
	expect(mistakeFileName(MISTAKE)).toBe('saxaul-mistake-kant-air-base.txt');
});
