import type { Item, ItemId, Response, Score } from './item.ts';
import type { Rating } from './rate.ts';
import { score } from './score.ts';
import type { Behaviour } from './selection.ts';

/** One answered place of a session. */
export interface Given {
	response: Response;
	score: Score;
	/** Tries used, from 1; more than one only in interactive behaviour. */
	tries: number;
	ms: number;
	hinted: boolean;
	rating: Rating | null;
	/** The id of its event, once it is in the log. */
	event: string | null;
	overruled: boolean;
}

/**
 * A running session as plain data. It is saved as it stands, so that a killed tab resumes exactly; the
 * log gets only finished answers.
 */
export interface Session {
	v: 1;
	/** Groups the answers of this sitting in the log. */
	id: string;
	mode: 'practice' | 'review';
	behaviour: Behaviour;
	/** The address it was started from. */
	query: string;
	seed: number;
	/** What is asked, in order. In review the queue adds one at a time. */
	items: ItemId[];
	given: (Given | null)[];
	/** The place shown. */
	at: number;
	/** asking: waiting for an answer · shown: the verdict is visible · over: the results are. */
	phase: 'asking' | 'shown' | 'over';
	/** What is chosen or typed and not yet answered. */
	draft: Response | null;
	/** Wrong tries at the current question. */
	missed: Response[];
	hinted: boolean;
	startedAt: number;
}

export const MOST_TRIES = 3;
/** Marks off per wrong try in interactive behaviour (Moodle's default). */
const PENALTY = 1 / 3;

export function startSession(
	input: Pick<Session, 'id' | 'mode' | 'behaviour' | 'query' | 'seed' | 'items' | 'startedAt'>
): Session {
	return {
		...input,
		v: 1,
		given: input.items.map(() => null),
		at: 0,
		phase: input.items.length > 0 ? 'asking' : 'over',
		draft: null,
		missed: [],
		hinted: false
	};
}

/** The seed of one place: the same item comes up the same after a resume. */
export function seedAt(session: Session, place = session.at): number {
	return (session.seed + place * 7919) % 2147483647;
}

export function draft(session: Session, response: Response | null): Session {
	return session.phase === 'asking' ? { ...session, draft: response } : session;
}

export function takeHint(session: Session): Session {
	return session.phase === 'asking' ? { ...session, hinted: true } : session;
}

/** Marks off for earlier wrong tries, never below zero. */
export function penalise(result: Score, tries: number): Score {
	if (tries <= 1 || result.points === 0) return result;
	const points = Math.max(0, Math.round((result.points - PENALTY * (tries - 1)) * 1000) / 1000);
	return { ...result, points, verdict: points === 0 ? 'wrong' : 'partly' };
}

export interface AnswerGiven {
	item: Item;
	response: Response;
	ms: number;
	rating: Rating | null;
}

function place(session: Session, given: Given): (Given | null)[] {
	return session.given.map((entry, index) => (index === session.at ? given : entry));
}

/** In deferred behaviour: to the next open question, past those answered before, or to the results. */
function toOpen(session: Session): Session {
	const at = session.given.findIndex((entry, index) => index > session.at && entry === null);
	if (at >= 0) return goTo(session, at);
	return { ...session, draft: null, missed: [], hinted: false, phase: 'over' };
}

/**
 * Answers the current question. In interactive behaviour a wrong answer with tries left keeps asking;
 * in deferred behaviour no verdict is shown and the next open question comes at once.
 */
export function answer(session: Session, { item, response, ms, rating }: AnswerGiven): Session {
	if (session.phase !== 'asking') return session;
	const tries = session.missed.length + 1;
	const raw = score(item, response);
	const result = penalise(raw, tries);
	const again =
		session.behaviour === 'interactive' &&
		response.type !== 'unknown' &&
		item.type !== 'recall' &&
		raw.verdict !== 'right' &&
		tries < MOST_TRIES;
	if (again) return { ...session, missed: [...session.missed, response], draft: null };
	const given: Given = {
		response,
		score: result,
		tries,
		ms,
		hinted: session.hinted,
		rating,
		event: null,
		overruled: false
	};
	const answered: Session = { ...session, given: place(session, given), draft: null };
	return session.behaviour === 'deferred' ? toOpen(answered) : { ...answered, phase: 'shown' };
}

/** The answer at `at` is durable: what the log made of it. */
export function saved(
	session: Session,
	at: number,
	stored: Pick<Given, 'event' | 'rating'>
): Session {
	return {
		...session,
		given: session.given.map((entry, index) =>
			entry && index === at ? { ...entry, ...stored } : entry
		)
	};
}

/** "I was right": full marks, and the rating that goes with them. */
export function overrule(session: Session, rating: Rating | null): Session {
	const entry = session.given[session.at];
	if (!entry) return session;
	const right: Score = { points: 1, verdict: 'right', parts: entry.score.parts };
	return {
		...session,
		given: place(session, { ...entry, score: right, rating, overruled: true })
	};
}

/** To the next question; in review to the one the queue gives; after the last one to the results. */
export function next(session: Session, fromQueue?: ItemId | null): Session {
	const fresh = { draft: null, missed: [], hinted: false };
	if (session.mode === 'review') {
		if (!fromQueue) return { ...session, ...fresh, phase: 'over' };
		return {
			...session,
			...fresh,
			items: [...session.items, fromQueue],
			given: [...session.given, null],
			at: session.items.length,
			phase: 'asking'
		};
	}
	if (session.at + 1 < session.items.length) return goTo({ ...session, ...fresh }, session.at + 1);
	return { ...session, ...fresh, phase: 'over' };
}

/**
 * To another place. Deferred behaviour may change an answer until the results are seen: an answered place
 * brings its answer back as the draft. A place that does not exist changes nothing.
 */
export function goTo(session: Session, at: number): Session {
	const before = session.given[at];
	if (before === undefined) return session;
	const asking =
		before === null || (session.behaviour === 'deferred' && session.phase === 'asking');
	return {
		...session,
		at,
		phase: asking ? 'asking' : 'shown',
		draft: asking ? (before?.response ?? null) : null,
		missed: [],
		hinted: false
	};
}

/** The last answered place, or -1. */
export function lastAnswered(session: Session): number {
	return session.given.findLastIndex((entry) => entry !== null);
}

/** Takes back the last answer and asks it again. The log gets an `undone` event for it. */
export function undo(session: Session): Session {
	const at = lastAnswered(session);
	if (at < 0) return session;
	const keep = session.mode === 'review' ? at + 1 : session.items.length;
	return {
		...session,
		items: session.items.slice(0, keep),
		given: session.given.slice(0, keep).map((entry, index) => (index === at ? null : entry)),
		at,
		phase: 'asking',
		draft: null,
		missed: [],
		hinted: false
	};
}

export interface Result {
	asked: number;
	answered: number;
	points: number;
	right: number;
	/** Items not fully right, in order. */
	missed: ItemId[];
}

export function resultOf(session: Session): Result {
	const missed: ItemId[] = [];
	let [answered, points, right] = [0, 0, 0];
	session.given.forEach((entry, index) => {
		if (entry) {
			answered += 1;
			points += entry.score.points;
			if (entry.score.verdict === 'right') right += 1;
		}
		const id = session.items[index] as ItemId;
		if (entry && entry.score.verdict !== 'right' && !missed.includes(id)) missed.push(id);
	});
	return { asked: session.items.length, answered, points, right, missed };
}
