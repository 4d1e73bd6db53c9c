import * as z from 'zod/mini';

// What teachers make and receive. The shapes are checked at the doors (backup files, links); whether an
// assignment makes sense is told by `checkAssignment`.

const LONGEST_TEXT = 4000;
const LONGEST_LINE = 1000;
const MOST_ENTRIES = 500;
const LAST_MS = 9_999_999_999_999;
const LAST_SEED = 2 ** 31 - 1;
const LAST_TAG = 255;
const LAST_MARK = 2 ** 20 - 1;
const MOST_OPTIONS = 40;
const MOST_NUMBER = 1_000_000;

const text = z.string().check(z.maxLength(LONGEST_TEXT));
const line = z.string().check(z.maxLength(LONGEST_LINE));
const lines = z.array(line).check(z.maxLength(MOST_OPTIONS));
const id = z.string().check(z.regex(/^[\w-]{1,40}$/));
const index = z.int().check(z.gte(0), z.lt(MOST_ENTRIES));
const time = z.nullable(z.int().check(z.gte(0), z.lte(LAST_MS)));

/**
 * What was answered, compact and readable without the question: the place of the chosen option among
 * the options sorted by id (choice, map, recall: 0 Again … 3 Easy), 0 or 1 (true-false), a number (year,
 * numeric), words (short), latitude and longitude (map, where a place was tapped), a list with one entry per option chosen (multi), place (order), left side
 * (match) or gap (cloze); -1 for what was left open. Null: no answer, or "I don't know".
 */
export const Given = z.nullable(
	z.union([z.number(), line, z.array(z.union([z.number(), line])).check(z.maxLength(MOST_OPTIONS))])
);
export type Given = z.infer<typeof Given>;

const explained = { explanation: z.optional(text), source: z.optional(text) };

/** A question written by a teacher. Options are in the teacher's order; the screen shuffles them. */
export const OwnQuestion = z.discriminatedUnion('type', [
	z.object({ type: z.literal('choice'), stem: text, options: lines, key: index, ...explained }),
	z.object({
		type: z.literal('multi'),
		stem: text,
		options: lines,
		keys: z.array(index).check(z.maxLength(MOST_OPTIONS)),
		...explained
	}),
	z.object({
		type: z.literal('true-false'),
		stem: text,
		claim: text,
		key: z.boolean(),
		...explained
	}),
	z.object({
		type: z.literal('numeric'),
		stem: text,
		key: z.number(),
		/** Least and greatest number that is right. */
		low: z.number(),
		high: z.number(),
		unit: line,
		...explained
	}),
	z.object({ type: z.literal('short'), stem: text, key: line, accept: lines, ...explained }),
	z.object({
		type: z.literal('cloze'),
		stem: text,
		/** Words, and between them the gaps. */
		parts: z
			.array(z.union([text, z.object({ key: line, accept: lines, options: z.optional(lines) })]))
			.check(z.maxLength(MOST_OPTIONS)),
		...explained
	}),
	z.object({
		type: z.literal('match'),
		stem: text,
		pairs: z.array(z.tuple([line, line])).check(z.maxLength(MOST_OPTIONS)),
		/** Right sides that belong to nothing. */
		spare: lines,
		...explained
	}),
	/** `entries` first to last. */
	z.object({ type: z.literal('order'), stem: text, entries: lines, ...explained }),
	z.object({ type: z.literal('recall'), stem: text, back: text, ...explained })
]);
export type OwnQuestion = z.infer<typeof OwnQuestion>;
export type OwnType = OwnQuestion['type'];

/**
 * A question of the bank with what was drawn: its number in `items.lock`, an eight-bit tag per option
 * (sorted by id) and a twenty-bit mark of the whole, by which any bank finds the same options again or
 * says that it cannot.
 */
export const BankQuestion = z.object({
	number: z.int().check(z.gte(1), z.lte(MOST_NUMBER)),
	tags: z.array(z.int().check(z.gte(0), z.lte(LAST_TAG))).check(z.maxLength(15)),
	mark: z.int().check(z.gte(0), z.lte(LAST_MARK))
});
export type BankQuestion = z.infer<typeof BankQuestion>;

export const Question = z.union([BankQuestion, OwnQuestion]);
export type Question = z.infer<typeof Question>;

/** In the words that teachers know from Moodle. */
export const Assignment = z.object({
	title: line,
	instructions: text,
	behaviour: z.enum(['deferred', 'immediate', 'interactive']),
	/** Attempts allowed; 0: any number. */
	attempts: z.int().check(z.gte(0), z.lte(99)),
	/** Grading method: which attempt counts. */
	grading: z.enum(['highest', 'average', 'first', 'last']),
	/** ms since 1970, whole minutes. The student's own clock decides, so they are advice. */
	opens: time,
	closes: time,
	/** Seconds for one attempt. */
	limit: z.nullable(z.int().check(z.gte(10), z.lte(7 * 86_400))),
	/** When time expires: what is there is handed in, or work goes on and is marked as late. */
	expiry: z.enum(['submit', 'late']),
	shuffleQuestions: z.boolean(),
	/** Shuffle within questions, for each student anew. */
	shuffleAnswers: z.boolean(),
	navigation: z.enum(['free', 'forward']),
	/** When the key is shown to the student. */
	key: z.enum(['answered', 'handed-in', 'closed', 'never']),
	/** After each answer: how sure are you? */
	certainty: z.boolean(),
	/** Names of the variants, which differ in order; none: everyone has the same. */
	variants: z.array(z.string().check(z.maxLength(20))).check(z.maxLength(8)),
	seed: z.int().check(z.gte(0), z.lte(LAST_SEED)),
	/** The teacher's public key: P-256, compressed, base64url. */
	key256: z.string().check(z.regex(/^[\w-]{44}$/)),
	questions: z.array(Question).check(z.maxLength(MOST_ENTRIES))
});
export type Assignment = z.infer<typeof Assignment>;

