import fc from 'fast-check';
import {
	median,
	sampleCorrelation,
	sampleKurtosis,
	sampleSkewness,
	sampleVariance
} from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { someAssignment } from '../../../../tests/fixtures/class.ts';
import { ownItem } from '../teaching/own.ts';
import { analyse, countedOf, trustIn, weakestItems, worstChoice } from './analysis.ts';
import { calibrationOf, wilson } from './calibration.ts';
import { hintsOf } from './hints.ts';
import { correlationOf, kurtosisOf, medianOf, skewnessOf, varianceOf } from './moments.ts';
import type { Table } from './table.ts';

/** A table of marks; the answer is 0 where the mark is 1, else what `wrong` says. */
function tableOfMarks(
	marks: readonly (readonly number[])[],
	wrong: (row: number, column: number) => number = () => 1,
	seconds: (row: number, column: number) => number = () => 5
): Table {
	const width = marks[0]?.length ?? 0;
	const flat = marks.flat();
	return {
		rows: marks.map((_, row) => `student ${row}`),
		questions: Array.from({ length: width }, (_, column) => column),
		points: Float64Array.from(flat),
		seconds: Float64Array.from(flat, (_, at) => seconds(Math.floor(at / width), at % width)),
		given: flat.map((mark, at) => (mark === 1 ? 0 : wrong(Math.floor(at / width), at % width)))
	};
}

const FOUR = { options: 4, keys: [0] };
const choices = (columns: number) => Array.from({ length: columns }, () => FOUR);

describe('Section 6 of the Law School Admission Test', () => {
	// 1,000 examinees, five questions, as Bock and Lieberman printed them (Psychometrika 35, 1970): how
	// often each pattern 00000, 00001, … 11111 came up. The indices are those of the R package ltm
	// (Rizopoulos, Journal of Statistical Software 17, 2006): cronbach.alpha and descript of LSAT.
	const FREQUENCIES = [
		3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15, 10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21,
		173, 11, 61, 28, 298
	];
	const marks = FREQUENCIES.flatMap((count, pattern) =>
		Array.from({ length: count }, () => [4, 3, 2, 1, 0].map((place) => (pattern >> place) & 1))
	);
	const { items, test: whole, trust } = analyse(tableOfMarks(marks), choices(5));

	test('has the published facilities', () => {
		expect(items.map((item) => item.facility)).toEqual([0.924, 0.709, 0.553, 0.763, 0.87]);
	});

	test('has the published item–rest correlations', () => {
		const published = [0.1128, 0.1532, 0.1728, 0.1444, 0.1216];
		items.forEach((item, column) =>
			expect(item.discrimination).toBeCloseTo(published[column] as number, 4)
		);
	});

	test('has the published coefficient alpha, which is KR-20 here', () => {
		expect(whole.consistency).toBeCloseTo(0.295, 4);
		expect(whole.isKr20).toBe(true);
		expect(trust).toBe('sound');
	});

	test('has the published alpha without one of its questions', () => {
		const published = [0.2754, 0.2376, 0.2168, 0.2459, 0.2663];
		published.forEach((alpha, left) => {
			const fewer = marks.map((row) => row.filter((_, column) => column !== left));
			expect(analyse(tableOfMarks(fewer), choices(4)).test.consistency).toBeCloseTo(alpha, 4);
		});
	});
});

