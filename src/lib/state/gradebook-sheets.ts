import type { Analysis } from '../core/statistics/analysis.ts';
import { worstChoice } from '../core/statistics/analysis.ts';
import type { Given } from '../core/schema/teaching.ts';
import type { Classbook, Gradebook } from '../core/teaching/gradebook.ts';
import { m } from '../i18n/paraglide/messages.js';
import { toCsv, type Cell } from '../formats/csv.ts';
import type { Sheet } from '../formats/xlsx.ts';

/** Words of the questions and answers, which the page knows. */
export interface Words {
	/** Of a learner's row. */
	name: (learner: string) => string;
	stem: (question: number) => string;
	key: (question: number) => string;
	answer: (question: number, given: Given) => string;
}

const round = (value: number | null) => (value === null ? null : Math.round(value * 1000) / 1000);

/** Who got what: one row per student, those who handed in nothing at the end. */
export function pointsSheet(book: Gradebook, words: Words): Sheet {
	const questions = book.assignment.content.questions.map((_, at) => at);
	const head: Cell[] = [
		m.results_sheet_student(),
		m.results_sheet_points(),
		m.results_sheet_of(),
		m.results_sheet_attempts(),
		m.results_sheet_late(),
		...questions.map((at) => m.results_sheet_question({ number: at + 1 }))
	];
	const present = book.learners.map((learner): Cell[] => [
		words.name(learner.id),
		learner.points,
		book.of,
		learner.attempts.length,
		learner.shown?.receipt.late ? m.results_sheet_yes() : m.results_sheet_no(),
		...questions.map((at) => learner.shown?.answers[at]?.counted ?? null)
	]);
	const absent = book.absent.map(({ name }): Cell[] => [name, null, book.of, 0]);
	return { name: m.results_sheet_results(), rows: [head, ...present, ...absent] };
}

function answersSheet(book: Gradebook, words: Words): Sheet {
	const questions = book.assignment.content.questions.map((_, at) => at);
	return {
		name: m.results_sheet_answers(),
		rows: [
			[
				m.results_sheet_student(),
				...questions.map((at) => m.results_sheet_question({ number: at + 1 }))
			],
			...book.learners.map((learner): Cell[] => [
				words.name(learner.id),
				...questions.map((at) => words.answer(at, learner.shown?.answers[at]?.given ?? null))
			])
		]
	};
}

function questionsSheet({ items }: Analysis, words: Words): Sheet {
	return {
		name: m.results_sheet_questions(),
		rows: [
			[
				m.results_sheet_number(),
				m.results_sheet_stem(),
				m.results_sheet_key(),
				m.results_sheet_answered(),
				m.results_figure_facility(),
				m.results_figure_discrimination(),
				m.results_sheet_seconds(),
				m.results_sheet_worst()
			],
			...items.map((item): Cell[] => {
				const worst = worstChoice(item);
				return [
					item.question + 1,
					words.stem(item.question),
					words.key(item.question),
					item.answered,
					round(item.facility),
					round(item.discrimination),
					item.seconds,
					worst ? words.answer(item.question, worst.given) : ''
				];
			})
		]
	};
}

export function gradebookSheets(book: Gradebook, analysis: Analysis, words: Words): Sheet[] {
	return [pointsSheet(book, words), answersSheet(book, words), questionsSheet(analysis, words)];
}

/** One class over its assignments. */
export function classbookSheet({ gradebooks, rows, class: { name } }: Classbook): Sheet {
	const head: Cell[] = [
		m.results_sheet_student(),
		...gradebooks.map(({ assignment, of }) =>
			m.results_sheet_assignment({ title: assignment.content.title, of })
		),
		m.results_sheet_share()
	];
	return {
		name,
		rows: [head, ...rows.map((row): Cell[] => [row.name, ...row.points, round(row.share)])]
	};
}

/** A name that every file system takes. */
export function sheetFileName(title: string, ending: string): string {
	const letters = title.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
	return `${[...(letters === '' ? 'saxaul' : letters)].slice(0, 60).join('')}.${ending}`;
}

/** `excel`: with the mark by which Excel knows UTF-8. */
export function csvFile(title: string, { rows }: Sheet, excel: boolean): File {
	const text = toCsv(rows, { bom: excel });
	return new File([text], sheetFileName(title, 'csv'), { type: 'text/csv' });
}

export async function xlsxFile(title: string, sheets: readonly Sheet[]): Promise<File> {
	const { toXlsx } = await import('../formats/xlsx.ts');
	const book = await toXlsx(sheets);
	return new File([book], sheetFileName(title, 'xlsx'), { type: book.type });
}
