import { z } from 'zod';
import { REGIONS, THEMES } from '../vocabulary.ts';
import { Citation, PositionCitation } from './source.ts';
import { Id, Text } from './text.ts';
import { FullDate, HistoricalDate, known } from './time.ts';

const Position = z.strictObject({
	says: Text,
	/** The rival value in the form of the disputed field: a year, a number, an entity id. */
	value: z.union([z.string(), z.number()]).optional(),
	/** In a `slip`: this is the position that is plainly wrong. */
	wrong: z.literal(true).optional(),
	cite: PositionCitation
});

export const Dispute = z.strictObject({
	/** open: no rule decides · scope: they count different things · dated: true at different times · slip: one is plainly wrong. */
	kind: z.enum(['open', 'scope', 'dated', 'slip']),
	field: z.string().min(1),
	question: Text,
	positions: z.array(Position).min(2, 'A dispute has at least two positions'),
	note: Text.optional()
});
export type Dispute = z.infer<typeof Dispute>;

const Change = z.strictObject({
	/** The day on which the bank was corrected. */
	on: FullDate,
	/** What it said before and what it says now, in one plain sentence. */
	says: Text,
	/** What the correction rests on. */
	cite: PositionCitation
});
export type Change = z.infer<typeof Change>;

const base = {
	id: Id,
	/** Two facts of one act share it. */
	event: Id.optional(),
	/** A heading: Kant Air Base. */
	label: Text,
	/** The same in the middle of a sentence, with its article: the Kant air base. */
	phrase: Text,
	/** One or two plain sentences that are true without the label beside them. */
	summary: Text,
	region: z.enum(REGIONS),
	themes: z.array(z.enum(THEMES)).min(1),
	level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
	/** The edition of what the fact says, from 1. Whoever learned an older one is told of the changes. */
	rev: z.int().min(1).default(1),
	/** One for each edition after the first, oldest first. */
	changed: z.array(Change).default([]),
	asOf: z.int().optional(),
	citations: z.array(Citation).min(1, 'A fact needs at least one citation'),
	disputes: z.array(Dispute).default([]),
	misconceptions: z.array(z.strictObject({ wrong: Text, correct: Text })).default([]),
	confusedWith: z.array(Id).default([]),
	/** Per field: what is true beside the field's own value, and so never a wrong answer. */
	alsoTrue: z.record(z.string(), z.array(z.union([Id, z.int()])).min(1)).optional(),
	/** Other names accepted as a typed answer. */
	aliases: z.array(z.string().min(1)).default([]),
	hint: Text.optional()
};

export const TITLES = [
	'lease',
	'rent-free use',
	'concession',
	'right of use',
	'cession',
	'sale',
	'land swap',
	'retained sovereignty',
	'presence without title'
] as const;

export const OBJECTS = [
	'air base',
	'naval base',
	'military base',
	'space launch site',
	'test range',
	'radar station',
	'communications site',
	'port',
	'railway',
	'canal',
	'water works',
	'farmland',
	'resort',
	'road',
	'territory',
	'town'
] as const;

const Rent = z.strictObject({
	amount: z.number().positive('Free use is `rent: none`, not an amount of 0'),
	currency: z.string().min(1),
	per: z.enum(['year', 'once', 'term', 'month']),
	note: Text.optional()
});

export const Lease = z.strictObject({
	...base,
	kind: z.literal('lease'),
	title: z.enum(TITLES),
	object: z.enum(OBJECTS),
	/** Where nobody used anything under it: it was only planned, or its text never came into force. */
	effect: z.enum(['planned', 'never in force']).optional(),
	/** Who grants the use; for a cession or sale, who gives up the land. */
	lessor: z.array(Id).min(1),
	/** Who gets it. */
	lessee: z.array(Id).min(1),
	/** Where it is: a place entity with coordinates. */
	place: Id.optional(),
	/** The state in whose present-day borders it lies. */
	country: Id.optional(),
	signed: known(HistoricalDate),
	starts: known(HistoricalDate),
	/** The end that a text sets, never signature + term. */
	ends: known(HistoricalDate),
	/** When it really ended. */
	ended: known(HistoricalDate),
	/** Years, where a text states them. */
	term: known(z.number().positive()),
	rent: known(Rent),
	/** Hectares. */
	area: known(z.number().positive())
});
export type Lease = z.infer<typeof Lease>;

