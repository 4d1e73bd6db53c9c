import { canonical } from '../crc.ts';
import { hashText } from '../random.ts';
import { checkNickname, type NicknameProblem } from '../nickname.ts';
import type { Assignment, Receipt, ReceiptAnswer } from '../schema/teaching.ts';

const LONGEST_ANSWER_S = 7 * 86_400;
/** Below it tenths are kept: an answer after 0.2 seconds is worth a look. */
const COARSE_FROM_S = 10;
const MOST_TYPED = 300;

/** Seconds as a receipt holds them: tenths under ten, whole ones above. */
export function roundSeconds(ms: number): number {
	const seconds = Math.min(LONGEST_ANSWER_S, Math.max(0, ms / 1000));
	return seconds < COARSE_FROM_S ? Math.round(seconds * 10) / 10 : Math.round(seconds);
}

/** Points as a receipt holds them: thousandths. */
export function roundPoints(points: number): number {
	return Math.round(Math.min(1, Math.max(0, points)) * 1000) / 1000;
}

/** A question that was left open. */
export const UNANSWERED: ReceiptAnswer = {
	given: null,
	points: 0,
	seconds: 0,
	order: null,
	tries: 1
};

const cut = (text: string) => [...text].slice(0, MOST_TYPED).join('');

/** An answer as it is handed in. */
export function receiptAnswer(
	answer: Pick<ReceiptAnswer, 'given' | 'points' | 'order' | 'tries'> & {
		ms: number;
		certainty?: 1 | 2 | 3 | undefined;
	}
): ReceiptAnswer {
	const { given, points, order, tries, ms, certainty } = answer;
	const short = Array.isArray(given)
		? given.map((part) => (typeof part === 'string' ? cut(part) : part))
		: typeof given === 'string'
			? cut(given)
			: given;
	return {
		given: short,
		points: roundPoints(points),
		seconds: roundSeconds(ms),
		order,
		tries: Math.min(9, Math.max(1, tries)),
		...(certainty === undefined ? {} : { certainty })
	};
}

/** The name or number that a student types, as it is kept, or what is wrong with it. */
export function checkName(text: string): { name: string } | { problem: NicknameProblem } {
	return checkNickname(text);
}

/** Equal receipts, whatever way they came. */
export function sameReceipt(a: Receipt, b: Receipt): boolean {
	return receiptHash(a) === receiptHash(b) && canonical(a) === canonical(b);
}

export function receiptHash(receipt: Receipt): number {
	return hashText(canonical(receipt));
}

/** Points of an attempt, before any regrading. */
export function pointsOf(receipt: Receipt): number {
	return roundPointsSum(receipt.answers.map((answer) => answer.points));
}

/** A sum of thousandths, without what binary fractions add. */
export function roundPointsSum(points: readonly number[]): number {
	return Math.round(points.reduce((sum, one) => sum + one, 0) * 1000) / 1000;
}

export type ReceiptProblem =
	/** It has another number of questions than the assignment. */
	{ is: 'other-length'; has: number; wanted: number } | { is: 'name'; problem: NicknameProblem };

/** What keeps a receipt from being taken in, once it is known to belong to the assignment. */
export function checkReceipt(receipt: Receipt, assignment: Assignment): ReceiptProblem | null {
	const wanted = assignment.questions.length;
	const has = receipt.answers.length;
	if (has !== wanted) return { is: 'other-length', has, wanted };
	const named = checkName(receipt.name);
	return 'problem' in named ? { is: 'name', problem: named.problem } : null;
}
