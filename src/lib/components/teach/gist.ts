import type { Item } from '$lib/core/item.ts';

const GAP = '____';

/** What a question is about where its first sentence does not say: the claim, the text, the entries. */
export function gistOf(item: Item): string | null {
	switch (item.type) {
		case 'true-false':
			return item.claim;
		case 'cloze':
			return item.parts.map((part) => (typeof part === 'string' ? part : GAP)).join('');
		case 'match':
			return item.left.map((option) => option.text).join(' · ');
		case 'order':
			return item.entries.map((option) => option.text).join(' · ');
		default:
			return null;
	}
}
