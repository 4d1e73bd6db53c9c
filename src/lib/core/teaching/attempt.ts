import { isComplete } from '../complete.ts';
import type { Item, Response, Score } from '../item.ts';
import type { Assignment, Given, ReceiptAnswer } from '../schema/teaching.ts';
import { score } from '../score.ts';
import { MOST_TRIES, penalise } from '../session.ts';
import { limitFor, questionOrder, shuffleText, variantOf } from './assignment.ts';
import { givenOf } from './given.ts';
import { arranged, type Resolved } from './questions.ts';
import { receiptAnswer, UNANSWERED } from './receipt.ts';

export type Certainty = 1 | 2 | 3;

/** One place of an attempt: a question with all that was done to it. */
export interface Place {
	/** Its place in the assignment's list. */
	question: number;
	response: Response | null;
	/** Set with the response. */
	score: Score | null;
	/** The response as the receipt has it: written down at once, since a later bank may draw others. */
	given: Given;
	tries: number;
	/** Grows with every answer; null: open. */
	order: number | null;
	certainty: Certainty | null;
	/** Time looked at, ms. */
	ms: number;
	/** What is chosen or typed and not answered. */
	draft: Response | null;
	/** Wrong tries (interactive behaviour). */
	missed: Response[];
	/** Whether the back of a recall question was seen. */
	turned: boolean;
	hinted: boolean;
}

/** What of an assignment decides how an attempt goes. */
type Rules = Pick<Assignment, 'behaviour' | 'navigation' | 'certainty' | 'expiry'>;

/**
 * An attempt at an assignment, as plain data: it is kept as it stands, so that a killed tab goes on
 * exactly. Nothing of it is in the log before it is handed in.
 */
export interface Attempt extends Rules {
	v: 1;
	/** Groups the answers in the student's log. */
	id: string;
	/** Which attempt on this device, from 1. */
	number: number;
	variant: number;
	extra: 1 | 1.5 | 2;
	startedAt: number;
	/** Wall clock, ms since 1970; null: no time limit. */
	endsAt: number | null;
	places: Place[];
	/** Questions that this phone cannot show. */
	missing: number[];
	at: number;
	/** check: the list of what is open, before handing in. */
	phase: 'asking' | 'check' | 'over';
	late: boolean;
	/** Wall clock of handing in. */
	endedAt: number | null;
}

/** Who takes it: decides variant and order. */
export interface Taker {
	variant: number;
	pseudonym: string;
}

export interface AttemptInput {
	id: string;
	number: number;
	assignment: Assignment;
	resolved: readonly Resolved[];
	taker: Taker;
	extra: 1 | 1.5 | 2;
	now: number;
}

export function takerOf(assignment: Assignment, name: string, pseudonym: string): Taker {
	return { variant: variantOf(assignment, name), pseudonym };
}

/** The questions of an assignment as one student sees them, by their place in its list. */
export function itemsFor(
	assignment: Assignment,
	resolved: readonly Resolved[],
	taker: Taker
): (Item | null)[] {
	const text = shuffleText(assignment, taker, assignment.shuffleAnswers);
	return resolved.map((one) =>
		one.is === 'here' ? arranged(one.item, text, assignment.seed) : null
	);
}

function openPlace(question: number): Place {
	return {
		question,
		response: null,
		score: null,
		given: null,
		tries: 1,
		order: null,
		certainty: null,
		ms: 0,
		draft: null,
		missed: [],
		turned: false,
		hinted: false
	};
}

export function startAttempt(input: AttemptInput): Attempt {
	const { id, number, assignment, resolved, taker, extra, now } = input;
	const { behaviour, navigation, certainty, expiry } = assignment;
	const limit = limitFor(assignment, extra);
	const isHere = (question: number) => resolved[question]?.is === 'here';
	const order = questionOrder(assignment, taker);
	const places = order.filter(isHere).map(openPlace);
	return {
		v: 1,
		id,
		number,
		behaviour,
		navigation,
		certainty,
		expiry,
		variant: taker.variant,
		extra,
		startedAt: now,
		endsAt: limit === null ? null : now + limit * 1000,
		places,
		missing: order.filter((question) => !isHere(question)).sort((a, b) => a - b),
		at: 0,
		phase: places.length > 0 ? 'asking' : 'check',
		late: false,
		endedAt: null
	};
}

export function placeNow(attempt: Attempt): Place | null {
	return attempt.phase === 'asking' ? (attempt.places[attempt.at] ?? null) : null;
}

