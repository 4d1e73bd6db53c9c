import { z } from 'zod';
import { Text } from './text.ts';

const DATE = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

function exists(value: string): boolean {
	const parts = DATE.exec(value);
	if (!parts) return false;
	const month = parts[2] === undefined ? 1 : Number(parts[2]);
	const day = parts[3] === undefined ? 1 : Number(parts[3]);
	if (month < 1 || month > 12) return false;
	const year = Number(parts[1]);
	const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
	const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
	return day >= 1 && day <= (days[month - 1] as number);
}

const dateText = z
	.string()
	.refine(
		exists,
		"Not a date: write a quoted year '1898', month '1898-06' or day '1898-06-09' that exists"
	);

/** A day, not only a year or month. */
export const FullDate = dateText.refine(
	(value) => /-\d{2}-\d{2}$/.test(value),
	"Not a day: write it quoted and whole, '2026-12-01'"
);

/** A Gregorian date whose precision is part of the value; `os` is the Julian day of the original. */
export const HistoricalDate = z.preprocess(
	(raw) => (typeof raw === 'string' ? { value: raw } : raw),
	z.strictObject({ value: dateText, about: z.literal(true).optional(), os: dateText.optional() })
);
export type HistoricalDate = z.infer<typeof HistoricalDate>;

const ABSENT = ['unknown', 'none', 'not-applicable'];

function unfold(raw: unknown): unknown {
	if (raw === undefined) return { is: 'unknown' };
	if (typeof raw === 'string' && ABSENT.includes(raw)) return { is: raw };
	if (typeof raw !== 'object' || raw === null || 'is' in raw) {
		return typeof raw === 'object' ? raw : { is: 'known', value: raw };
	}
	if (Array.isArray(raw)) return { is: 'known', value: raw };
	const { asOf, scope, ...value } = raw as Record<string, unknown>;
	return { is: 'known', value, asOf, scope };
}

/**
 * A value that may be unknown, absent or not applicable, which are three different things: a rent
 * of `none` is free use, `unknown` is a gap in the sources, `not-applicable` is no rent at all.
 * In YAML: the value itself (with `asOf` and `scope` beside its own keys) or one of the three words.
 */
export function known<S extends z.ZodType>(value: S) {
	return z.preprocess(
		unfold,
		z.discriminatedUnion('is', [
			z.strictObject({
				is: z.literal('known'),
				value,
				asOf: z.int().optional(),
				scope: Text.optional()
			}),
			z.strictObject({ is: z.literal('unknown') }),
			z.strictObject({ is: z.literal('none') }),
			z.strictObject({ is: z.literal('not-applicable') })
		])
	);
}

export type Known<T> =
	| { is: 'known'; value: T; asOf?: number | undefined; scope?: Text | undefined }
	| { is: 'unknown' }
	| { is: 'none' }
	| { is: 'not-applicable' };
