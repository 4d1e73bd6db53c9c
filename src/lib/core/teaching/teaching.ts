import { EVENT_VERSION } from '../envelope.ts';
import { isTeaching, subjectsOf } from '../forget.ts';
import type { EventOf, StudyEvent } from '../schema/event.ts';
import type { Assignment } from '../schema/teaching.ts';
import { insert } from '../study.ts';

const KINDS = [
	'keyed',
	'composed',
	'assigned',
	'collected',
	'classed',
	'enrolled',
	'joined',
	'matched',
	'commented',
	'regraded'
] as const;
type Kind = (typeof KINDS)[number];

/**
 * The fold of a teacher's events: sorted lists and nothing derived, so any order of arrival and any
 * repetition gives the same. What pages show is computed from it (`classesOf`, `gradebookOf`).
 */
export interface Teaching {
	lists: { [K in Kind]: EventOf<K>[] };
	/** Undoings, by what they undo. */
	undone: Map<string, EventOf<'undone'>[]>;
	/** Subjects whose content is gone for good. */
	forgotten: Set<string>;
	/** Events without content. */
	husks: Set<string>;
}

export function emptyTeaching(): Teaching {
	return {
		lists: {
			keyed: [],
			composed: [],
			assigned: [],
			collected: [],
			classed: [],
			enrolled: [],
			joined: [],
			matched: [],
			commented: [],
			regraded: []
		},
		undone: new Map(),
		forgotten: new Set(),
		husks: new Set()
	};
}

/** The types of events that make a teaching: what to read of a log (`Study.strangers` has their ids). */
export const TEACHING_TYPES: readonly string[] = [...KINDS, 'forgotten', 'removed'];

function isForgotten(teaching: Teaching, event: StudyEvent): boolean {
	return (
		teaching.husks.has(event.id) || subjectsOf(event).some((one) => teaching.forgotten.has(one))
	);
}

function dropForgotten({ lists, ...rest }: Teaching): void {
	for (const kind of KINDS)
		lists[kind] = (lists[kind] as StudyEvent[]).filter(
			(event) => !isForgotten({ lists, ...rest }, event)
		) as never;
}

/** Adds events to a teaching in place and returns it. Those about learning are passed over. */
export function foldTeaching(teaching: Teaching, events: Iterable<StudyEvent>): Teaching {
	let isLess = false;
	for (const event of events) {
		if (event.v !== EVENT_VERSION) continue;
		if (event.type === 'undone') {
			let undoings = teaching.undone.get(event.target);
			if (!undoings) teaching.undone.set(event.target, (undoings = []));
			insert(undoings, event);
		} else if (event.type === 'forgotten') {
			for (const one of event.subjects) teaching.forgotten.add(one);
			isLess = true;
		} else if (event.type === 'removed') {
			teaching.husks.add(event.id);
			isLess = true;
		} else if (isTeaching(event.type) && !isForgotten(teaching, event)) {
			insert(teaching.lists[event.type as Kind] as StudyEvent[], event);
		}
	}
	if (isLess) dropForgotten(teaching);
	return teaching;
}

/** Undone, unless the undoing was undone. In a damaged file undoings may undo each other. */
function isVoid({ undone }: Teaching, id: string, above: readonly string[] = []): boolean {
	const undoings = undone.get(id);
	if (!undoings) return false;
	const path = [...above, id];
	return undoings.some(
		(undoing) => !path.includes(undoing.id) && !isVoid({ undone } as Teaching, undoing.id, path)
	);
}

/** The events of a kind that count, oldest first. */
export function eventsOf<K extends Kind>(teaching: Teaching, kind: K): EventOf<K>[] {
	const list: StudyEvent[] = teaching.lists[kind];
	const counted =
		teaching.undone.size === 0 ? list : list.filter(({ id }) => !isVoid(teaching, id));
	return counted as EventOf<K>[];
}

/** A set that a teacher keeps, as last written. */
export interface KeptSet {
	id: string;
	content: Assignment;
	isArchived: boolean;
	/** Wall clock of the last change. */
	changedAt: number;
}

/** The sets that are there, those changed last first. */
export function setsOf(teaching: Teaching): KeptSet[] {
	const last = new Map<string, EventOf<'composed'>>();
	for (const event of eventsOf(teaching, 'composed')) last.set(event.set, event);
	return [...last.values()]
		.filter((event) => !event.deleted)
		.map(({ set, content, archived, at }) => ({
			id: set,
			content,
			isArchived: archived ?? false,
			changedAt: at
		}))
		.sort((a, b) => b.changedAt - a.changedAt || (a.id < b.id ? -1 : 1));
}

/** A set that was handed out. */
export interface HandedOut {
	id: string;
	set: string;
	/** The classes to which it was given; none: to nobody in particular. */
	classes: string[];
	content: Assignment;
	at: number;
}

/** What was handed out, the last first. Giving the same to two classes is one assignment. */
export function assignmentsOf(teaching: Teaching): HandedOut[] {
	const found = new Map<string, HandedOut>();
	for (const { assignment, set, content, at, class: given } of eventsOf(teaching, 'assigned')) {
		const one = found.get(assignment) ?? { id: assignment, set, classes: [], content, at };
		if (given !== undefined && !one.classes.includes(given)) one.classes.push(given);
		found.set(assignment, one);
	}
	return [...found.values()].sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
}

export interface KeyPair {
	public: string;
	secret: string;
}

/** The teacher's key pairs, the newest first: it is the one to put into a new assignment. */
export function keysOf(teaching: Teaching): KeyPair[] {
	const pairs = eventsOf(teaching, 'keyed').map((event) => ({
		public: event.public,
		secret: event.secret
	}));
	return pairs.reverse();
}

/** Whether the secret half for an assignment is here. If not, its receipts cannot be opened by anyone. */
export function hasKeyFor(teaching: Teaching, { key256 }: Assignment): boolean {
	return eventsOf(teaching, 'keyed').some((event) => event.public === key256);
}

/** Why a receipt cannot be opened with the keys that are here. */
export type Closed =
	/** For an assignment that this log did not hand out. */
	| 'foreign'
	/** The secret half is lost: the receipt must be asked for again, with a new link. */
	| 'key-lost'
	/** It was changed after it was sealed, or sealed to another key. */
	| 'changed';

export function whyClosed(teaching: Teaching, assignmentId: string): Closed {
	const one = assignmentsOf(teaching).find(({ id }) => id === assignmentId);
	if (!one) return 'foreign';
	return hasKeyFor(teaching, one.content) ? 'changed' : 'key-lost';
}
