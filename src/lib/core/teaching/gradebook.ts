import { subject } from '../forget.ts';
import { normalise } from '../typed.ts';
import type { EventOf, NewEvent } from '../schema/event.ts';
import type { Assignment, Given, Receipt, ReceiptAnswer } from '../schema/teaching.ts';
import { classesOf, foldName, type SchoolClass } from './classes.ts';
import { keyOf } from './given.ts';
import {
	checkReceipt,
	receiptHash,
	roundPointsSum,
	sameReceipt,
	type ReceiptProblem
} from './receipt.ts';
import { assignmentsOf, eventsOf, type HandedOut, type Teaching } from './teaching.ts';

/** What the teacher changed in the marking of one question, for everybody. */
export interface Regrade {
	/** The event, to undo it. */
	id: string;
	question: number;
	how: 'accept' | 'drop' | 'all';
	given?: Given;
	note: string;
}

export interface GradedAnswer extends ReceiptAnswer {
	/** Points after regrading; null: the question was dropped. */
	counted: number | null;
	/** The marks differ from what the student's device said. */
	isRegraded: boolean;
}

/** One attempt. */
export interface Attempt {
	receipt: Receipt;
	answers: GradedAnswer[];
	/** Sum of what counts. */
	points: number;
	/** When the teacher got it: the order of attempts on two phones. Wall clock, ms. */
	receivedAt: number;
}

/** One row: a student, or someone who is on no list. */
export interface Learner {
	/** Of the student on the list; else the pseudonym. */
	id: string;
	/** On the class list; null: not on it, or it is not certain who this is. */
	student: string | null;
	/** As on the list, else as typed. */
	name: string;
	/** 1, 2, …: several have typed this name, and they are not the same; 0: only one has. */
	twin: number;
	/** Whose receipts these are. */
	pseudonyms: string[];
	/** Oldest first. */
	attempts: Attempt[];
	/** By the grading method; null: nothing was handed in. */
	points: number | null;
	/** The attempt whose answers the matrix shows: the one that counts, or the first of an average. */
	shown: Attempt | null;
	/** Comments by question; the whole has the key null. */
	comments: Map<number | null, string>;
}

export interface Gradebook {
	assignment: HandedOut;
	/** Students of the list in its order, then the others by name. */
	learners: Learner[];
	/** Students of the list who have handed in nothing. */
	absent: Learner[];
	/** Questions that count. */
	of: number;
	dropped: boolean[];
	regrades: Regrade[];
}

type Received = EventOf<'collected'>;

/** Receipts of an assignment, each once. */
function receiptsOf(teaching: Teaching, assignment: string): Received[] {
	const seen = new Map<number, Receipt[]>();
	return eventsOf(teaching, 'collected').filter(({ receipt }) => {
		if (receipt.assignment !== assignment) return false;
		const hash = receiptHash(receipt);
		const alike = seen.get(hash) ?? [];
		if (alike.some((other) => sameReceipt(other, receipt))) return false;
		seen.set(hash, [...alike, receipt]);
		return true;
	});
}

const answered = (receipt: Receipt) =>
	receipt.answers.filter((answer) => answer.order !== null).length;

/**
 * Of one attempt that was handed in several times, the fullest counts, and the last of equally full
 * ones: a receipt has no clock.
 */
function latestOfEach(received: readonly Received[]): Received[] {
	const best = new Map<number, Received>();
	for (const event of received) {
		const other = best.get(event.receipt.attempt);
		if (!other || answered(event.receipt) >= answered(other.receipt))
			best.set(event.receipt.attempt, event);
	}
	return [...best.values()];
}

export function regradesOf(teaching: Teaching, assignment: string): Regrade[] {
	return eventsOf(teaching, 'regraded')
		.filter((event) => event.assignment === assignment)
		.map(({ id, question, how, given, note }) => ({
			id,
			question,
			how,
			note,
			...(given === undefined ? {} : { given })
		}));
}

