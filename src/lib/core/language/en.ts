import { yearOf } from '../date.ts';
import type { Entity } from '../schema/entity.ts';
import type { HistoricalDate } from '../schema/time.ts';

/** English for the templates: names, lists, dates and amounts inside a sentence. */

const MONTHS = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December'
];

export function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `A`, `A and B`, `A, B and C`. */
export function list(words: readonly string[], last = 'and'): string {
	if (words.length < 2) return words[0] ?? '';
	return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** The name with its article: the Soviet Union. */
export function named(entity: Entity): string {
	return entity.article ? `the ${entity.label.en}` : entity.label.en;
}

/** The name that the entity had in a year: Stalingrad in 1941. Without a year, its name now. */
export function namedIn(entity: Entity, year: number | null): string {
	const then = entity.names.find(
		({ from, to }) => year !== null && (!from || yearOf(from) <= year) && (!to || year < yearOf(to))
	);
	return then ? then.text.en : named(entity);
}

export function possessive(name: string): string {
	return name.endsWith('s') ? `${name}’` : `${name}’s`;
}

/** `9 June 1898`, `June 1898`, `1898`, `about 1898`. */
export function date({ value, about }: HistoricalDate): string {
	const [year, month, day] = value.replace(/^-/, '').split('-').map(Number);
	const era = value.startsWith('-') ? ' BCE' : '';
	const words = [day, month === undefined ? undefined : MONTHS[month - 1], `${year}${era}`];
	return (about ? 'about ' : '') + words.filter((word) => word !== undefined).join(' ');
}

/** `on 9 June 1898`, `in June 1898`, `in 1898`, `in about 1898`. */
export function when(value: HistoricalDate): string {
	return `${value.value.replace(/^-/, '').split('-').length === 3 && !value.about ? 'on' : 'in'} ${date(value)}`;
}

/** Digits in groups of three, and words from a million: `171,781`, `4.8 million`, `11 million`. */
export function amount(value: number): string {
	if (value >= 1e9 && value % 1e7 === 0) return `${value / 1e9} billion`;
	if (value >= 1e6 && value % 1e4 === 0) return `${amount(value / 1e6)} million`;
	const [whole = '', part] = String(value).split('.');
	const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
	return part === undefined ? grouped : `${grouped}.${part}`;
}

/** `about 20 million` for 20,039,255: three significant digits, so that no figure stands out. */
export function rounded(value: number): string {
	return `about ${amount(Number(value.toPrecision(3)))}`;
}

export function count(value: number, one: string, many: string): string {
	return `${amount(value)} ${value === 1 ? one : many}`;
}

/** Makes a sentence: capital first letter, one full stop. */
export function sentence(text: string): string {
	const trimmed = text.trim();
	return capital(/[.?!…]["”’)]?$/.test(trimmed) ? trimmed : `${trimmed}.`);
}
