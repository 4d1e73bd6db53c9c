import type { Item, Response } from './item.ts';

/** Whether the draft can be answered as it stands. */
export function isComplete(item: Item, draft: Response | null): boolean {
	if (draft?.type !== item.type) return item.type === 'order';
	switch (draft.type) {
		case 'multi':
			return draft.chosen.length > 0;
		case 'short':
			return draft.text.trim() !== '';
		case 'cloze':
			return Object.values(draft.filled).some((text) => text.trim() !== '');
		case 'match':
			return Object.keys(draft.pairs).length > 0;
		default:
			return true;
	}
}
