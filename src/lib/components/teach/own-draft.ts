import type { OwnQuestion, OwnType } from '$lib/core/schema/teaching.ts';
import { readGaps, writeGaps } from '$lib/core/teaching/gaps.ts';

/** What stands in the form: every type keeps its fields, so that another type loses nothing. */
export interface OwnDraft {
	type: OwnType;
	stem: string;
	options: { text: string; right: boolean }[];
	claim: string;
	isTrue: boolean;
	number: string;
	low: string;
	high: string;
	unit: string;
	key: string;
	accept: string;
	cloze: string;
	pairs: { left: string; right: string }[];
	spare: string;
	entries: { text: string }[];
	back: string;
	explanation: string;
	source: string;
}

const blank = (): OwnDraft => ({
	type: 'choice',
	stem: '',
	options: Array.from({ length: 4 }, () => ({ text: '', right: false })),
	claim: '',
	isTrue: true,
	number: '',
	low: '',
	high: '',
	unit: '',
	key: '',
	accept: '',
	cloze: '',
	pairs: Array.from({ length: 3 }, () => ({ left: '', right: '' })),
	spare: '',
	entries: Array.from({ length: 3 }, () => ({ text: '' })),
	back: '',
	explanation: '',
	source: ''
});

const MOST_LINES = 40;
const linesOf = (text: string) =>
	text
		.split('\n')
		.map((line) => line.trim().slice(0, 1000))
		.filter((line) => line !== '')
		.slice(0, MOST_LINES);

/** The form of a question; null: an empty form. */
export function draftOfOwn(own: OwnQuestion | null): OwnDraft {
	const draft = blank();
	if (!own) return draft;
	draft.type = own.type;
	draft.stem = own.stem;
	draft.explanation = own.explanation ?? '';
	draft.source = own.source ?? '';
	switch (own.type) {
		case 'choice':
			draft.options = own.options.map((text, index) => ({ text, right: index === own.key }));
			break;
		case 'multi':
			draft.options = own.options.map((text, index) => ({ text, right: own.keys.includes(index) }));
			break;
		case 'true-false':
			draft.claim = own.claim;
			draft.isTrue = own.key;
			break;
		case 'numeric':
			draft.number = String(own.key);
			draft.unit = own.unit;
			if (own.low !== own.key || own.high !== own.key) {
				draft.low = String(own.low);
				draft.high = String(own.high);
			}
			break;
		case 'short':
			draft.key = own.key;
			draft.accept = own.accept.join('\n');
			break;
		case 'cloze':
			draft.cloze = writeGaps(own.parts);
			break;
		case 'match':
			draft.pairs = own.pairs.map(([left, right]) => ({ left, right }));
			draft.spare = own.spare.join('\n');
			break;
		case 'order':
			draft.entries = own.entries.map((text) => ({ text }));
			break;
		case 'recall':
			draft.back = own.back;
	}
	return draft;
}

/** `1 234,5` and `1234.5` alike; NaN for what is no number. */
function numberOf(text: string): number {
	const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
	return /^[-+]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN;
}

/** The question of a form as it stands: `checkOwn` says what it lacks. */
export function ownOf(draft: OwnDraft): OwnQuestion {
	const explanation = draft.explanation.trim();
	const source = draft.source.trim();
	const frame = {
		stem: draft.stem.trim(),
		...(explanation ? { explanation } : {}),
		...(source ? { source } : {})
	};
	// Rows that were left empty ask for nothing, unless they are marked as right.
	const given = draft.options.filter(({ text, right }) => right || text.trim() !== '');
	const options = given.map(({ text }) => text.trim());
	switch (draft.type) {
		case 'choice':
			return {
				type: 'choice',
				...frame,
				options,
				key: given.findIndex((option) => option.right)
			};
		case 'multi':
			return {
				type: 'multi',
				...frame,
				options,
				keys: given.flatMap((option, index) => (option.right ? [index] : []))
			};
		case 'true-false':
			return { type: 'true-false', ...frame, claim: draft.claim.trim(), key: draft.isTrue };
		case 'numeric': {
			const key = numberOf(draft.number);
			return {
				type: 'numeric',
				...frame,
				key,
				low: draft.low.trim() === '' ? key : numberOf(draft.low),
				high: draft.high.trim() === '' ? key : numberOf(draft.high),
				unit: draft.unit.trim()
			};
		}
		case 'short':
			return { type: 'short', ...frame, key: draft.key.trim(), accept: linesOf(draft.accept) };
		case 'cloze':
			return { type: 'cloze', ...frame, parts: readGaps(draft.cloze) };
		case 'match':
			return {
				type: 'match',
				...frame,
				pairs: draft.pairs
					.map(({ left, right }): [string, string] => [left.trim(), right.trim()])
					.filter((pair) => pair.some((side) => side !== '')),
				spare: linesOf(draft.spare)
			};
		case 'order':
			return {
				type: 'order',
				...frame,
				entries: draft.entries.map(({ text }) => text.trim()).filter((text) => text !== '')
			};
		case 'recall':
			return { type: 'recall', ...frame, back: draft.back.trim() };
	}
}
