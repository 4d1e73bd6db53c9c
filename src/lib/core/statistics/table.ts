import type { Given } from '../schema/teaching.ts';
import type { Attempt, Gradebook, Learner } from '../teaching/gradebook.ts';

/** Answers of a class as numbers: one row per student, one column per question that counts. */
export interface Table {
	/** Ids of the learners, by row. */
	rows: string[];
	/** Places of the questions, by column. */
	questions: number[];
	/** Row after row, 0 to 1. */
	points: Float64Array;
	/** Row after row; NaN where a question was left open. */
	seconds: Float64Array;
	/** Row after row. */
	given: Given[];
}

/** Builds a table from one attempt per student. A dropped question has no column. */
export function tableOfAttempts(
	attempts: readonly { id: string; attempt: Attempt }[],
	dropped: readonly boolean[]
): Table {
	const questions = [...dropped.keys()].filter((question) => !dropped[question]);
	const size = attempts.length * questions.length;
	const points = new Float64Array(size);
	const seconds = new Float64Array(size);
	const given: Given[] = new Array<Given>(size).fill(null);
	attempts.forEach(({ attempt }, row) => {
		questions.forEach((question, column) => {
			const at = row * questions.length + column;
			const answer = attempt.answers[question];
			points[at] = answer?.counted ?? 0;
			seconds[at] = answer && answer.order !== null ? answer.seconds : NaN;
			given[at] = answer?.given ?? null;
		});
	});
	return { rows: attempts.map(({ id }) => id), questions, points, seconds, given };
}

/** First attempts: later ones are practised on the same questions. */
export function tableOf({ learners, dropped }: Pick<Gradebook, 'learners' | 'dropped'>): Table {
	const firstOf = ({ id, attempts: [attempt] }: Learner) => (attempt ? [{ id, attempt }] : []);
	return tableOfAttempts(learners.flatMap(firstOf), dropped);
}
