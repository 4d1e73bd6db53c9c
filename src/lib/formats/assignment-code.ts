import { checkAssignment, type AssignmentProblem } from '../core/teaching/assignment.ts';
import { isBank } from '../core/teaching/questions.ts';
import {
	Assignment,
	type BankQuestion,
	type OwnQuestion,
	type OwnType,
	type Question
} from '../core/schema/teaching.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { readAll, Unreadable, type ByteReader, ByteWriter } from './bytes.ts';
import { POINT_BYTES } from './curve.ts';
import { writeParcel, type Parcel } from './parcel.ts';
import { Sha256 } from './sha256.ts';
import './limits.ts';

// Only ever added to at the end: the numbers stand in links that are out.
const BEHAVIOURS = ['deferred', 'immediate', 'interactive'] as const;
const GRADINGS = ['highest', 'average', 'first', 'last'] as const;
const KEYS = ['answered', 'handed-in', 'closed', 'never'] as const;
const TYPES = [
	'choice',
	'multi',
	'true-false',
	'numeric',
	'short',
	'cloze',
	'match',
	'order',
	'recall'
] as const satisfies readonly OwnType[];
const EXTRAS = [1, 1.5, 2] as const;
export type Extra = (typeof EXTRAS)[number];

const MINUTE_MS = 60_000;
const ID_BYTES = 8;
const MARK_BITS = 20;

const bit = (value: boolean, place: number) => (value ? 1 << place : 0);
const isSet = (flags: number, place: number) => ((flags >> place) & 1) === 1;

function pick<T>(list: readonly T[], index: number): T {
	const value = list[index];
	if (value === undefined) throw new Unreadable('A word of a later version');
	return value;
}

function writeNumber(to: ByteWriter, value: number): void {
	if (Number.isSafeInteger(value) && value >= 0) to.byte(0).count(value);
	else to.byte(1).float(value);
}

function readNumber(from: ByteReader): number {
	const is = from.byte();
	if (is > 1) throw new Unreadable('A number of a later version');
	return is === 0 ? from.count() : from.float();
}

const writeLines = (to: ByteWriter, lines: readonly string[]) =>
	to.list(lines, (line) => to.text(line));
const readLines = (from: ByteReader) => from.list(() => from.text());

type Own<T extends OwnType> = Extract<OwnQuestion, { type: T }>;
type Body<T extends OwnType> = Omit<Own<T>, 'type' | 'stem' | 'explanation' | 'source'>;

const bodies: {
	[T in OwnType]: {
		write: (to: ByteWriter, own: Own<T>) => void;
		read: (from: ByteReader) => Body<T>;
	};
} = {
	choice: {
		write: (to, own) => writeLines(to, own.options).count(own.key),
		read: (from) => ({ options: readLines(from), key: from.count() })
	},
	multi: {
		write: (to, own) => writeLines(to, own.options).list(own.keys, (key) => to.count(key)),
		read: (from) => ({ options: readLines(from), keys: from.list(() => from.count()) })
	},
	'true-false': {
		write: (to, own) => to.text(own.claim).byte(bit(own.key, 0)),
		read: (from) => ({ claim: from.text(), key: from.byte() === 1 })
	},
	numeric: {
		write(to, own) {
			for (const value of [own.key, own.low, own.high]) writeNumber(to, value);
			to.text(own.unit);
		},
		read: (from) => ({
			key: readNumber(from),
			low: readNumber(from),
			high: readNumber(from),
			unit: from.text()
		})
	},
	short: {
		write: (to, own) => writeLines(to.text(own.key), own.accept),
		read: (from) => ({ key: from.text(), accept: readLines(from) })
	},
	cloze: {
		write(to, own) {
			to.list(own.parts, (part) => {
				if (typeof part === 'string') return to.byte(0).text(part);
				writeLines(to.byte(part.options ? 2 : 1).text(part.key), part.accept);
				if (part.options) writeLines(to, part.options);
			});
		},
		read: (from) => ({
			parts: from.list(() => {
				const is = from.byte();
				if (is === 0) return from.text();
				const gap = { key: from.text(), accept: readLines(from) };
				return is === 2 ? { ...gap, options: readLines(from) } : gap;
			})
		})
	},
	match: {
		write(to, own) {
			to.list(own.pairs, ([left, right]) => to.text(left).text(right));
			writeLines(to, own.spare);
		},
		read: (from) => ({
			pairs: from.list((): [string, string] => [from.text(), from.text()]),
			spare: readLines(from)
		})
	},
	order: {
		write: (to, own) => writeLines(to, own.entries),
		read: (from) => ({ entries: readLines(from) })
	},
	recall: {
		write: (to, own) => to.text(own.back),
		read: (from) => ({ back: from.text() })
	}
};

function writeOwn(to: ByteWriter, own: OwnQuestion): void {
	const { type, stem, explanation, source } = own;
	const flags = bit(explanation !== undefined, 6) | bit(source !== undefined, 7);
	// No item has the number 0.
	to.count(0)
		.byte(TYPES.indexOf(type) | flags)
		.text(stem);
	(bodies[type].write as (to: ByteWriter, own: OwnQuestion) => void)(to, own);
	if (explanation !== undefined) to.text(explanation);
	if (source !== undefined) to.text(source);
}

