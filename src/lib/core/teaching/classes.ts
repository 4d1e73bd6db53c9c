import { subject } from '../forget.ts';
import { normalise } from '../typed.ts';
import type { NewEvent } from '../schema/event.ts';
import { checkName } from './receipt.ts';
import { assignmentsOf, eventsOf, type Teaching } from './teaching.ts';

const DAY_MS = 86_400_000;
/** After so many days a class asks whether it may be deleted. */
export const KEPT_DAYS = 180;
export const MOST_STUDENTS = 500;

export interface Student {
	id: string;
	name: string;
	/** Other spellings that were joined to this one. */
	spellings: string[];
	/** Ids of students on the list that were joined to this one. */
	joined: string[];
}

export interface SchoolClass {
	id: string;
	name: string;
	/** In the order of their names. */
	students: Student[];
	isArchived: boolean;
	/** Wall clock of the last thing that happened in it. */
	lastAt: number;
}

/** How names are compared: case, accents, ё and е, spaces and dots make no difference. */
export function foldName(name: string): string {
	return normalise(name);
}

/** Who a student was joined to in the end; a circle in a damaged file leaves everyone as they are. */
function lastOf(into: ReadonlyMap<string, string>, student: string): string {
	const seen = new Set<string>();
	let at = student;
	for (let next = into.get(at); next !== undefined; next = into.get(at)) {
		if (seen.has(next)) return student;
		seen.add(next);
		at = next;
	}
	return at;
}

const compareNames = new Intl.Collator(['en', 'ru', 'uz']).compare;

/** The classes, those in use first. */
export function classesOf(teaching: Teaching): SchoolClass[] {
	const classes = new Map<string, SchoolClass>();
	for (const { class: id, name, archived, at } of eventsOf(teaching, 'classed'))
		classes.set(id, { id, name, students: [], isArchived: archived ?? false, lastAt: at });
	const touch = (id: string, at: number) => {
		const one = classes.get(id);
		if (one) one.lastAt = Math.max(one.lastAt, at);
		return one;
	};
	const names = new Map<string, { in: string; name: string }>();
	for (const { class: in_, student, name, at } of eventsOf(teaching, 'enrolled')) {
		touch(in_, at);
		names.set(student, { in: in_, name });
	}
	const into = new Map(
		eventsOf(teaching, 'joined')
			.filter((event) => names.get(event.student)?.in === names.get(event.into)?.in)
			.map((event) => [event.student, event.into])
	);
	const students = new Map<string, Student>();
	for (const [id, { name }] of names)
		if (lastOf(into, id) === id) students.set(id, { id, name, spellings: [], joined: [] });
	for (const [id, { name }] of names) {
		const last = students.get(lastOf(into, id));
		if (!last || last.id === id) continue;
		last.joined.push(id);
		last.spellings.push(name);
	}
	for (const student of students.values())
		classes.get(names.get(student.id)?.in ?? '')?.students.push(student);
	for (const { classes: given, id } of assignmentsOf(teaching)) {
		const last = Math.max(
			...eventsOf(teaching, 'collected')
				.filter((event) => event.receipt.assignment === id)
				.map((event) => event.at)
		);
		if (Number.isFinite(last)) for (const one of given) touch(one, last);
	}
	for (const one of classes.values())
		one.students.sort((a, b) => compareNames(a.name, b.name) || (a.id < b.id ? -1 : 1));
	return [...classes.values()].sort(
		(a, b) => Number(a.isArchived) - Number(b.isArchived) || compareNames(a.name, b.name)
	);
}

/** Nothing has happened in it for so long that it should be asked about. */
export function isStale({ lastAt }: SchoolClass, now: number): boolean {
	return now - lastAt > KEPT_DAYS * DAY_MS;
}

export interface NameProblem {
	line: number;
	text: string;
	is: 'long' | 'forbidden' | 'twice' | 'many';
}

/**
 * Names as they are pasted: one a line, or separated by semicolons or tabs; numbers and bullets before
 * them are taken off. A name that is there already is named, not added.
 */
export function parseNames(
	text: string,
	there: readonly string[] = []
): { names: string[]; problems: NameProblem[] } {
	const names: string[] = [];
	const problems: NameProblem[] = [];
	const seen = new Set(there.map(foldName));
	for (const [index, row] of text.split(/\r\n?|\n|;|\t/).entries()) {
		const bare = row.trim().replace(/^(?:\d+\s*[.)]\s*|[-–•*]\s+)(?=\S)/u, '');
		if (bare === '') continue;
		const problem = (is: NameProblem['is']) =>
			problems.push({ line: index + 1, text: [...bare].slice(0, 60).join(''), is });
		const checked = checkName(bare);
		if ('problem' in checked) {
			if (checked.problem === 'long' || checked.problem === 'forbidden') problem(checked.problem);
			continue;
		}
		const folded = foldName(checked.name);
		if (seen.has(folded)) problem('twice');
		else if (there.length + names.length >= MOST_STUDENTS) {
			problem('many');
			break;
		} else {
			seen.add(folded);
			names.push(checked.name);
		}
	}
	return { names, problems };
}

/** The events of a new class list; `makeId` gives a new id each time. */
export function enrol(
	classId: string,
	names: readonly string[],
	makeId: () => string
): Extract<NewEvent, { type: 'enrolled' }>[] {
	return names.map((name) => ({ type: 'enrolled', class: classId, student: makeId(), name }));
}

/** All that must go when a student is forgotten: the names, and the receipts that are the student's. */
export function subjectsOfStudent(
	student: Student,
	learners: readonly { assignment: string; pseudonym: string }[]
): string[] {
	return [
		...[student.id, ...student.joined].map(subject.student),
		...learners.map(({ assignment, pseudonym }) => subject.learner(assignment, pseudonym))
	];
}

/** All that must go with a class: its list, and what came in for assignments given to no other class. */
export function subjectsOfClass(teaching: Teaching, classId: string): string[] {
	const own = assignmentsOf(teaching).filter(
		({ classes }) => classes.length === 1 && classes[0] === classId
	);
	return [subject.class(classId), ...own.map(({ id }) => subject.assignment(id))];
}
