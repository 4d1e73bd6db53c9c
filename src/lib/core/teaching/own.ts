import { hashText } from '../random.ts';
import { canonical } from '../crc.ts';
import type { Evidence, Item, ItemBody, ItemFrame, ItemId, Option } from '../item.ts';
import type { OwnQuestion } from '../schema/teaching.ts';

/** Fewest and most options of a teacher's question: their ids are one digit, so that they sort. */
export const FEWEST_OPTIONS = 2;
export const MOST_OPTIONS = 10;

const optionsOf = (texts: readonly string[], letter: string): Option[] =>
	texts.map((text, index) => ({ id: `${letter}${index}`, text }));

function bodyOf(own: OwnQuestion): ItemBody {
	switch (own.type) {
		case 'choice':
			return { type: 'choice', options: optionsOf(own.options, 'o'), key: `o${own.key}` };
		case 'multi':
			return {
				type: 'multi',
				options: optionsOf(own.options, 'o'),
				keys: own.keys.map((key) => `o${key}`)
			};
		case 'true-false':
			return {
				type: 'true-false',
				claim: own.claim,
				key: own.key,
				correct: own.key ? own.claim : (own.explanation ?? own.claim)
			};
		case 'numeric':
			return { type: 'numeric', key: own.key, low: own.low, high: own.high, unit: own.unit };
		case 'short':
			return { type: 'short', key: own.key, accept: own.accept, known: [] };
		case 'cloze': {
			let gaps = 0;
			return {
				type: 'cloze',
				parts: own.parts.map((part) => {
					if (typeof part === 'string') return part;
					const gap = { id: `gap-${gaps}`, key: part.key, accept: part.accept };
					gaps += 1;
					return part.options ? { ...gap, options: part.options } : gap;
				})
			};
		}
		case 'match':
			return {
				type: 'match',
				left: optionsOf(
					own.pairs.map(([left]) => left),
					'l'
				),
				right: optionsOf([...own.pairs.map(([, right]) => right), ...own.spare], 'r'),
				key: Object.fromEntries(own.pairs.map((_, index) => [`l${index}`, `r${index}`]))
			};
		case 'order':
			return {
				type: 'order',
				entries: optionsOf(own.entries, 'e'),
				key: own.entries.map((_, index) => `e${index}`)
			};
		case 'recall':
			return { type: 'recall', back: own.back };
	}
}

/** The id under which the student's log knows a teacher's question: equal questions have equal ids. */
export function ownItemId(own: OwnQuestion): ItemId {
	return `own-${hashText(canonical(own)).toString(36)}#${own.type}`;
}

/** A teacher's question as every other question is shown. */
export function ownItem(own: OwnQuestion): Item {
	const id = ownItemId(own);
	const evidence: Evidence[] = own.source
		? [{ source: 'teacher', title: own.source, standing: 'teacher' }]
		: [];
	const frame: ItemFrame = {
		id,
		fact: id.slice(0, id.indexOf('#')),
		label: own.stem,
		kind: 'note',
		seed: 0,
		bank: '',
		version: 1,
		stem: own.stem,
		explanation: own.explanation ?? '',
		evidence,
		disputes: []
	};
	return { ...frame, ...bodyOf(own) };
}

export type OwnProblem =
	| 'no-stem'
	| 'few-options'
	| 'many-options'
	| 'empty-option'
	| 'same-options'
	| 'no-key'
	| 'range'
	| 'no-gap'
	| 'foul-text';

// Control characters, and invisible marks that turn or glue the text around them. Line breaks, joiners
// and the marks of right-to-left scripts stay: honest text needs them.
const FOUL = /[^\P{Cc}\n\t]|[\p{Cs}\p{Zl}\p{Zp}\u200b\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** Text that could look like what it is not. */
export function isFoul(text: string): boolean {
	return FOUL.test(text);
}

/** Every text inside a value. */
export function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value !== 'object' || value === null) return [];
	return Object.values(value).flatMap(textsIn);
}

function checkOptions(options: readonly string[], fewest = FEWEST_OPTIONS): OwnProblem[] {
	const trimmed = options.map((option) => option.trim());
	const problems: OwnProblem[] = [];
	if (trimmed.length < fewest) problems.push('few-options');
	if (trimmed.length > MOST_OPTIONS) problems.push('many-options');
	if (trimmed.includes('')) problems.push('empty-option');
	if (new Set(trimmed).size < trimmed.length) problems.push('same-options');
	return problems;
}

const isEmpty = (text: string) => text.trim() === '';

const checks: {
	[T in OwnQuestion['type']]: (own: Extract<OwnQuestion, { type: T }>) => OwnProblem[];
} = {
	choice: (own) => [
		...checkOptions(own.options),
		...(own.options[own.key] === undefined ? (['no-key'] as const) : [])
	],
	multi: (own) => [
		...checkOptions(own.options),
		...(own.keys.length === 0 ||
		new Set(own.keys).size < own.keys.length ||
		own.keys.some((key) => own.options[key] === undefined)
			? (['no-key'] as const)
			: [])
	],
	'true-false': (own) => (isEmpty(own.claim) ? ['no-key'] : []),
	numeric: (own) =>
		own.low <= own.key && own.key <= own.high && [own.low, own.key, own.high].every(Number.isFinite)
			? []
			: ['range'],
	short: (own) => (isEmpty(own.key) ? ['no-key'] : []),
	cloze(own) {
		const gaps = own.parts.filter((part) => typeof part !== 'string');
		if (gaps.length === 0) return ['no-gap'];
		return gaps.flatMap((gap): OwnProblem[] => [
			...(isEmpty(gap.key) ? (['no-key'] as const) : []),
			...(gap.options ? checkOptions(gap.options) : []),
			...(gap.options && !gap.options.includes(gap.key) ? (['no-key'] as const) : [])
		]);
	},
	match: (own) => {
		const right = [...own.pairs.map((pair) => pair[1]), ...own.spare];
		return [...checkOptions(own.pairs.map((pair) => pair[0])), ...checkOptions(right)];
	},
	order: (own) => checkOptions(own.entries, 3),
	recall: (own) => (isEmpty(own.back) ? ['no-key'] : [])
};

/** What keeps a teacher's question from being asked, each thing once. */
export function checkOwn(own: OwnQuestion): OwnProblem[] {
	const check = checks[own.type] as (own: OwnQuestion) => OwnProblem[];
	const problems = check(own);
	if (isEmpty(own.stem)) problems.unshift('no-stem');
	if (textsIn(own).some(isFoul)) problems.push('foul-text');
	return [...new Set(problems)];
}
