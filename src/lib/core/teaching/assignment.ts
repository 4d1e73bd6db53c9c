import { hashText, randomFrom } from '../random.ts';
import { normalise } from '../typed.ts';
import type { Assignment } from '../schema/teaching.ts';
import { checkOwn, isFoul, type OwnProblem } from './own.ts';
import { isBank } from './questions.ts';

export const MOST_QUESTIONS = 200;
export const LONGEST_TITLE = 120;
export const LONGEST_INSTRUCTIONS = 2000;
const MINUTE_MS = 60_000;

/** What is right for homework: one attempt, the key after handing in, no clock. */
export const NEW_ASSIGNMENT: Omit<Assignment, 'seed' | 'key256'> = {
	title: '',
	instructions: '',
	behaviour: 'deferred',
	attempts: 1,
	grading: 'highest',
	opens: null,
	closes: null,
	limit: null,
	expiry: 'submit',
	shuffleQuestions: false,
	shuffleAnswers: true,
	navigation: 'free',
	key: 'handed-in',
	certainty: false,
	variants: [],
	questions: []
};

export type AssignmentProblem =
	| { is: 'no-title' | 'long-title' | 'long-instructions' | 'foul-text' }
	| { is: 'empty' }
	| { is: 'many'; most: number }
	| { is: 'twice'; question: number }
	/** It closes before it opens. */
	| { is: 'dates' }
	/** The key is shown when it closes, and it never closes. */
	| { is: 'key-without-close' }
	/** Verdicts come after each answer, and the key is to be kept back. */
	| { is: 'key-and-behaviour' }
	| { is: 'variants' }
	| { is: 'question'; question: number; problem: OwnProblem };

/** What keeps an assignment from being handed out. */
export function checkAssignment(assignment: Assignment): AssignmentProblem[] {
	const { title, instructions, questions, opens, closes, key, behaviour, variants } = assignment;
	const problems: AssignmentProblem[] = [];
	if (title.trim() === '') problems.push({ is: 'no-title' });
	if ([...title].length > LONGEST_TITLE) problems.push({ is: 'long-title' });
	if ([...instructions].length > LONGEST_INSTRUCTIONS) problems.push({ is: 'long-instructions' });
	if ([title, instructions, ...variants].some(isFoul)) problems.push({ is: 'foul-text' });
	if (questions.length === 0) problems.push({ is: 'empty' });
	if (questions.length > MOST_QUESTIONS) problems.push({ is: 'many', most: MOST_QUESTIONS });
	if (opens !== null && closes !== null && closes <= opens) problems.push({ is: 'dates' });
	if (key === 'closed' && closes === null) problems.push({ is: 'key-without-close' });
	if (behaviour !== 'deferred' && key !== 'answered') problems.push({ is: 'key-and-behaviour' });
	if (behaviour === 'deferred' && key === 'answered') problems.push({ is: 'key-and-behaviour' });
	const names = variants.map((name) => name.trim().toLowerCase());
	if (names.includes('') || new Set(names).size < names.length || names.length === 1)
		problems.push({ is: 'variants' });
	const seen = new Set<number>();
	for (const [index, question] of questions.slice(0, MOST_QUESTIONS).entries()) {
		if (!isBank(question)) {
			for (const problem of checkOwn(question))
				problems.push({ is: 'question', question: index, problem });
			continue;
		}
		if (seen.has(question.number)) problems.push({ is: 'twice', question: index });
		seen.add(question.number);
	}
	return problems;
}

/** Opening and closing times are whole minutes. */
export function toMinute(ms: number): number {
	return Math.floor(ms / MINUTE_MS) * MINUTE_MS;
}

export type Window = 'before' | 'open' | 'after';

/** Where a moment of the student's own clock lies: advice, since that clock can be set. */
export function windowAt({ opens, closes }: Assignment, now: number): Window {
	if (opens !== null && now < opens) return 'before';
	return closes !== null && now >= closes ? 'after' : 'open';
}

/** Seconds for one attempt, extra time included; null: no limit. */
export function limitFor({ limit }: Assignment, extra: 1 | 1.5 | 2): number | null {
	return limit === null ? null : Math.round(limit * extra);
}

/** Which variant a name gets: the same on every device on which it is typed. */
export function variantOf({ variants, seed }: Assignment, name: string): number {
	if (variants.length === 0) return 0;
	return hashText(`${seed}/${normalise(name)}`) % variants.length;
}

/**
 * The text by which options and questions are shuffled: a variant's for all who have it, and one's own
 * where the teacher wants everyone to have another order.
 */
export function shuffleText(
	assignment: Assignment,
	who: { variant: number; pseudonym: string },
	own: boolean
): string {
	return own
		? `own/${who.pseudonym}`
		: `variant/${assignment.variants.length > 0 ? who.variant : 0}`;
}

/** In which order the questions come: places of the assignment's list. */
export function questionOrder(
	assignment: Assignment,
	who: { variant: number; pseudonym: string }
): number[] {
	const places = assignment.questions.map((_, index) => index);
	const { shuffleQuestions, variants, seed } = assignment;
	// The first variant is the teacher's own order.
	if (!shuffleQuestions && (variants.length === 0 || who.variant === 0)) return places;
	return randomFrom(shuffleText(assignment, who, shuffleQuestions), seed).shuffle(places);
}

/** Whether the student may see the key: `isHandedIn` is of this attempt. */
export function isKeyShown(
	{ key, closes }: Assignment,
	{ isHandedIn, now }: { isHandedIn: boolean; now: number }
): boolean {
	switch (key) {
		case 'answered':
			return true;
		case 'handed-in':
			return isHandedIn;
		case 'closed':
			return isHandedIn && closes !== null && now >= closes;
		case 'never':
			return false;
	}
}
