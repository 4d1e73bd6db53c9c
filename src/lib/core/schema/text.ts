import { z } from 'zod';

export const LOCALES = ['en', 'ru', 'uz'] as const;
export type Locale = (typeof LOCALES)[number];

const line = z
	.string()
	.trim()
	.min(1, 'Empty text: write the words or leave the field out')
	.refine((value) => !/\s{2,}|[\t\r\n]/.test(value), 'Two spaces or a line break inside the text');

/** Words in one or more languages. A bare string in YAML is short for `{ en: … }`. */
export const Text = z.preprocess(
	(raw) => (typeof raw === 'string' ? { en: raw } : raw),
	z.strictObject({ en: line, ru: line.optional(), uz: line.optional() })
);
export type Text = z.infer<typeof Text>;

export const Id = z
	.string()
	.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'An id is lower-case words joined by hyphens: kant-air-base');
