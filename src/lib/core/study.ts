import type { ItemId } from './item.ts';
import type { Rating, StudyMode } from './rate.ts';
import type { Day } from './day.ts';
import { EVENT_VERSION } from './envelope.ts';
import type { EventOf, StudyEvent } from './schema/event.ts';
import { isAllowed, SETTINGS, type Settings } from './settings.ts';
import type { Verdict } from './item.ts';

/** One answer as the projections need it. */
export interface Answer {
	id: string;
	at: number;
	offset: number;
	day: Day;
	mode: StudyMode;
	points: number;
	verdict: Verdict;
	rating: Rating | null;
	ms: number;
	attempt?: string;
	certainty?: 1 | 2 | 3;
	/** The edition of the fact that was asked; without it the first. */
	rev?: number;
}

type MarkEvent = EventOf<'taken' | 'dropped' | 'suspended' | 'buried' | 'starred' | 'told'>;
/** What was decided about an item, as against answered. */
export type Mark =
	| { id: string; at: number; is: 'taken'; order: number; path?: string }
	| { id: string; at: number; is: 'dropped' }
	| { id: string; at: number; is: 'suspended'; on: boolean }
	| { id: string; at: number; is: 'starred'; on: boolean }
	| { id: string; at: number; is: 'buried'; until: Day }
	/** The fact was corrected, and the learner wants to be asked again. */
	| { id: string; at: number; is: 'again'; day: Day; order: number };

/** All that ever happened to one item, in order. */
export interface Trail {
	item: ItemId;
	answers: Answer[];
	marks: Mark[];
}

/** What a later event says of an earlier one. */
type Remark = EventOf<'undone' | 'overruled'>;

/**
 * The fold of the log: sorted lists and nothing derived. Adding an event means inserting it into its
 * list by id, so any order of arrival, any repetition and any split gives the same study: merging two
 * devices is no special case. What people see is computed from it (cardOf, queueOf, statistics).
 */
export interface Study {
	/** The greatest id folded. */
	last: string;
	/** Events folded, undone ones included. */
	count: number;
	trails: Map<ItemId, Trail>;
	remarks: Map<string, Remark[]>;
	notes: Map<string, EventOf<'noted'>[]>;
	settings: Map<string, EventOf<'configured'>[]>;
	/** By fact: which corrections of it were read. */
	told: Map<string, { id: string; rev: number }[]>;
	/**
	 * Events that say nothing about what is learned: a teacher's, those of a type or version that this
	 * build does not know, and those about no item.
	 */
	strangers: Map<string, { id: string }[]>;
}

export function emptyStudy(): Study {
	return {
		last: '',
		count: 0,
		trails: new Map(),
		remarks: new Map(),
		notes: new Map(),
		settings: new Map(),
		told: new Map(),
		strangers: new Map()
	};
}