export function isAnswered(place: Place): boolean {
	return place.response !== null;
}

/** Whether the verdict stands on the screen: always once answered, but in deferred behaviour. */
export function isVerdictShown(attempt: Attempt, place: Place): boolean {
	return attempt.behaviour !== 'deferred' && isAnswered(place);
}

/** Whether an answer may still be changed: not once the key was seen, as on the back of a card. */
export function canChange(attempt: Attempt, place: Place): boolean {
	return !isAnswered(place) || (attempt.behaviour === 'deferred' && !place.turned);
}

function change(attempt: Attempt, made: Partial<Place>, at = attempt.at): Attempt {
	return {
		...attempt,
		places: attempt.places.map((place, index) => (index === at ? { ...place, ...made } : place))
	};
}

const isAsking = (attempt: Attempt) => {
	const place = placeNow(attempt);
	return place !== null && canChange(attempt, place);
};

export function draftAnswer(attempt: Attempt, draft: Response | null): Attempt {
	return isAsking(attempt) ? change(attempt, { draft }) : attempt;
}

export function saySure(attempt: Attempt, certainty: Certainty): Attempt {
	return isAsking(attempt) ? change(attempt, { certainty }) : attempt;
}

export function turnCard(attempt: Attempt): Attempt {
	return isAsking(attempt) ? change(attempt, { turned: true }) : attempt;
}

export function takeHint(attempt: Attempt): Attempt {
	return isAsking(attempt) ? change(attempt, { hinted: true }) : attempt;
}

/** Adds time to the question on the screen. */
export function spend(attempt: Attempt, ms: number): Attempt {
	const place = placeNow(attempt);
	if (!place || isVerdictShown(attempt, place)) return attempt;
	return change(attempt, { ms: place.ms + Math.max(0, Math.round(ms)) });
}

function nextOrder({ places }: Attempt): number {
	return 1 + places.reduce((most, { order }) => Math.max(most, order ?? -1), -1);
}

/**
 * Answers the question on the screen. In interactive behaviour a wrong answer with tries left is asked
 * again; in deferred behaviour an answer may be given anew.
 */
export function answerPlace(attempt: Attempt, item: Item, response: Response): Attempt {
	const place = placeNow(attempt);
	if (!place || !canChange(attempt, place)) return attempt;
	const tries = place.missed.length + 1;
	const raw = score(item, response);
	const again =
		attempt.behaviour === 'interactive' &&
		response.type !== 'unknown' &&
		item.type !== 'recall' &&
		raw.verdict !== 'right' &&
		tries < MOST_TRIES;
	if (again) return change(attempt, { missed: [...place.missed, response], draft: null });
	return change(attempt, {
		response,
		score: penalise(raw, tries),
		given: givenOf(item, response),
		tries,
		order: nextOrder(attempt),
		draft: null,
		...(response.type === 'unknown' ? { certainty: null } : {})
	});
}

/** In deferred behaviour what is chosen counts when one goes on, as on paper. */
export function settle(attempt: Attempt, item: Item | null): Attempt {
	const place = placeNow(attempt);
	if (!place || !item || attempt.behaviour !== 'deferred' || item.type === 'recall') return attempt;
	if (place.draft === null || !isComplete(item, place.draft)) return attempt;
	return answerPlace(attempt, item, place.draft);
}

/** Forward only: to the next one, or from the check back to the one that was left for it. */
export function canGoTo(attempt: Attempt, at: number): boolean {
	if (attempt.places[at] === undefined || attempt.phase === 'over') return false;
	if (attempt.navigation === 'free' || at === attempt.at) return true;
	return attempt.phase === 'asking' && at === attempt.at + 1;
}

/** An answer that may still be changed stands there as the draft. */
function show(attempt: Attempt, at: number): Attempt {
	const moved: Attempt = { ...attempt, at, phase: 'asking' };
	const place = moved.places[at];
	if (!place || !isAnswered(place) || !canChange(moved, place)) return moved;
	return change(moved, { draft: place.draft ?? place.response });
}

export function goToPlace(attempt: Attempt, at: number): Attempt {
	return canGoTo(attempt, at) ? show(attempt, at) : attempt;
}

/** To the next question; with free navigation past those answered; after the last one to the check. */
export function goOn(attempt: Attempt): Attempt {
	if (attempt.phase !== 'asking') return attempt;
	const isOpen = (place: Place, index: number) => index > attempt.at && !isAnswered(place);
	const at =
		attempt.navigation === 'forward' || attempt.behaviour !== 'deferred'
			? attempt.at + 1
			: attempt.places.findIndex(isOpen);
	return attempt.places[at] === undefined ? { ...attempt, phase: 'check' } : show(attempt, at);
}

