import type { Item } from '../item.ts';
import { keyOf, sortedOptions } from '../teaching/given.ts';
import type { Given } from '../schema/teaching.ts';
import { normalise } from '../typed.ts';
import {
	coproduct,
	correlationOf,
	deviationOf,
	kurtosisOf,
	meanOf,
	medianOf,
	skewnessOf,
	varianceOf
} from './moments.ts';
import type { Table } from './table.ts';

/** With fewer students an index says nothing, with fewer than the second number little. */
export const HIDDEN_BELOW = 10;
export const UNCERTAIN_BELOW = 30;
/** Tenths of the full score. */
const BINS = 10;
const MOST_CHOICES = 12;

/** How far an index can be trusted. */
export type Trust = 'hidden' | 'uncertain' | 'sound';

export function trustIn(students: number): Trust {
	if (students < HIDDEN_BELOW) return 'hidden';
	return students < UNCERTAIN_BELOW ? 'uncertain' : 'sound';
}

/** What is known of a question whose options are counted: how many there are, and which are right. */
export interface Counted {
	options: number;
	keys: number[];
}

/** Null: its answers are not chosen from a list. */
export function countedOf(item: Item): Counted | null {
	if (item.type === 'true-false') return { options: 2, keys: [item.key ? 1 : 0] };
	if (item.type !== 'choice' && item.type !== 'multi') return null;
	const sorted = sortedOptions(item.options).map((option) => option.id);
	const keys = item.type === 'choice' ? [item.key] : item.keys;
	return { options: sorted.length, keys: keys.map((key) => sorted.indexOf(key)) };
}

/** One answer and who gave it. */
export interface Choice {
	/** The place of the option, or what was typed. */
	given: Given;
	isKey: boolean;
	count: number;
	/** Mean of the rest of the test of those who gave it, 0 to 1; null: nobody did. */
	rest: number | null;
	/** A wrong option that nobody chose. */
	isDead: boolean;
}

export type Suspicion =
	/** The weaker students do better: the key may be wrong. */
	| { is: 'negative' }
	/** Those who chose this wrong answer are stronger than those who chose the key. */
	| { is: 'strong-distractor'; given: Given };

export interface ItemFigures {
	question: number;
	/** How many answered it. */
	answered: number;
	/** Facility index: mean mark by the greatest mark, 0 to 1. */
	facility: number | null;
	deviation: number | null;
	/** Discrimination index: correlation of its marks with those of the rest of the test, −1 to 1. */
	discrimination: number | null;
	/** Discriminative efficiency: that covariance by the best possible with the same marks, to 1. */
	efficiency: number | null;
	/** Median time of those who answered. */
	seconds: number | null;
	/** Most chosen first; options of a list all, typed answers the twelve most given. */
	choices: Choice[];
	suspicion: Suspicion | null;
}

export interface TestFigures {
	students: number;
	/** Shares of the full score. */
	mean: number | null;
	median: number | null;
	deviation: number | null;
	skewness: number | null;
	kurtosis: number | null;
	/**
	 * Coefficient of internal consistency: Cronbach's alpha, which is KR-20 where all marks are 0 or 1.
	 */
	consistency: number | null;
	isKr20: boolean;
	/** Error ratio: how much of the spread is chance. */
	errorRatio: number | null;
	/** Standard error of a student's score, as a share of the full score. */
	error: number | null;
	/** Students per tenth of the full score; the last takes in the full score. */
	histogram: number[];
}

export interface Analysis {
	trust: Trust;
	test: TestFigures;
	items: ItemFigures[];
}

function columnOf({ points, questions, rows }: Table, column: number): Float64Array {
	const marks = new Float64Array(rows.length);
	for (let row = 0; row < rows.length; row += 1)
		marks[row] = points[row * questions.length + column] as number;
	return marks;
}

function totalsOf({ points, questions, rows }: Table): Float64Array {
	const totals = new Float64Array(rows.length);
	for (let row = 0; row < rows.length; row += 1)
		for (let column = 0; column < questions.length; column += 1)
			totals[row] = (totals[row] as number) + (points[row * questions.length + column] as number);
	return totals;
}

/**
 * Cronbach's alpha: k/(k−1) · (1 − Σ variances of the items / variance of the totals). Cronbach,
 * "Coefficient alpha and the internal structure of tests", Psychometrika 16 (1951); for marks of 0 and
 * 1 it is formula 20 of Kuder and Richardson, Psychometrika 2 (1937).
 */
export function consistencyOf(
	columns: readonly Float64Array[],
	totals: Float64Array
): number | null {
	const spread = varianceOf(totals);
	const items = columns.length;
	if (items < 2 || !spread || spread < 1e-12) return null;
	const parts = columns.reduce((sum, column) => sum + (varianceOf(column) ?? 0), 0);
	return (items / (items - 1)) * (1 - parts / spread);
}

/**
 * Covariance with the rest by the greatest that the same marks could have if both were in the same
 * order: Moodle, "Quiz statistics calculations", discriminative efficiency.
 */
function efficiencyOf(marks: Float64Array, rest: Float64Array): number | null {
	const best = coproduct(marks.slice().sort(), rest.slice().sort());
	return best > 1e-12 ? coproduct(marks, rest) / best : null;
}

