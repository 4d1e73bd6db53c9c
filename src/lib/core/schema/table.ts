import { z } from 'zod';
import { PositionCitation } from './source.ts';
import { Id, Text } from './text.ts';

const Count = z.strictObject({
	year: z.int(),
	/** Who was counted. */
	people: Id.optional(),
	/** Where. */
	place: Id.optional(),
	value: z.number().nonnegative(),
	cite: PositionCitation
});
export type Count = z.infer<typeof Count>;

const Chart = z.strictObject({
	/** The fact that it illustrates: one chart each. */
	fact: Id,
	title: Text,
	/** What is measured, inside a sentence: the share of Russians in Kazakhstan. */
	phrase: Text,
	/** Picks the counts; what is left to differ names the bars. */
	year: z.int().optional(),
	people: Id.optional(),
	place: Id.optional(),
	/** What a reader must know of these counts. */
	note: Text.optional()
});
export type Chart = z.infer<typeof Chart>;

/** Figures of one kind: how many, of which people, where, in which year, by which source. */
export const Table = z.strictObject({
	id: Id,
	/** The unit of every value: per cent, people, million US dollars. */
	unit: Text,
	/** The unit of a difference, where it is another: percentage points. */
	change: Text.optional(),
	counts: z.array(Count).min(3),
	charts: z.array(Chart).min(1)
});
export type Table = z.infer<typeof Table>;