/** To the list of what is open. */
export function goToCheck(attempt: Attempt): Attempt {
	return attempt.phase === 'asking' ? { ...attempt, phase: 'check' } : attempt;
}

/** The place that was answered last, or -1. */
export function lastAnsweredPlace({ places }: Attempt): number {
	return places.reduce(
		(last, { order }, index) =>
			order !== null && order > (places[last]?.order ?? -1) ? index : last,
		-1
	);
}

/**
 * Whether the last answer can be taken back: not where the key was shown. Forward only, it can as long as
 * nothing was done to the question that came after it.
 */
export function canTakeBack(attempt: Attempt): boolean {
	const at = lastAnsweredPlace(attempt);
	const place = attempt.places[at];
	if (!place || attempt.phase === 'over' || !canChange(attempt, place)) return false;
	return (
		attempt.navigation === 'free' || attempt.phase === 'check' || Math.abs(attempt.at - at) <= 1
	);
}

/** Takes back the last answer and asks it again; what was chosen stays chosen. */
export function takeBack(attempt: Attempt): Attempt {
	if (!canTakeBack(attempt)) return attempt;
	const at = lastAnsweredPlace(attempt);
	const draft = attempt.places[at]?.response ?? null;
	const made = { response: null, score: null, given: null, order: null };
	return {
		...change(attempt, { ...made, draft: draft?.type === 'unknown' ? null : draft }, at),
		at,
		phase: 'asking'
	};
}

/** Wrong tries that were not carried on: the last one counts, with its marks off. */
function closeTries(place: Place, item: Item | null, order: number): Place {
	const response = place.missed.at(-1);
	if (!response || !item || isAnswered(place)) return place;
	const tries = place.missed.length;
	return {
		...place,
		response,
		score: penalise(score(item, response), tries),
		given: givenOf(item, response),
		tries,
		order
	};
}

export function isExpired({ endsAt }: Attempt, now: number): boolean {
	return endsAt !== null && now >= endsAt;
}

/**
 * Ends the attempt with what is there. `items` by place in the assignment's list. Late is what is handed
 * in after the time limit where work may go on.
 */
export function endAttempt(
	attempt: Attempt,
	items: readonly (Item | null)[],
	now: number
): Attempt {
	if (attempt.phase === 'over') return attempt;
	const itemOf = (place: Place | null) => (place ? (items[place.question] ?? null) : null);
	let settled = settle(attempt, itemOf(placeNow(attempt)));
	for (const [at, place] of settled.places.entries())
		settled = change(settled, closeTries(place, itemOf(place), nextOrder(settled)), at);
	return {
		...settled,
		phase: 'over',
		late: attempt.expiry === 'late' && isExpired(attempt, now),
		endedAt: now
	};
}

/** The table of a receipt: one row per question of the assignment, in its order. */
export function receiptRows(attempt: Attempt, questions: number): ReceiptAnswer[] {
	const answered = attempt.places
		.filter(isAnswered)
		.sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
	return Array.from({ length: questions }, (_, question) => {
		const place = attempt.places.find((one) => one.question === question);
		if (!place) return UNANSWERED;
		const { given, tries, ms, certainty } = place;
		return receiptAnswer({
			given,
			points: place.score?.points ?? 0,
			order: isAnswered(place) ? answered.indexOf(place) : null,
			tries,
			ms,
			certainty: isAnswered(place) ? (certainty ?? undefined) : undefined
		});
	});
}

export interface Outcome {
	/** Questions that could be shown. */
	asked: number;
	answered: number;
	points: number;
	/** Places not fully right. */
	missed: Place[];
}

export function outcomeOf({ places }: Attempt): Outcome {
	const points = places.reduce((sum, place) => sum + (place.score?.points ?? 0), 0);
	return {
		asked: places.length,
		answered: places.filter(isAnswered).length,
		points: Math.round(points * 1000) / 1000,
		missed: places.filter((place) => place.score?.verdict !== 'right')
	};
}

/** How many attempts are left on this device; null: any number. */
export function attemptsLeft(
	{ attempts }: Pick<Assignment, 'attempts'>,
	done: number
): number | null {
	return attempts === 0 ? null : Math.max(0, attempts - done);
}