/** Marks one answer again. Regrading never takes points away; a dropped question has none for anybody. */
function grade(answer: ReceiptAnswer, regrades: readonly Regrade[]): GradedAnswer {
	let counted: number | null = answer.points;
	for (const { how, given } of regrades) {
		if (how === 'drop') counted = null;
		else if (counted === null) continue;
		else if (how === 'all') counted = 1;
		else if (given !== undefined && given !== null && answer.given !== null)
			if (keyOf(given, normalise) === keyOf(answer.given, normalise)) counted = 1;
	}
	return { ...answer, counted, isRegraded: counted !== answer.points };
}

function attemptOf({ receipt, at }: Received, regrades: readonly Regrade[]): Attempt {
	const answers = receipt.answers.map((answer, question) =>
		grade(
			answer,
			regrades.filter((regrade) => regrade.question === question)
		)
	);
	return {
		receipt,
		answers,
		points: roundPointsSum(answers.map((answer) => answer.counted ?? 0)),
		receivedAt: at
	};
}

/** Whose a pile of receipts is: the teacher's word first, then the name, if it can mean only one. */
function attribute(
	teaching: Teaching,
	assignment: HandedOut,
	received: readonly Received[]
): { owner: (pseudonym: string) => string | null; classes: SchoolClass[] } {
	const classes = classesOf(teaching).filter(({ id }) => assignment.classes.includes(id));
	const students = classes.flatMap((one) => one.students);
	const current = new Map(
		students.flatMap(({ id, joined }) => [id, ...joined].map((one) => [one, id] as const))
	);
	const said = new Map<string, string | null>();
	const aliases = new Map<string, Set<string>>();
	const nameOf = new Map(
		eventsOf(teaching, 'collected').map(({ receipt }) => [
			subject.learner(receipt.assignment, receipt.pseudonym),
			foldName(receipt.name)
		])
	);
	const know = (name: string, student: string) => {
		let known = aliases.get(name);
		if (!known) aliases.set(name, (known = new Set()));
		known.add(student);
	};
	for (const { id, name, spellings } of students)
		for (const spelling of [name, ...spellings]) know(foldName(spelling), id);
	for (const event of eventsOf(teaching, 'matched')) {
		const student = event.student === null ? null : (current.get(event.student) ?? null);
		if (event.assignment === assignment.id) said.set(event.pseudonym, student);
		// What a student typed once is a spelling of the name from then on.
		const typed = nameOf.get(subject.learner(event.assignment, event.pseudonym));
		if (student !== null && typed !== undefined) know(typed, student);
	}
	const typers = new Map<string, Set<string>>();
	for (const { receipt } of received) {
		const folded = foldName(receipt.name);
		const pseudonyms = typers.get(folded) ?? new Set<string>();
		typers.set(folded, pseudonyms.add(receipt.pseudonym));
	}
	const typed = new Map(received.map(({ receipt }) => [receipt.pseudonym, receipt.name]));
	return {
		classes,
		owner(pseudonym) {
			const word = said.get(pseudonym);
			if (word !== undefined) return word;
			const folded = foldName(typed.get(pseudonym) ?? '');
			const [only, ...others] = aliases.get(folded) ?? [];
			// Two phones with one name may be one student or two: only the teacher can tell.
			const unsaid = [...(typers.get(folded) ?? [])].filter((one) => !said.has(one));
			const isTaken = [...said.values()].includes(only ?? null);
			return only !== undefined && others.length === 0 && unsaid.length === 1 && !isTaken
				? only
				: null;
		}
	};
}

/** Points by the grading method. */
function overall(attempts: readonly Attempt[], grading: Assignment['grading']): number | null {
	const points = attempts.map((attempt) => attempt.points);
	if (points.length === 0) return null;
	switch (grading) {
		case 'highest':
			return Math.max(...points);
		case 'average':
			return Math.round((roundPointsSum(points) / points.length) * 1000) / 1000;
		case 'first':
			return points[0] as number;
		case 'last':
			return points[points.length - 1] as number;
	}
}

function shownOf(attempts: readonly Attempt[], grading: Assignment['grading']): Attempt | null {
	if (grading === 'last') return attempts.at(-1) ?? null;
	if (grading !== 'highest') return attempts[0] ?? null;
	return attempts.reduce<Attempt | null>(
		(best, attempt) => (best === null || attempt.points > best.points ? attempt : best),
		null
	);
}

