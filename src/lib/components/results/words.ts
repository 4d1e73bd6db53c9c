import { gapsOf, type Item, type Response } from '$lib/core/item.ts';
import { keyText, whyWrong } from '$lib/core/shown.ts';
import type { Given } from '$lib/core/schema/teaching.ts';
import { responseOf } from '$lib/core/teaching/given.ts';
import type { GradedAnswer, Gradebook, Learner } from '$lib/core/teaching/gradebook.ts';
import * as dates from '$lib/i18n/dates.ts';
import { numberText } from '$lib/i18n/numbers.ts';
import { m } from '$lib/i18n/paraglide/messages.js';

const textIn = (options: { id: string; text: string }[], id: string) =>
	options.find((option) => option.id === id)?.text ?? '–';

function responseText(item: Item, response: Response): string {
	switch (response.type) {
		case 'unknown':
			return m.results_answer_none();
		case 'choice':
			return item.type === 'choice' ? textIn(item.options, response.chosen) : '–';
		case 'multi':
			return item.type === 'multi'
				? response.chosen.map((id) => textIn(item.options, id)).join(' · ')
				: '–';
		case 'true-false':
			return response.said ? m.results_answer_true() : m.results_answer_false();
		case 'year':
			return String(response.year);
		case 'numeric':
			return numberText(response.value);
		case 'short':
			return response.text;
		case 'cloze':
			return item.type === 'cloze'
				? gapsOf(item)
						.map((gap) => response.filled[gap.id] ?? '…')
						.join(' · ')
				: '–';
		case 'match':
			return item.type === 'match'
				? item.left
						.map((left) => `${left.text}: ${textIn(item.right, response.pairs[left.id] ?? '')}`)
						.join(' · ')
				: '–';
		case 'order':
			return item.type === 'order'
				? response.order.map((id) => textIn(item.entries, id)).join(' → ')
				: '–';
		case 'recall':
			return {
				again: m.results_answer_again(),
				hard: m.results_answer_hard(),
				good: m.results_answer_good(),
				easy: m.results_answer_easy()
			}[response.grade];
		case 'map':
			if ('at' in response) return response.at.map((degree) => degree.toFixed(1)).join(', ');
			return item.type === 'map' ? textIn(item.options, response.chosen) : '–';
	}
}

/** What was answered, in words. A question that this bank does not have shows what came in. */
export function answerText(item: Item | null, given: Given): string {
	if (given === null) return m.results_answer_none();
	if (!item) return Array.isArray(given) ? given.join(' · ') : String(given);
	return responseText(item, responseOf(item, given));
}

/** In the figures each option of a multiple choice stands alone. */
function singly(item: Item | null, given: Given): Given {
	return item?.type === 'multi' && typeof given === 'number' ? [given] : given;
}

export function choiceText(item: Item | null, given: Given): string {
	return answerText(item, singly(item, given));
}

/** Why a wrong answer is wrong; else why the right one is right. Empty: nobody wrote it down. */
export function explanationOf(item: Item, given: Given): string {
	const [reason] = whyWrong(item, responseOf(item, singly(item, given)));
	return reason?.why ?? item.explanation;
}

export function rightText(item: Item): string {
	return item.type === 'true-false'
		? item.key
			? m.results_answer_true()
			: m.results_answer_false()
		: keyText(item);
}

export type Mark = 'right' | 'partly' | 'wrong' | 'open' | 'dropped';

/** "I don’t know" is no answer, as it is in words: nothing was got wrong. */
export function markOf({ counted, given }: Pick<GradedAnswer, 'counted' | 'given'>): Mark {
	if (counted === null) return 'dropped';
	if (counted >= 1) return 'right';
	if (counted > 0) return 'partly';
	return given === null ? 'open' : 'wrong';
}

export const CERTAINTIES: Record<1 | 2 | 3, () => string> = {
	1: m.results_certainty_1,
	2: m.results_certainty_2,
	3: m.results_certainty_3
};

export const MARKS: Record<Mark, { shape: string; word: () => string }> = {
	right: { shape: '✓', word: m.results_mark_right },
	partly: { shape: '◐', word: m.results_mark_partly },
	wrong: { shape: '✕', word: m.results_mark_wrong },
	open: { shape: '–', word: m.results_mark_open },
	dropped: { shape: '·', word: m.results_mark_dropped }
};

export { numberText, percentText } from '$lib/i18n/numbers.ts';

/** An index with two digits and its sign. */
export function indexText(value: number | null): string {
	return value === null ? '–' : numberText(value, 2, 2);
}

export function secondsText(seconds: number | null): string {
	if (seconds === null) return '–';
	if (seconds < 60) return m.results_time_seconds({ seconds: numberText(seconds, 1) });
	return m.results_time_minutes({
		minutes: Math.floor(seconds / 60),
		seconds: String(Math.round(seconds % 60)).padStart(2, '0')
	});
}

export function dayText(at: number): string {
	return dates.momentText(at, 'date');
}

export function momentText(at: number): string {
	return dates.momentText(at, 'moment');
}

/** Two of one name get a number. */
export function learnerName({ name, twin }: Learner): string {
	return twin > 0 ? m.results_twin_name({ name, number: twin }) : name;
}

/** What stands for each learner where names are hidden: the place in the gradebook. */
export function namesOf(
	{ learners }: Pick<Gradebook, 'learners'>,
	isHidden: boolean
): Map<string, string> {
	return new Map(
		learners.map((learner, at) => [
			learner.id,
			isHidden ? m.results_hidden_name({ number: at + 1 }) : learnerName(learner)
		])
	);
}