describe('numbers about a list', () => {
	const list = fc
		.array(fc.integer({ min: 0, max: 1000 }), { minLength: 4, maxLength: 60 })
		.filter((values) => new Set(values).size > 1);

	test('are those of a reference implementation', () => {
		fc.assert(
			fc.property(list, (values) => {
				const typed = Float64Array.from(values);
				expect(varianceOf(typed)).toBeCloseTo(sampleVariance(values), 6);
				expect(medianOf(typed)).toBe(median(values));
				expect(skewnessOf(typed)).toBeCloseTo(sampleSkewness(values), 6);
				expect(kurtosisOf(typed)).toBeCloseTo(sampleKurtosis(values), 6);
			}),
			{ seed: 1 }
		);
	});

	test('so is the correlation of two lists', () => {
		const pairs = fc.array(fc.tuple(fc.nat(100), fc.nat(100)), { minLength: 3, maxLength: 50 });
		fc.assert(
			fc.property(pairs, (both) => {
				const [a, b] = [both.map(([left]) => left), both.map(([, right]) => right)];
				const expected = sampleCorrelation(a, b);
				const found = correlationOf(Float64Array.from(a), Float64Array.from(b));
				if (Number.isNaN(expected)) expect(found).toBeNull();
				else expect(found).toBeCloseTo(expected, 8);
			}),
			{ seed: 2 }
		);
	});

	test('are not told where there is nothing to tell', () => {
		const same = Float64Array.of(0.5, 0.5, 0.5, 0.5);
		expect([skewnessOf(same), kurtosisOf(same), correlationOf(same, same)]).toEqual([
			null,
			null,
			null
		]);
		expect(medianOf(new Float64Array())).toBeNull();
	});
});

describe('the share of right answers behind a certainty', () => {
	// Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17
	// (1998), table I, method 3.
	test.each([
		[81, 263, 0.2553, 0.3662],
		[15, 148, 0.0624, 0.1605],
		[0, 20, 0, 0.1611],
		[1, 29, 0.0061, 0.1718]
	])('has the published interval: %i of %i', (right, count, low, high) => {
		expect(wilson(right, count).low).toBeCloseTo(low, 4);
		expect(wilson(right, count).high).toBeCloseTo(high, 4);
	});

	test('tells who is surer than right', () => {
		const said = (certainty: 1 | 2 | 3, right: number, wrong: number) => [
			...Array.from({ length: right }, () => ({ certainty, points: 1 })),
			...Array.from({ length: wrong }, () => ({ certainty, points: 0 }))
		];
		const points = calibrationOf([
			...said(1, 19, 1),
			...said(2, 7, 3),
			...said(3, 5, 15),
			{ points: 1 }
		]);
		expect(points.map(({ count, share, is }) => [count, share, is])).toEqual([
			[20, 0.95, 'under'],
			[10, 0.7, 'fits'],
			[20, 0.25, 'over']
		]);
		expect(calibrationOf(said(3, 0, 2))[2]?.is).toBeNull();
	});
});

