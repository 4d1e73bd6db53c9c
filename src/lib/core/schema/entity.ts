import { z } from 'zod';
import { Id, Text } from './text.ts';
import { HistoricalDate } from './time.ts';

export const ENTITY_KINDS = ['state', 'people', 'place', 'person', 'organisation'] as const;

export const Entity = z.strictObject({
	id: Id,
	kind: z.enum(ENTITY_KINDS),
	label: Text,
	/** `the` where English wants it in a sentence: the Soviet Union. */
	article: z.literal('the').optional(),
	/** Russian, Kazakh … as in "the Kazakh side". */
	adjective: Text.optional(),
	/** From when to when it existed under this name. No `to`: it still exists. */
	lifetime: z
		.strictObject({ from: HistoricalDate.optional(), to: HistoricalDate.optional() })
		.optional(),
	successorOf: z.array(Id).default([]),
	/** What it lies in: a city in its present-day state, a state in its region. */
	within: Id.optional(),
	/** Latitude, longitude in degrees. */
	at: z.tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)]).optional(),
	/** ISO 3166-1 number of a present-day state: how maps know it. */
	iso: z
		.string()
		.regex(/^\d{3}$/, "An ISO number has three digits, quoted: '417'")
		.optional(),
	/** A town, base or ruin that a pin shows. Without it, `at` is the middle of an area. */
	point: z.literal(true).optional(),
	/** Spellings accepted as a typed answer, beside the labels. */
	aliases: z.array(z.string().min(1)).default([]),
	/** Earlier or later names, with their years: Verny to 1921. */
	names: z
		.array(
			z.strictObject({ text: Text, from: HistoricalDate.optional(), to: HistoricalDate.optional() })
		)
		.default([])
});
export type Entity = z.infer<typeof Entity>;