function readOwn(from: ByteReader): OwnQuestion {
	const flags = from.byte();
	const type = pick(TYPES, flags & 0x3f);
	const stem = from.text();
	const body = bodies[type].read(from);
	const own = { type, stem, ...body } as OwnQuestion;
	if (isSet(flags, 6)) own.explanation = from.text();
	if (isSet(flags, 7)) own.source = from.text();
	return own;
}

function writeBank(to: ByteWriter, { number, tags, mark }: BankQuestion): void {
	const word = (tags.length << MARK_BITS) | mark;
	to.count(number)
		.byte(word >> 16)
		.byte(word >> 8)
		.byte(word);
	for (const tag of tags) to.byte(tag);
}

function readBank(from: ByteReader, number: number): BankQuestion {
	const word = (from.byte() << 16) | (from.byte() << 8) | from.byte();
	return {
		number,
		mark: word & (2 ** MARK_BITS - 1),
		tags: [...from.raw(word >> MARK_BITS)]
	};
}

/** An assignment as bytes. Equal content gives equal bytes, and so one id. */
export function encodeAssignment(assignment: Assignment): Uint8Array {
	const { opens, closes, limit, instructions, variants } = assignment;
	const key = fromBase64url(assignment.key256);
	if (key?.length !== POINT_BYTES) throw new Error(`"${assignment.key256}" is no public key`);
	const to = new ByteWriter();
	to.byte(
		BEHAVIOURS.indexOf(assignment.behaviour) |
			(GRADINGS.indexOf(assignment.grading) << 2) |
			bit(assignment.expiry === 'late', 4) |
			bit(assignment.shuffleQuestions, 5) |
			bit(assignment.shuffleAnswers, 6) |
			bit(assignment.navigation === 'forward', 7)
	);
	to.byte(
		KEYS.indexOf(assignment.key) |
			bit(assignment.certainty, 2) |
			bit(opens !== null, 3) |
			bit(closes !== null, 4) |
			bit(limit !== null, 5) |
			bit(instructions !== '', 6) |
			bit(variants.length > 0, 7)
	);
	to.count(assignment.attempts).count(assignment.seed).raw(key).text(assignment.title);
	if (opens !== null) to.count(Math.floor(opens / MINUTE_MS));
	if (closes !== null) to.count(Math.floor(closes / MINUTE_MS));
	if (limit !== null) to.count(limit);
	if (instructions !== '') to.text(instructions);
	if (variants.length > 0) writeLines(to, variants);
	to.list(assignment.questions, (question) =>
		isBank(question) ? writeBank(to, question) : writeOwn(to, question)
	);
	return to.bytes;
}

function decode(from: ByteReader): Assignment {
	const first = from.byte();
	const second = from.byte();
	const attempts = from.count();
	const seed = from.count();
	const key256 = toBase64url(from.raw(POINT_BYTES));
	const title = from.text();
	return {
		title,
		behaviour: pick(BEHAVIOURS, first & 3),
		attempts,
		grading: pick(GRADINGS, (first >> 2) & 3),
		expiry: isSet(first, 4) ? 'late' : 'submit',
		shuffleQuestions: isSet(first, 5),
		shuffleAnswers: isSet(first, 6),
		navigation: isSet(first, 7) ? 'forward' : 'free',
		key: pick(KEYS, second & 3),
		certainty: isSet(second, 2),
		seed,
		key256,
		opens: isSet(second, 3) ? from.count() * MINUTE_MS : null,
		closes: isSet(second, 4) ? from.count() * MINUTE_MS : null,
		limit: isSet(second, 5) ? from.count() : null,
		instructions: isSet(second, 6) ? from.text() : '',
		variants: isSet(second, 7) ? readLines(from) : [],
		questions: from.list((): Question => {
			const number = from.count();
			return number === 0 ? readOwn(from) : readBank(from, number);
		})
	};
}

/** The id of an assignment: 64 bit of SHA-256 of its bytes. Two are the same when it is. */
export function assignmentId(assignment: Assignment): string {
	return hashOf(encodeAssignment(assignment));
}

function hashOf(body: Uint8Array): string {
	const hash = new Sha256();
	hash.update(body);
	const hex = hash.hex().slice(0, ID_BYTES * 2);
	return toBase64url(
		Uint8Array.from({ length: ID_BYTES }, (_, at) => parseInt(hex.slice(at * 2, at * 2 + 2), 16))
	);
}

/** The code of a link to an assignment. `extra` belongs to the link: receipts of all are one pile. */
export function writeAssignment(assignment: Assignment, extra: Extra = 1): Promise<string> {
	return writeParcel({
		kind: 'assignment',
		flag: EXTRAS.indexOf(extra) as Parcel['flag'],
		body: encodeAssignment(assignment)
	});
}

export type ReadAssignment =
	| { id: string; assignment: Assignment; extra: Extra }
	| { problem: 'senseless' }
	/** It can be read, and it cannot be meant: hostile text, dates that exclude each other, no questions. */
	| { problem: 'refused'; reasons: AssignmentProblem[] };

/** Reads an assignment's parcel. Nothing in it makes this throw. */
export function readAssignment({ body, flag }: Parcel): ReadAssignment {
	const read = readAll(body, decode);
	const checked = read && Assignment.safeParse(read);
	const extra = EXTRAS[flag as number];
	if (!checked?.success || extra === undefined) return { problem: 'senseless' };
	const assignment = checked.data;
	const reasons = checkAssignment(assignment);
	if (reasons.length > 0) return { problem: 'refused', reasons };
	return { id: assignmentId(assignment), assignment, extra };
}
