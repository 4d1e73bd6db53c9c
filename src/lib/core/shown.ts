import { gapsOf, type Item, type Response } from './item.ts';

/** What was on the screen, for the log: option ids in order, or the values asked. */
export function shownOf(item: Item): string[] {
	switch (item.type) {
		case 'choice':
		case 'multi':
		case 'map':
			return item.options.map((option) => option.id);
		case 'true-false':
			return [item.claim];
		case 'match':
			return [...item.left, ...item.right].map((option) => option.id);
		case 'order':
			return item.entries.map((entry) => entry.id);
		case 'cloze':
			return gapsOf(item).map((gap) => gap.key);
		case 'year':
			return [`${item.key.from}–${item.key.to}`];
		case 'numeric':
			return [`${item.low}–${item.high}`];
		case 'short':
			return [item.key];
		case 'recall':
			return [];
	}
}

/** The right answer in words, for the verdict and the results. */
export function keyText(item: Item): string {
	const textOf = (options: { id: string; text: string }[], id: string) =>
		options.find((option) => option.id === id)?.text ?? id;
	switch (item.type) {
		case 'choice':
			return textOf(item.options, item.key);
		case 'multi':
			return item.keys.map((id) => textOf(item.options, id)).join(' · ');
		case 'true-false':
			return item.correct;
		case 'year':
			return item.key.from === item.key.to
				? String(item.key.from)
				: `${item.key.from}–${item.key.to}`;
		case 'numeric':
			return `${item.key.toLocaleString('en')}${item.unit ? ` ${item.unit}` : ''}`;
		case 'short':
			return item.key;
		case 'cloze':
			return gapsOf(item)
				.map((gap) => gap.key)
				.join(' · ');
		case 'match':
			return item.left
				.map((left) => `${left.text}: ${textOf(item.right, item.key[left.id] ?? '')}`)
				.join(' · ');
		case 'order':
			return item.key.map((id) => textOf(item.entries, id)).join(' → ');
		case 'map':
			return item.asks === 'place' ? item.name : textOf(item.options, item.key);
		case 'recall':
			return item.back;
	}
}

/** A wrong answer with what is really true of it: the distractor's own fact. */
export interface WhyWrong {
	answer: string;
	why: string;
	fact?: string;
}

export function whyWrong(item: Item, given: Response): WhyWrong[] {
	const told = (option: { text: string; why?: string; fact?: string } | undefined): WhyWrong[] =>
		option?.why
			? [{ answer: option.text, why: option.why, ...(option.fact ? { fact: option.fact } : {}) }]
			: [];
	if (item.type === 'choice' && given.type === 'choice')
		return given.chosen === item.key
			? []
			: told(item.options.find((option) => option.id === given.chosen));
	if (item.type === 'multi' && given.type === 'multi')
		return item.options
			.filter((option) => given.chosen.includes(option.id) && !item.keys.includes(option.id))
			.flatMap(told);
	if (item.type === 'map' && item.asks !== 'place' && given.type === 'map')
		return 'chosen' in given && given.chosen !== item.key
			? told(item.options.find((option) => option.id === given.chosen))
			: [];
	if (item.type === 'year' && given.type === 'year')
		return item.known
			.filter((entry) => entry.year === given.year)
			.map((entry) => ({ answer: String(entry.year), why: entry.why }));
	return [];
}