/** Where an id stands in a sorted list, or would stand. */
function placeOf(list: readonly { id: string }[], id: string): number {
	let low = 0;
	let high = list.length;
	// New events come last almost always, so the end is looked at first.
	if (high > 0 && (list[high - 1] as { id: string }).id < id) low = high;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((list[middle] as { id: string }).id < id) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Inserts by id. False when it is there already. */
export function insert<T extends { id: string }>(list: T[], entry: T): boolean {
	const at = placeOf(list, entry.id);
	if (list[at]?.id === entry.id) return false;
	list.splice(at, 0, entry);
	return true;
}

function listIn<K, T>(map: Map<K, T[]>, key: K): T[] {
	let list = map.get(key);
	if (!list) map.set(key, (list = []));
	return list;
}

export function trailIn(study: Study, item: ItemId): Trail {
	let trail = study.trails.get(item);
	if (!trail) study.trails.set(item, (trail = { item, answers: [], marks: [] }));
	return trail;
}

function answerOf(event: EventOf<'answered'>): Answer {
	const { id, at, offset, day, mode, points, verdict, rating, ms, attempt, certainty, rev } = event;
	const answer: Answer = { id, at, offset, day, mode, points, verdict, rating, ms };
	if (attempt !== undefined) answer.attempt = attempt;
	if (certainty !== undefined) answer.certainty = certainty;
	if (rev !== undefined) answer.rev = rev;
	return answer;
}

function markOf(event: MarkEvent, order: number): Mark {
	const { id, at } = event;
	switch (event.type) {
		case 'taken':
			return event.path === undefined
				? { id, at, is: 'taken', order }
				: { id, at, is: 'taken', order, path: event.path };
		case 'dropped':
			return { id, at, is: 'dropped' };
		case 'buried':
			return { id, at, is: 'buried', until: event.until };
		case 'told':
			return { id, at, is: 'again', day: event.day, order };
		case 'suspended':
		case 'starred':
			return { id, at, is: event.type, on: event.on };
	}
}

function isAmong(list: readonly { id: string }[] | undefined, id: string): boolean {
	return list?.[placeOf(list, id)]?.id === id;
}

function keep(study: Study, { id, type }: StudyEvent): boolean {
	// What was forgotten stays forgotten, whichever comes first.
	if (isAmong(study.strangers.get('removed'), id)) return false;
	return insert(listIn(study.strangers, type), { id });
}

/** Takes the place of an event whose content was forgotten, which may have been counted already. */
function replace(study: Study, { id }: EventOf<'removed'>): boolean {
	let isNew = true;
	for (const [type, list] of study.strangers) {
		if (type === 'removed') continue;
		const at = placeOf(list, id);
		if (list[at]?.id !== id) continue;
		list.splice(at, 1);
		if (list.length === 0) study.strangers.delete(type);
		isNew = false;
	}
	return insert(listIn(study.strangers, 'removed'), { id }) && isNew;
}

function mark(study: Study, event: MarkEvent): boolean {
	const items = event.type === 'starred' ? [event.item] : event.items;
	// It is counted all the same: the log counts it, and the two must agree.
	if (items.length === 0) return keep(study, event);
	return items
		.map((item, order) => insert(trailIn(study, item as ItemId).marks, markOf(event, order)))
		.some(Boolean);
}

function tell(study: Study, event: EventOf<'told'>): boolean {
	for (const [order, item] of event.items.entries())
		insert(trailIn(study, item as ItemId).marks, markOf(event, order));
	return insert(listIn(study.told, event.fact), { id: event.id, rev: event.rev });
}

/** One reducer per event type; a new type without one does not compile. */
const reducers: { [T in StudyEvent['type']]: (study: Study, event: EventOf<T>) => boolean } = {
	answered: (study, event) => insert(trailIn(study, event.item as ItemId).answers, answerOf(event)),
	undone: (study, event) => insert<Remark>(listIn(study.remarks, event.target), event),
	overruled: (study, event) => insert<Remark>(listIn(study.remarks, event.target), event),
	taken: mark,
	dropped: mark,
	suspended: mark,
	buried: mark,
	starred: mark,
	told: tell,
	noted: (study, event) => insert(listIn(study.notes, event.note), event),
	configured: (study, event) => insert(listIn(study.settings, event.name), event),
	// What a class hands in is the teacher's, and says nothing about what the teacher knows.
	keyed: keep,
	composed: keep,
	assigned: keep,
	collected: keep,
	classed: keep,
	enrolled: keep,
	joined: keep,
	matched: keep,
	commented: keep,
	regraded: keep,
	forgotten: keep,
	removed: replace
};

/** Adds events to a study in place and returns it. Events may come in any order and repeatedly. */
export function fold(study: Study, events: Iterable<StudyEvent>): Study {
	for (const event of events) {
		// The type comes from a file: `constructor` must not find what every object inherits.
		const known = event.v === EVENT_VERSION && Object.hasOwn(reducers, event.type);
		const reduce = known
			? (reducers[event.type] as (study: Study, event: StudyEvent) => boolean)
			: keep;
		if (!reduce(study, event)) continue;
		study.count += 1;
		if (event.id > study.last) study.last = event.id;
	}
	return study;
}

/**
 * Undone, unless the undoing was undone.
 *
 * @param above the undoings asked about already: in a damaged file they may undo each other
 */
export function isVoid(study: Study, id: string, above: readonly string[] = []): boolean {
	const remarks = study.remarks.get(id);
	if (!remarks) return false;
	const path = [...above, id];
	return remarks.some(
		(remark) =>
			remark.type === 'undone' && !path.includes(remark.id) && !isVoid(study, remark.id, path)
	);
}

/** The answers that count, with "I was right" applied. */
export function answersOf(study: Study, trail: Trail): Answer[] {
	if (study.remarks.size === 0) return trail.answers;
	const counted: Answer[] = [];
	for (const answer of trail.answers) {
		if (isVoid(study, answer.id)) continue;
		const overruled = study.remarks
			.get(answer.id)
			?.findLast((remark) => remark.type === 'overruled' && !isVoid(study, remark.id));
		counted.push(
			overruled?.type === 'overruled'
				? { ...answer, points: 1, verdict: 'right', rating: overruled.rating }
				: answer
		);
	}
	return counted;
}

export function marksOf(study: Study, trail: Trail): Mark[] {
	if (study.remarks.size === 0) return trail.marks;
	return trail.marks.filter((entry) => !isVoid(study, entry.id));
}

/** Up to which edition of a fact its corrections were read; 0: none. */
export function toldOf(study: Study, fact: string): number {
	const told = (study.told.get(fact) ?? []).filter(({ id }) => !isVoid(study, id));
	return Math.max(0, ...told.map(({ rev }) => rev));
}

/** Whether the note is there: written, and not deleted since. */
export function hasNote(study: Study, id: string): boolean {
	const last = study.notes.get(id)?.findLast((version) => !isVoid(study, version.id));
	return last !== undefined && !last.deleted;
}

export interface LearnerNote {
	id: string;
	front: string;
	back: string;
	writtenAt: number;
}

/** The learner's own flashcards, as last written, without deleted ones. */
export function notesOf(study: Study): LearnerNote[] {
	const notes: LearnerNote[] = [];
	for (const [id, versions] of study.notes) {
		const last = versions.findLast((version) => !isVoid(study, version.id));
		if (last && !last.deleted)
			notes.push({ id, front: last.front, back: last.back, writtenAt: last.at });
	}
	return notes.sort((a, b) => a.writtenAt - b.writtenAt || (a.id < b.id ? -1 : 1));
}

/** The changes of one setting that count, oldest first; senseless ones do not. */
export function changesOf(study: Study, name: keyof Settings): EventOf<'configured'>[] {
	return (study.settings.get(name) ?? []).filter(
		(change) => isAllowed(name, change.value) && !isVoid(study, change.id)
	);
}

/** The settings in force: the last one written wins. */
export function settingsOf(study: Study): Settings {
	const settings: Record<string, unknown> = { ...SETTINGS };
	for (const name of Object.keys(SETTINGS) as (keyof Settings)[]) {
		const change = changesOf(study, name).at(-1);
		if (change) settings[name] = change.value;
	}
	return settings as unknown as Settings;
}
