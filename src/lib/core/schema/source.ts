import { z } from 'zod';
import { STANDINGS } from './standing.ts';
import { Id } from './text.ts';

const SourceKind = z.enum([
	'treaty-text',
	'law',
	'archive',
	'census',
	'statement',
	'book',
	'article',
	'news',
	'encyclopedia',
	'page'
]);

export const Source = z.strictObject({
	id: Id,
	kind: SourceKind,
	/** How far an answer may rest on it. No key rests on a `weak` source alone. */
	standing: z.enum(STANDINGS),
	title: z.string().min(1),
	authors: z.array(z.string().min(1)).optional(),
	publisher: z.string().min(1).optional(),
	year: z.int().optional(),
	/** For a copy: where the words first stood, e.g. `Tengrinews, May 2023`. */
	origin: z.string().min(1).optional(),
	url: z.url({ protocol: /^https?$/ }).optional(),
	language: z.string().length(2).optional()
});
export type Source = z.infer<typeof Source>;

const at = z.string().min(1).optional();
// The bank's evidence: a few words, exactly as they stand in the source.
const quote = z.string().min(1).max(600).optional();

export const Citation = z.strictObject({
	source: Id,
	/** The fields of the fact that this source supports. */
	for: z.array(z.string().min(1)).min(1),
	/** Lines, article or page. */
	at,
	quote
});
export type Citation = z.infer<typeof Citation>;

export const PositionCitation = z.strictObject({ source: Id, at, quote });
export type PositionCitation = z.infer<typeof PositionCitation>;