const compareNames = new Intl.Collator(['en', 'ru', 'uz']).compare;

/** Attempts beyond the number allowed do not count. */
function allowed(attempts: Attempt[], { attempts: most }: Assignment): Attempt[] {
	return most === 0 ? attempts : attempts.slice(0, most);
}

/** Who gave what, as it counts now. Null: no such assignment was handed out. */
export function gradebookOf(teaching: Teaching, assignmentId: string): Gradebook | null {
	const assignment = assignmentsOf(teaching).find(({ id }) => id === assignmentId);
	if (!assignment) return null;
	const { content } = assignment;
	const regrades = regradesOf(teaching, assignmentId);
	const received = receiptsOf(teaching, assignmentId);
	const { owner, classes } = attribute(teaching, assignment, received);
	const dropped = content.questions.map((_, question) =>
		regrades.some((regrade) => regrade.how === 'drop' && regrade.question === question)
	);

	const piles = new Map<string, Map<string, Received[]>>();
	for (const event of received) {
		const { pseudonym } = event.receipt;
		const id = owner(pseudonym) ?? pseudonym;
		const pile = piles.get(id) ?? new Map<string, Received[]>();
		pile.set(pseudonym, [...(pile.get(pseudonym) ?? []), event]);
		piles.set(id, pile);
	}
	const comments = new Map<string, Map<number | null, string>>();
	for (const { assignment: of, pseudonym, question, text } of eventsOf(teaching, 'commented')) {
		if (of !== assignmentId) continue;
		const id = owner(pseudonym) ?? pseudonym;
		const own = comments.get(id) ?? new Map<number | null, string>();
		if (text === '') own.delete(question);
		else own.set(question, text);
		comments.set(id, own);
	}
	const learnerOf = (id: string, student: string | null, name: string | null): Learner => {
		const pile = piles.get(id) ?? new Map<string, Received[]>();
		const attempts = allowed(
			[...pile.values()]
				.flatMap(latestOfEach)
				// Attempts on one phone are numbered; of two phones, the one that came first is first.
				.sort((a, b) =>
					a.receipt.pseudonym === b.receipt.pseudonym
						? a.receipt.attempt - b.receipt.attempt
						: a.id < b.id
							? -1
							: 1
				)
				.map((event) => attemptOf(event, regrades)),
			content
		);
		return {
			id,
			student,
			name: name ?? attempts.at(-1)?.receipt.name ?? '',
			twin: 0,
			pseudonyms: [...pile.keys()],
			attempts,
			points: overall(attempts, content.grading),
			shown: shownOf(attempts, content.grading),
			comments: comments.get(id) ?? new Map<number | null, string>()
		};
	};

	const listed = classes
		.flatMap((one) => one.students)
		.map(({ id, name }) => learnerOf(id, id, name));
	const known = new Set(listed.map((learner) => learner.id));
	const others = [...piles.keys()]
		.filter((id) => !known.has(id))
		.map((id) => learnerOf(id, null, null))
		.sort((a, b) => compareNames(a.name, b.name) || (a.id < b.id ? -1 : 1));
	const present = [...listed.filter((learner) => learner.attempts.length > 0), ...others];
	const namesakes = new Map<string, Learner[]>();
	for (const learner of present) {
		const folded = foldName(learner.name);
		namesakes.set(folded, [...(namesakes.get(folded) ?? []), learner]);
	}
	for (const group of namesakes.values())
		if (group.length > 1) group.forEach((learner, index) => (learner.twin = index + 1));
	return {
		assignment,
		learners: present,
		absent: listed.filter((learner) => learner.attempts.length === 0),
		of: dropped.filter((isDropped) => !isDropped).length,
		dropped,
		regrades
	};
}

/** Whether a learner is on no list though there is one: the teacher is asked who it is. */
export function isStranger({ assignment }: Gradebook, learner: Learner): boolean {
	return assignment.classes.length > 0 && learner.student === null;
}

