import { z } from 'zod';
import { Id, Text } from './text.ts';

/** A curated set, learnt in its order. */
export const Path = z.strictObject({
	id: Id,
	label: Text,
	/** What one can do after it, in one sentence. */
	summary: Text,
	/** The templates whose questions belong to it; without it all questions of its facts. */
	asks: z.array(Id).min(1).optional(),
	facts: z.array(Id).min(1)
});
export type Path = z.infer<typeof Path>;