describe('a class', () => {
	const rows = (count: number, marks: (row: number) => number[]) =>
		Array.from({ length: count }, (_, row) => marks(row));

	test.each([
		[9, 'hidden'],
		[10, 'uncertain'],
		[29, 'uncertain'],
		[30, 'sound']
	])('of %i students has indices that are %s', (students, trust) => {
		const marks = rows(students, (row) => [row % 2, row % 3 === 0 ? 1 : 0]);
		const analysis = analyse(tableOfMarks(marks), choices(2));
		expect(analysis.trust).toBe(trust);
		const isHidden = trust === 'hidden';
		expect(analysis.items[0]?.discrimination === null).toBe(isHidden);
		expect(analysis.test.consistency === null).toBe(isHidden);
		expect(analysis.items[0]?.facility).not.toBeNull();
	});

	test('that is empty, or answered one question, has no figures and no faults', () => {
		const empty = analyse(tableOfMarks([]), []);
		expect(empty.test).toMatchObject({ students: 0, mean: null, consistency: null });
		const one = analyse(tableOfMarks(rows(12, (row) => [row % 2])), choices(1));
		expect(one.items[0]).toMatchObject({ facility: 0.5, discrimination: null, suspicion: null });
	});

	test('shows dead distractors, and the wrong answer most chosen', () => {
		const marks = rows(10, (row) => [row < 4 ? 1 : 0, 1]);
		const table = tableOfMarks(marks, (row) => (row < 9 ? 2 : 1));
		const [item] = analyse(table, choices(2)).items;
		expect(item?.choices.map(({ given, count, isDead }) => [given, count, isDead])).toEqual([
			[2, 5, false],
			[0, 4, false],
			[1, 1, false],
			[3, 0, true]
		]);
		expect(item && worstChoice(item)).toMatchObject({ given: 2, count: 5 });
	});

	test('counts each option of an answer that chose several', () => {
		const table = tableOfMarks(rows(3, () => [0, 0]));
		table.given = [[0, 1], 0, [0], 0, [2], 0];
		const [item] = analyse(table, [{ options: 3, keys: [0, 1] }, null]).items;
		expect(item?.choices.map(({ given, count }) => [given, count])).toEqual([
			[0, 2],
			[1, 1],
			[2, 1]
		]);
	});

	test('counts typed answers by what they mean', () => {
		const table = tableOfMarks(rows(3, () => [0, 0]));
		table.given = ['Kant', 0, ' kant ', 0, 'Manas', 0];
		const [item] = analyse(table, [null, null]).items;
		expect(item?.choices.map(({ count }) => count)).toEqual([2, 1]);
	});

	test('whose strong students miss a question casts doubt on its key', () => {
		// The strong have all but the first right, the weak only the first.
		const marks = rows(12, (row) => (row < 6 ? [0, 1, 1, 1] : [1, 0, 0, 1]));
		const [item] = analyse(tableOfMarks(marks), choices(4)).items;
		expect(item?.discrimination).toBeLessThan(0);
		expect(item?.suspicion).toEqual({ is: 'negative' });
	});

	test('whose strongest choose one distractor casts doubt on the key, though the index is positive', () => {
		// Rest of the test: 3 (chose 2), 2 (key), 0 (chose 1).
		const marks = rows(15, (row) =>
			row < 3 ? [0, 1, 1, 1] : row < 9 ? [1, 1, 1, 0] : [0, 0, 0, 0]
		);
		const table = tableOfMarks(marks, (row, column) => (column === 0 && row < 3 ? 2 : 1));
		const [item] = analyse(table, choices(4)).items;
		expect(item?.discrimination).toBeGreaterThan(0);
		expect(item?.suspicion).toEqual({ is: 'strong-distractor', given: 2 });
	});

	test('has a histogram in tenths, the full score in the last', () => {
		const marks = rows(11, (row) => Array.from({ length: 10 }, (_, at) => (at < row ? 1 : 0)));
		expect(analyse(tableOfMarks(marks), choices(10)).test.histogram).toEqual([
			1, 1, 1, 1, 1, 1, 1, 1, 1, 2
		]);
	});

	test('has its weakest questions first, and none that everybody has right', () => {
		const marks = rows(4, (row) => [1, row < 1 ? 1 : 0, row < 3 ? 1 : 0]);
		const analysis = analyse(tableOfMarks(marks), choices(3));
		expect(weakestItems(analysis).map((item) => item.question)).toEqual([1, 2]);
	});

	test('is efficient where the best possible order is reached', () => {
		const marks = rows(10, (row) => [row < 5 ? 1 : 0, row < 5 ? 1 : 0, row < 3 ? 1 : 0]);
		const analysis = analyse(tableOfMarks(marks), choices(3));
		expect(analysis.items[0]?.efficiency).toBeCloseTo(1, 10);
	});
});

describe('what is worth a look', () => {
	test('are answers faster than reading', () => {
		const table = tableOfMarks(
			[
				[1, 1],
				[1, 0]
			],
			undefined,
			(row, column) => (row === 1 && column === 1 ? 0.2 : 0.3)
		);
		expect(hintsOf(table)).toEqual([{ is: 'quick', learner: 'student 1', questions: [1] }]);
	});

	test('are equal tables with the same errors, and never those without', () => {
		const marks = [
			[0, 0, 0, 1],
			[0, 0, 0, 1],
			[1, 1, 1, 1],
			[1, 1, 1, 1],
			[0, 0, 0, 1]
		];
		const table = tableOfMarks(marks, (row) => (row === 4 ? 2 : 1));
		expect(hintsOf(table)).toEqual([
			{ is: 'equal', learners: ['student 0', 'student 1'], errors: 3 }
		]);
	});
});

test('options are counted where they can be chosen', () => {
	const [choice, claim, short] = someAssignment().questions.map((question) =>
		'type' in question ? countedOf(ownItem(question)) : null
	);
	expect([choice, claim, short]).toEqual([
		{ options: 4, keys: [0] },
		{ options: 2, keys: [1] },
		null
	]);
	expect(trustIn(0)).toBe('hidden');
});