// 64 bit in eleven letters, the last of which holds four.
const short = z.string().check(z.regex(/^[\w-]{10}[AEIMQUYcgkosw048]$/));
/** Content hash of an assignment: 64 bit, base64url. */
export const AssignmentId = short;
/** HMAC of a device secret and the assignment's id: 64 bit, base64url. */
export const Pseudonym = short;

/** One row of a receipt. */
export const ReceiptAnswer = z.object({
	given: Given,
	/** 0 to 1, in thousandths. */
	points: z.number().check(z.gte(0), z.lte(1)),
	/** Time spent, whole seconds; under ten seconds in tenths. */
	seconds: z.number().check(z.gte(0), z.lte(7 * 86_400)),
	/** The place at which it was answered, from 0; null: it was not. */
	order: z.nullable(index),
	certainty: z.optional(z.union([z.literal(1), z.literal(2), z.literal(3)])),
	tries: z.int().check(z.gte(1), z.lte(9))
});
export type ReceiptAnswer = z.infer<typeof ReceiptAnswer>;

/**
 * What a student hands in: one attempt as a table in the order of the assignment's questions. No device,
 * no event, no clock.
 */
export const Receipt = z.object({
	assignment: AssignmentId,
	pseudonym: Pseudonym,
	/** The name or class number that the student typed. */
	name: z.string().check(z.minLength(1), z.maxLength(80)),
	/** Which attempt on this device, from 1. */
	attempt: z.int().check(z.gte(1), z.lte(99)),
	variant: z.int().check(z.gte(0), z.lte(7)),
	/** Extra time of the link that was used. */
	extra: z.union([z.literal(1), z.literal(1.5), z.literal(2)]),
	/** Handed in after the time limit. */
	late: z.boolean(),
	/** The student's public key for feedback, like `key256`. */
	reply: z.optional(z.string().check(z.regex(/^[\w-]{44}$/))),
	answers: z.array(ReceiptAnswer).check(z.maxLength(MOST_ENTRIES))
});
export type Receipt = z.infer<typeof Receipt>;

/** What the teacher says to one student. */
export const Feedback = z.object({
	assignment: AssignmentId,
	pseudonym: Pseudonym,
	/** Points of the attempts that count, as regraded. */
	points: z.number().check(z.gte(0)),
	of: z.number().check(z.gte(0)),
	comment: text,
	/** Comments on single questions, by their place. */
	comments: z.array(z.tuple([index, text])).check(z.maxLength(MOST_ENTRIES))
});
export type Feedback = z.infer<typeof Feedback>;

/** The teacher's key pair: what is sealed to the public half only the secret half opens. */
export const Keyed = {
	public: z.string().check(z.regex(/^[\w-]{44}$/)),
	/** JWK member `d`. */
	secret: z.string().check(z.regex(/^[\w-]{43}$/))
};

/** A set that a teacher keeps: the last one written counts. */
export const Composed = {
	set: id,
	content: Assignment,
	archived: z.optional(z.literal(true)),
	deleted: z.optional(z.literal(true))
};

/** A set is handed out: from now on its content is fixed, and its id is the hash of it. */
export const Assigned = {
	assignment: AssignmentId,
	set: id,
	class: z.optional(id),
	content: Assignment
};

/** A receipt came in: one event of the teacher, whatever is inside. */
export const Collected = { receipt: Receipt };

export const Classed = { class: id, name: line, archived: z.optional(z.literal(true)) };
/** One student of a class list; one event each, so that each can be forgotten. */
export const Enrolled = { class: id, student: id, name: z.string().check(z.maxLength(80)) };
/** Two spellings of one student. */
export const Joined = { class: id, student: id, into: id };
/** Whose receipts these are; null: nobody's on the list. */
export const Matched = {
	assignment: AssignmentId,
	pseudonym: Pseudonym,
	class: id,
	student: z.nullable(id)
};
export const Commented = {
	assignment: AssignmentId,
	pseudonym: Pseudonym,
	/** Null: on the whole. */
	question: z.nullable(index),
	text
};
/** Marked again, for everybody: another answer is right too, a question is dropped, all get its point. */
export const Regraded = {
	assignment: AssignmentId,
	question: index,
	how: z.enum(['accept', 'drop', 'all']),
	/** What is accepted. */
	given: z.optional(Given),
	note: line
};

const subject = z
	.string()
	.check(z.regex(/^(class|student|assignment|learner)(\/[\w-]{1,40}){1,2}$/));
/** Whose content is gone for good: ids only. */
export const Forgotten = { subjects: z.array(subject).check(z.maxLength(20_000)) };