export const SUBJECTS = [
	'border',
	'alliance',
	'friendship',
	'peace',
	'protectorate',
	'union',
	'statehood',
	'military base',
	'arms control',
	'water',
	'trade',
	'cession',
	'spheres of influence',
	'human rights',
	'law of the sea',
	'law of treaties',
	'neutrality',
	'security'
] as const;

export const Treaty = z.strictObject({
	...base,
	kind: z.literal('treaty'),
	subject: z.enum(SUBJECTS),
	parties: z.array(Id).min(1),
	/** How the text came to be: an oath is sworn, a charter may be adopted. Without it: signed. */
	verb: z.enum(['signed', 'sworn', 'adopted']).optional(),
	/** False where `parties` names only some of the signatories. */
	complete: z.boolean().default(true),
	signed: known(HistoricalDate),
	/** Where it was signed. */
	place: Id.optional(),
	inForce: known(HistoricalDate),
	ended: known(HistoricalDate),
	/** What it did, as a verb phrase in the past: "gave Russia the left bank of the Amur". */
	outcome: Text
});
export type Treaty = z.infer<typeof Treaty>;

export const FORMS = [
	'deportation',
	'expulsion',
	'settlement',
	'flight',
	'labour migration',
	'return',
	'exchange',
	'evacuation',
	'emigration',
	'environmental migration',
	'slave trade',
	'forced labour'
] as const;

const Count = z.strictObject({
	low: z.number().positive().optional(),
	high: z.number().positive().optional(),
	unit: z.enum(['people', 'families', 'households', 'per cent'])
});

export const Migration = z.strictObject({
	...base,
	kind: z.literal('migration'),
	form: z.enum(FORMS),
	people: z.array(Id).min(1),
	from: z.array(Id).default([]),
	to: z.array(Id).default([]),
	started: known(HistoricalDate),
	ended: known(HistoricalDate),
	number: known(Count),
	/** A clause that follows "because": "a Dzungar army attacked their pastures". */
	cause: Text.optional(),
	/** What followed, as a full sentence. */
	consequence: Text.optional(),
	/** Who ordered or led it. */
	actor: Text.optional()
});
export type Migration = z.infer<typeof Migration>;

const Gap = z.strictObject({
	/** The words to hide, exactly as in the quotation, where they stand once. */
	hide: z.string().min(1),
	accept: z.array(z.string().min(1)).default([]),
	/** Wrong words of the same kind, for a gap answered by choosing. */
	wrongs: z.array(z.string().min(1)).default([])
});

export const Statement = z.strictObject({
	...base,
	kind: z.literal('statement'),
	/** What kind of sentence it is: a checkable event, a figure, or somebody's judgement. */
	nature: z.enum(['event', 'figure', 'judgement']),
	/** The claim, to follow "The text says that …". */
	says: Text,
	/** A question that the claim answers, and the answer in a few words. */
	question: Text,
	answer: Text,
	/** Claims that the text does not make, each with why it is wrong and the fact it is mixed up with. */
	wrongs: z.array(z.strictObject({ says: Text, why: Text, fact: Id.optional() })).min(3),
	gaps: z.array(Gap).default([]),
	/** A year or number that the claim gives, and the question for it. */
	value: z
		.strictObject({
			is: z.enum(['year', 'number']),
			question: Text,
			key: z.number(),
			/** Also right: from … to, for a number that may be rounded. */
			low: z.number().optional(),
			high: z.number().optional(),
			unit: Text.optional()
		})
		.optional(),
	/** The facts it speaks of. */
	about: z.array(Id).default([])
});
export type Statement = z.infer<typeof Statement>;

export const BankFact = z.discriminatedUnion('kind', [Lease, Treaty, Migration, Statement]);
export type BankFact = z.infer<typeof BankFact>;
export type FactKind = BankFact['kind'];
export type FactOf<K extends FactKind> = Extract<BankFact, { kind: K }>;
