import { z } from 'zod';
import { PositionCitation } from './source.ts';
import { Id, Text } from './text.ts';

/** What a reading trains. One fact has at most one reading of each skill. */
export const CHOICE_SKILLS = [
	/** Do the two contradict each other, or can both be true? */
	'contradict',
	/** What would settle it? */
	'settle',
	/** Can this source, near as it is, answer that question? */
	'enough',
	/** Which words are opinion, and which can be checked? */
	'opinion',
	/** Which of the two is mistaken, and what shows it? */
	'slip',
	/** Are these two witnesses, or one witness heard twice? */
	'independent'
] as const;
export type Skill = (typeof CHOICE_SKILLS)[number] | 'compute';

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
	skill: z.enum(CHOICE_SKILLS),
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
