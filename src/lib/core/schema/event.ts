import * as z from 'zod/mini';
import {
	Assigned,
	Classed,
	Commented,
	Composed,
	Enrolled,
	Forgotten,
	Joined,
	Keyed,
	Matched,
	Collected,
	Regraded
} from './teaching.ts';

const stamp = z.string().check(z.regex(/^\d{13}-[0-9a-z]{4}-[0-9a-z]{8}$/));
const day = z.string().check(
	z.regex(/^\d{4}-\d{2}-\d{2}$/),
	z.refine((value) => !Number.isNaN(Date.parse(value)))
);
const id = z.string().check(z.minLength(1), z.maxLength(200));
/** As many digits as a stamp has for it. */
const LAST_MS = 9_999_999_999_999;
const DAY_MINUTES = 1440;
const text = z.string().check(z.maxLength(20_000));

const envelope = {
	id: stamp,
	device: z.string().check(z.regex(/^[0-9a-z]{8}$/)),
	/** Gapless per device: a gap proves a loss. */
	seq: z.int().check(z.nonnegative()),
	/** Wall clock, ms since 1970. */
	at: z.number().check(z.gte(0), z.lte(LAST_MS)),
	/** Minutes east of UTC. */
	offset: z.number().check(z.gte(-DAY_MINUTES), z.lte(DAY_MINUTES)),
	day,
	/** Version of the payload. */
	v: z.int().check(z.positive()),
	crc: z.int().check(z.nonnegative())
};

const verdict = z.enum(['right', 'partly', 'wrong', 'unknown']);
const rating = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);

export const Answered = z.object({
	...envelope,
	type: z.literal('answered'),
	mode: z.enum(['practice', 'review', 'assignment']),
	item: id,
	seed: z.int(),
	bank: z.string(),
	/** The edition of the fact that was asked; without it the first. */
	rev: z.optional(z.int().check(z.positive())),
	/** Option ids in the order shown: a later bank would draw others. */
	shown: z.array(z.string()),
	response: z.looseObject({ type: z.string() }),
	points: z.number().check(z.gte(0), z.lte(1)),
	verdict,
	rating: z.nullable(rating),
	/** Time to answer. */
	ms: z.number().check(z.nonnegative()),
	/** Groups the answers of one sitting. */
	attempt: z.optional(id),
	/** Which try of an interactive question, from 1. */
	tries: z.optional(z.int()),
	hinted: z.optional(z.literal(true)),
	guessed: z.optional(z.literal(true)),
	/** Not very, fairly, very certain. */
	certainty: z.optional(z.union([z.literal(1), z.literal(2), z.literal(3)]))
});

/** "I was right": the verdict of an earlier answer is set aside by the learner. */
const Overruled = z.object({
	...envelope,
	type: z.literal('overruled'),
	target: stamp,
	item: id,
	rating: z.nullable(rating)
});

/** `item`: whose history changes, where the target belongs to one. */
const Undone = z.object({
	...envelope,
	type: z.literal('undone'),
	target: stamp,
	item: z.optional(id)
});

const Taken = z.object({
	...envelope,
	type: z.literal('taken'),
	items: z.array(id),
	path: z.optional(id)
});
const Dropped = z.object({ ...envelope, type: z.literal('dropped'), items: z.array(id) });
const Suspended = z.object({
	...envelope,
	type: z.literal('suspended'),
	items: z.array(id),
	on: z.boolean()
});
/** Hidden until the given study day. */
const Buried = z.object({ ...envelope, type: z.literal('buried'), items: z.array(id), until: day });
const Starred = z.object({ ...envelope, type: z.literal('starred'), item: id, on: z.boolean() });

/**
 * The learner read what was corrected in a fact, up to this edition. `items`: cards of it that are to come
 * again now; none where it was only read.
 */
const Told = z.object({
	...envelope,
	type: z.literal('told'),
	fact: id,
	rev: z.int().check(z.positive()),
	items: z.array(id)
});

const Noted = z.object({
	...envelope,
	type: z.literal('noted'),
	note: id,
	front: text,
	back: text,
	deleted: z.optional(z.literal(true))
});

const Configured = z.object({
	...envelope,
	type: z.literal('configured'),
	name: z.string(),
	value: z.union([z.string(), z.number(), z.boolean(), z.null()])
});

/** What is left of an event whose content was forgotten: its place in the log, so that nothing can take it. */
const Removed = z.object({ ...envelope, type: z.literal('removed') });

export const StudyEvent = z.discriminatedUnion('type', [
	Answered,
	Overruled,
	Undone,
	Taken,
	Dropped,
	Suspended,
	Buried,
	Starred,
	Told,
	Noted,
	Configured,
	z.object({ ...envelope, type: z.literal('keyed'), ...Keyed }),
	z.object({ ...envelope, type: z.literal('composed'), ...Composed }),
	z.object({ ...envelope, type: z.literal('assigned'), ...Assigned }),
	z.object({ ...envelope, type: z.literal('collected'), ...Collected }),
	z.object({ ...envelope, type: z.literal('classed'), ...Classed }),
	z.object({ ...envelope, type: z.literal('enrolled'), ...Enrolled }),
	z.object({ ...envelope, type: z.literal('joined'), ...Joined }),
	z.object({ ...envelope, type: z.literal('matched'), ...Matched }),
	z.object({ ...envelope, type: z.literal('commented'), ...Commented }),
	z.object({ ...envelope, type: z.literal('regraded'), ...Regraded }),
	z.object({ ...envelope, type: z.literal('forgotten'), ...Forgotten }),
	Removed
]);
export type StudyEvent = z.infer<typeof StudyEvent>;
export type EventOf<T extends StudyEvent['type']> = Extract<StudyEvent, { type: T }>;

/** The part of every event that must be right for it to be kept, known type or not. */
export const Envelope = z.looseObject({ ...envelope, type: z.string() });
export type Envelope = z.infer<typeof Envelope>;

type Without<T> = T extends unknown ? Omit<T, keyof typeof envelope> : never;
/** What the app says happened; the log adds who, when and in which order. */
export type NewEvent = Without<StudyEvent>;
