import { z } from 'zod';
import { READING_SKILLS, type Skill } from '../vocabulary.ts';
import { PositionCitation } from './source.ts';
import { Id, Text } from './text.ts';

const Passage = z.strictObject({ says: Text, cite: PositionCitation });

const base = {
	/** The fact whose page and sources it belongs to. */
	fact: Id,
	/** What is read before the question: each voice with its source. */
	passages: z.array(Passage).default([]),
	/** Shows the fact's bar chart as well. */
	chart: z.literal(true).optional(),
	/** Understandable without the passages, because lists show it alone. */
	question: Text,
	/** How a good reader thinks it through: two or three sentences. */
	model: Text,
	/** Sources of the model answer, beside those of the passages. */
	cites: z.array(PositionCitation).default([])
};

const ChoiceReading = z.strictObject({
	...base,
	skill: z.enum(READING_SKILLS),
	key: Text,
	wrongs: z.array(z.strictObject({ says: Text, why: Text })).length(3, 'Three wrong answers')
});

const NumberReading = z.strictObject({
	...base,
	skill: z.literal('compute'),
	key: z.number(),
	/** Also right: from … to, because people round. */
	low: z.number(),
	high: z.number(),
	unit: Text
});

/** A question about how to read sources. It needs a historian's judgement, so it is written by hand. */
export const Reading = z.discriminatedUnion('skill', [ChoiceReading, NumberReading]);
export type Reading = z.infer<typeof Reading>;
export type ReadingOf<S extends Skill> = Extract<Reading, { skill: S }>;