function choicesOf(given: readonly Given[], rest: Float64Array, counted: Counted | null): Choice[] {
	const found = new Map<string, { given: Given; count: number; rest: number }>();
	const add = (answer: Given, row: number) => {
		const key = keyOf(answer, normalise);
		const entry = found.get(key) ?? { given: answer, count: 0, rest: 0 };
		entry.count += 1;
		entry.rest += rest[row] as number;
		found.set(key, entry);
	};
	given.forEach((answer, row) => {
		if (answer === null) return;
		// Of several chosen options each is counted.
		if (counted && Array.isArray(answer)) for (const one of answer) add(one, row);
		else add(answer, row);
	});
	if (counted)
		for (let option = 0; option < counted.options; option += 1)
			if (!found.has(String(option)))
				found.set(String(option), { given: option, count: 0, rest: 0 });
	const choices = [...found.values()].map((entry): Choice => {
		const isKey = counted?.keys.includes(entry.given as number) ?? false;
		return {
			given: entry.given,
			isKey,
			count: entry.count,
			rest: entry.count > 0 ? entry.rest / entry.count : null,
			isDead: counted !== null && !isKey && entry.count === 0
		};
	});
	choices.sort((a, b) => b.count - a.count);
	return counted ? choices : choices.slice(0, MOST_CHOICES);
}

/** A wrong answer must have been given by so many before it casts doubt on the key. */
const FEWEST_STRONG = 3;

function suspicionOf(discrimination: number | null, choices: readonly Choice[]): Suspicion | null {
	if (discrimination !== null && discrimination < 0) return { is: 'negative' };
	const key = choices.find((choice) => choice.isKey && choice.rest !== null);
	if (choices.filter((choice) => choice.isKey).length !== 1) return null;
	const strong = choices.find(
		(choice) =>
			!choice.isKey &&
			choice.count >= FEWEST_STRONG &&
			choice.rest !== null &&
			(key?.rest === null || key === undefined || choice.rest > key.rest)
	);
	return strong ? { is: 'strong-distractor', given: strong.given } : null;
}

function itemFigures(
	table: Table,
	column: number,
	{
		marks,
		totals,
		counted,
		trust
	}: {
		marks: Float64Array;
		totals: Float64Array;
		counted: Counted | null;
		trust: Trust;
	}
): ItemFigures {
	const { rows, questions, seconds, given } = table;
	const width = questions.length;
	const rest = totals.map((total, row) => total - (marks[row] as number));
	const restShare = width > 1 ? rest.map((value) => value / (width - 1)) : rest;
	const times = seconds.filter((value, at) => at % width === column && !Number.isNaN(value));
	const answers = rows.map((_, row) => given[row * width + column] ?? null);
	const isShown = trust !== 'hidden' && width > 1;
	const discrimination = isShown ? correlationOf(marks, rest) : null;
	const choices = choicesOf(answers, restShare, counted);
	return {
		question: questions[column] as number,
		answered: times.length,
		facility: meanOf(marks),
		deviation: deviationOf(marks),
		discrimination,
		efficiency: isShown ? efficiencyOf(marks, rest) : null,
		seconds: medianOf(times),
		choices,
		suspicion: isShown ? suspicionOf(discrimination, choices) : null
	};
}

function histogramOf(shares: Float64Array): number[] {
	const bins = new Array<number>(BINS).fill(0);
	for (const share of shares) {
		// 0.3 / 0.1 is 2.9999… in binary.
		const bin = Math.min(BINS - 1, Math.floor(share * BINS + 1e-9));
		bins[bin] = (bins[bin] as number) + 1;
	}
	return bins;
}

function testFigures(
	columns: readonly Float64Array[],
	totals: Float64Array,
	trust: Trust
): TestFigures {
	const items = columns.length;
	const shares = totals.map((total) => (items > 0 ? total / items : 0));
	const isShown = trust !== 'hidden';
	const deviation = deviationOf(shares);
	const consistency = isShown ? consistencyOf(columns, totals) : null;
	// Standard error = deviation · √(1 − alpha); the root alone is Moodle's error ratio.
	const errorRatio = consistency === null ? null : Math.sqrt(1 - consistency);
	return {
		students: totals.length,
		mean: meanOf(shares),
		median: medianOf(shares),
		deviation,
		skewness: isShown ? skewnessOf(shares) : null,
		kurtosis: isShown ? kurtosisOf(shares) : null,
		consistency,
		isKr20: columns.every((column) => column.every((mark) => mark === 0 || mark === 1)),
		errorRatio,
		error: errorRatio === null || deviation === null ? null : errorRatio * deviation,
		histogram: histogramOf(shares)
	};
}

/**
 * Item and test analysis in Moodle's words. `counted`: by question; null where answers are not chosen
 * from a list or the question is missing.
 */
export function analyse(table: Table, counted: readonly (Counted | null)[]): Analysis {
	const trust = trustIn(table.rows.length);
	const totals = totalsOf(table);
	const columns = table.questions.map((_, column) => columnOf(table, column));
	return {
		trust,
		test: testFigures(columns, totals, trust),
		items: columns.map((marks, column) =>
			itemFigures(table, column, {
				marks,
				totals,
				counted: counted[table.questions[column] as number] ?? null,
				trust
			})
		)
	};
}

/** The questions with the lowest facility, the weakest first; those that all have right are not weak. */
export function weakestItems({ items }: Analysis, count = 3): ItemFigures[] {
	return items
		.filter((item) => item.facility !== null && item.facility < 1)
		.sort((a, b) => (a.facility as number) - (b.facility as number))
		.slice(0, count);
}

/** The wrong answer most given, or null when nobody gave any. */
export function worstChoice({ choices }: ItemFigures): Choice | null {
	return choices.find((choice) => !choice.isKey && choice.count > 0) ?? null;
}
