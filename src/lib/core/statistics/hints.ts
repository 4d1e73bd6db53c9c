import { keyOf } from '../teaching/given.ts';
import { normalise } from '../typed.ts';
import type { Table } from './table.ts';

/** Nobody reads a question and answers it in less. */
export const QUICK_S = 0.3;
/** Two who have the same so often wrong in the same way are worth a look. */
const FEWEST_COMMON_ERRORS = 3;

/** What is worth a look, and never a verdict. */
export type Hint =
	| { is: 'quick'; learner: string; questions: number[] }
	| { is: 'equal'; learners: string[]; errors: number };

/** Answers given faster than they can be read. */
export function quickHints({ rows, questions, seconds }: Table): Hint[] {
	return rows.flatMap((learner, row): Hint[] => {
		const quick = questions.filter(
			(_, column) => (seconds[row * questions.length + column] as number) < QUICK_S
		);
		return quick.length > 0 ? [{ is: 'quick', learner, questions: quick }] : [];
	});
}

/** Tables that are equal in every answer, several wrong ones included. Right answers are alike anyway. */
export function equalHints({ rows, questions, points, given }: Table): Hint[] {
	const width = questions.length;
	const groups = new Map<string, { learners: string[]; errors: number }>();
	rows.forEach((learner, row) => {
		const own = given.slice(row * width, (row + 1) * width);
		const errors = own.filter(
			(answer, column) => answer !== null && (points[row * width + column] as number) < 1
		).length;
		if (errors < FEWEST_COMMON_ERRORS) return;
		const key = JSON.stringify(own.map((answer) => keyOf(answer, normalise)));
		const group = groups.get(key) ?? { learners: [], errors };
		group.learners.push(learner);
		groups.set(key, group);
	});
	return [...groups.values()]
		.filter(({ learners }) => learners.length > 1)
		.map(({ learners, errors }) => ({ is: 'equal', learners, errors }));
}

export function hintsOf(table: Table): Hint[] {
	return [...quickHints(table), ...equalHints(table)];
}
