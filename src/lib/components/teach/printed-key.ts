import type { Item, Option } from '$lib/core/item.ts';
import { m } from '$lib/i18n/paraglide/messages.js';

/** A map offers all its countries: on paper the name is written instead. */
export const MOST_LISTED = 10;
export const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const letterOf = (options: readonly Option[], id: string | undefined) =>
	LETTERS[options.findIndex((option) => option.id === id)] ?? '';
const textOf = (options: readonly Option[], id: string | undefined) =>
	options.find((option) => option.id === id)?.text ?? '';

/** The right answer with the letters and numbers of the sheet; null where words alone say it. */
export function printedKey(item: Item): string | null {
	switch (item.type) {
		case 'choice':
			return `${letterOf(item.options, item.key)} – ${textOf(item.options, item.key)}`;
		case 'multi':
			return item.options
				.filter((option) => item.keys.includes(option.id))
				.map((option) => `${letterOf(item.options, option.id)} – ${option.text}`)
				.join(' · ');
		case 'map':
			return item.asks === 'place' || item.options.length > MOST_LISTED
				? null
				: `${letterOf(item.options, item.key)} – ${textOf(item.options, item.key)}`;
		case 'true-false':
			return item.key ? m.own_true() : `${m.own_false()} – ${item.correct}`;
		case 'match':
			return item.left
				.map((left, place) => `${place + 1} ${letterOf(item.right, item.key[left.id])}`)
				.join(' · ');
		case 'order':
			return item.key.map((id) => textOf(item.entries, id)).join(' → ');
		default:
			return null;
	}
}
