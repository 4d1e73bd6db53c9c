import type { Assignment } from '$lib/core/schema/teaching.ts';
import {
	LONGEST_INSTRUCTIONS,
	LONGEST_TITLE,
	type AssignmentProblem
} from '$lib/core/teaching/assignment.ts';
import type { OwnProblem } from '$lib/core/teaching/own.ts';
import { momentText } from '$lib/i18n/dates.ts';
import { m } from '$lib/i18n/paraglide/messages.js';

export const OWN_PROBLEMS: Record<OwnProblem, () => string> = {
	'no-stem': m.own_no_stem,
	'few-options': m.own_few,
	'many-options': m.own_many,
	'empty-option': m.own_empty,
	'same-options': m.own_same,
	'no-key': m.own_no_key,
	range: m.own_bad_range,
	'no-gap': m.own_no_gap,
	'foul-text': m.own_foul
};

/** What to do before a set can be handed out. */
export function problemWords(problem: AssignmentProblem): string {
	switch (problem.is) {
		case 'no-title':
			return m.problem_no_title();
		case 'long-title':
			return m.problem_long_title({ most: LONGEST_TITLE });
		case 'long-instructions':
			return m.problem_long_instructions({ most: LONGEST_INSTRUCTIONS });
		case 'foul-text':
			return m.problem_foul();
		case 'empty':
			return m.problem_no_questions();
		case 'many':
			return m.problem_many_questions({ most: problem.most });
		case 'twice':
			return m.problem_twice({ number: problem.question + 1 });
		case 'dates':
			return m.problem_dates();
		case 'key-without-close':
			return m.problem_key_close();
		case 'key-and-behaviour':
			return m.problem_key_behaviour();
		case 'variants':
			return m.problem_variants();
		case 'question':
			return m.problem_in_question({
				number: problem.question + 1,
				what: OWN_PROBLEMS[problem.problem]()
			});
	}
}

export const GRADING_NAMES: Record<Assignment['grading'], () => string> = {
	highest: m.given_highest,
	average: m.given_average,
	first: m.given_first,
	last: m.given_last
};

/** Day and time, as people write it here. */
export function whenText(at: number): string {
	return momentText(at, 'moment');
}

export function dayText(at: number): string {
	return momentText(at, 'date');
}
