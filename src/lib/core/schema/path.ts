import { z } from 'zod';
import { Id, Text } from './text.ts';

/** A curated set, learnt in its order. */
export const Path = z.strictObject({
	id: Id,
	label: Text,
	summary: Text,
	facts: z.array(Id).min(1)
});
export type Path = z.infer<typeof Path>;
