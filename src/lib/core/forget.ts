import { checksum } from './crc.ts';
import { EVENT_VERSION } from './envelope.ts';
import type { Envelope, EventOf, StudyEvent } from './schema/event.ts';

/**
 * Forgetting. A `forgotten` event names subjects (a class, a student, a learner's receipts); every event
 * about one of them is replaced by a husk with the same id that holds nothing. A log is thus a map from
 * id to event or husk, in which a husk wins and subjects only grow: merging stays a union, so neither an
 * old file nor a colleague's log brings back what was forgotten.
 */

/** What a teacher's log is about. An id may stand in events that somebody else wrote. */
export const subject = {
	class: (id: string) => `class/${id}`,
	student: (id: string) => `student/${id}`,
	assignment: (id: string) => `assignment/${id}`,
	learner: (assignment: string, pseudonym: string) => `learner/${assignment}/${pseudonym}`
};

type Subjects = { [T in StudyEvent['type']]?: (event: EventOf<T>) => string[] };

/**
 * Only these can be forgotten: a hostile file must not be able to wipe what somebody learned. A set that
 * a teacher composed names nobody, so it stays.
 */
const about: Subjects = {
	assigned: (event) => [
		subject.assignment(event.assignment),
		...(event.class === undefined ? [] : [subject.class(event.class)])
	],
	collected: ({ receipt }) => [
		subject.assignment(receipt.assignment),
		subject.learner(receipt.assignment, receipt.pseudonym)
	],
	classed: (event) => [subject.class(event.class)],
	enrolled: (event) => [subject.class(event.class), subject.student(event.student)],
	joined: (event) => [
		subject.class(event.class),
		subject.student(event.student),
		subject.student(event.into)
	],
	matched: (event) => [
		subject.assignment(event.assignment),
		subject.learner(event.assignment, event.pseudonym),
		subject.class(event.class),
		...(event.student === null ? [] : [subject.student(event.student)])
	],
	commented: (event) => [
		subject.assignment(event.assignment),
		subject.learner(event.assignment, event.pseudonym)
	],
	regraded: (event) => [subject.assignment(event.assignment)]
};

/** The events that only the teaching fold reads. */
export function isTeaching(type: string): boolean {
	return Object.hasOwn(about, type) || ['keyed', 'composed', 'forgotten', 'removed'].includes(type);
}

/** The subjects of an event; none for one that cannot be forgotten. */
export function subjectsOf(event: Envelope): string[] {
	// The type comes from a file: `constructor` must not find what every object inherits. What a later
	// version of an event is about, this build cannot know.
	if (event.v !== EVENT_VERSION || !Object.hasOwn(about, event.type)) return [];
	const read = about[event.type as keyof Subjects] as (event: Envelope) => string[];
	return read(event);
}

export function isHusk(event: { type: string }): boolean {
	return event.type === 'removed';
}

/** What is left: the id, which also tells the device and the number, so that no loss is suspected. */
export function huskOf({ id, device, seq }: Envelope): Envelope {
	const husk = {
		id,
		device,
		seq,
		at: 0,
		offset: 0,
		day: '1970-01-01',
		v: EVENT_VERSION,
		type: 'removed'
	};
	return { ...husk, crc: checksum(husk) };
}

/** The subjects that the events say are forgotten. */
export function forgottenIn(events: Iterable<Envelope>): string[] {
	const subjects: string[] = [];
	for (const event of events)
		if (event.type === 'forgotten' && event.v === EVENT_VERSION)
			subjects.push(...(event as EventOf<'forgotten'>).subjects);
	return subjects;
}

/** The event itself, or its husk when it is about something forgotten. */
export function withoutForgotten(event: Envelope, forgotten: ReadonlySet<string>): Envelope {
	if (forgotten.size === 0) return event;
	return subjectsOf(event).some((one) => forgotten.has(one)) ? huskOf(event) : event;
}