/** The last receipt of a learner that came with a key for feedback; null: none did. */
export function replyOf({ attempts }: Learner): { pseudonym: string; reply: string } | null {
	const found = attempts.findLast(({ receipt }) => receipt.reply !== undefined)?.receipt;
	return found?.reply === undefined ? null : { pseudonym: found.pseudonym, reply: found.reply };
}

/** One class over several assignments. */
export interface Classbook {
	class: SchoolClass;
	/** The first handed out first. */
	gradebooks: Gradebook[];
	/** One per student of the list: points per assignment, null where nothing was handed in. */
	rows: { id: string; name: string; points: (number | null)[]; share: number | null }[];
}

/** Null: no such class. `share` is of what was handed in, 0 to 1. */
export function classbookOf(teaching: Teaching, classId: string): Classbook | null {
	const found = classesOf(teaching).find(({ id }) => id === classId);
	if (!found) return null;
	const gradebooks = assignmentsOf(teaching)
		.filter(({ classes }) => classes.includes(classId))
		.reverse()
		.map(({ id }) => gradebookOf(teaching, id))
		.filter((book) => book !== null);
	const rows = found.students.map(({ id, name }) => {
		const points = gradebooks.map(
			(book) => book.learners.find((learner) => learner.student === id)?.points ?? null
		);
		const handedIn = gradebooks.filter((_, index) => points[index] !== null);
		const most = handedIn.reduce((sum, book) => sum + book.of, 0);
		const sum = points.reduce<number>((all, one) => all + (one ?? 0), 0);
		return { id, name, points, share: most > 0 ? sum / most : null };
	});
	return { class: found, gradebooks, rows };
}

/** What became of one receipt of a pile. */
export type Judged =
	| { is: 'new'; receipt: Receipt; title: string }
	| { is: 'duplicate'; receipt: Receipt; title: string }
	/** For an assignment that this log did not hand out. */
	| { is: 'foreign'; receipt: Receipt }
	/** The student asked to be forgotten: it is not kept. */
	| { is: 'forgotten'; receipt: Receipt }
	| { is: 'wrong'; receipt: Receipt; problem: ReceiptProblem };

/** Judges a pile of opened receipts. The events are what is to be recorded; nothing is overwritten. */
export function collect(
	teaching: Teaching,
	pile: readonly Receipt[]
): { events: NewEvent[]; found: Judged[] } {
	const handedOut = new Map(assignmentsOf(teaching).map((one) => [one.id, one]));
	const there = new Map<number, Receipt[]>();
	const keep = (receipt: Receipt) => {
		const hash = receiptHash(receipt);
		there.set(hash, [...(there.get(hash) ?? []), receipt]);
	};
	for (const { receipt } of eventsOf(teaching, 'collected')) keep(receipt);
	const events: NewEvent[] = [];
	const found = pile.map((receipt): Judged => {
		const { assignment, pseudonym } = receipt;
		const gone = [subject.assignment(assignment), subject.learner(assignment, pseudonym)];
		if (gone.some((one) => teaching.forgotten.has(one))) return { is: 'forgotten', receipt };
		const one = handedOut.get(assignment);
		if (!one) return { is: 'foreign', receipt };
		const problem = checkReceipt(receipt, one.content);
		if (problem) return { is: 'wrong', receipt, problem };
		const { title } = one.content;
		if (there.get(receiptHash(receipt))?.some((other) => sameReceipt(other, receipt)))
			return { is: 'duplicate', receipt, title };
		keep(receipt);
		events.push({ type: 'collected', receipt });
		return { is: 'new', receipt, title };
	});
	return { events, found };
}

/** All that must go when this learner is forgotten, in every assignment of the classes. */
export function learnersOf(
	teaching: Teaching,
	student: string
): { assignment: string; pseudonym: string }[] {
	return assignmentsOf(teaching).flatMap(({ id }) => {
		const learner = gradebookOf(teaching, id)?.learners.find((one) => one.student === student);
		return (learner?.pseudonyms ?? []).map((pseudonym) => ({ assignment: id, pseudonym }));
	});
}
