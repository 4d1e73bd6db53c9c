import type { Item, ItemOf, ItemType, Response, Score } from '$lib/core/item.ts';

/** What every question component gets and gives. It stores nothing: the draft comes back by props. */
export interface QuestionProps<T extends ItemType = ItemType> {
	item: ItemOf<T>;
	/** What is chosen or typed so far. */
	draft: Response | null;
	/** Set once the verdict is shown: the component then marks right and wrong and takes no input. */
	shown: { response: Response; score: Score } | null;
	ondraft: (response: Response | null) => void;
	/** Enter inside the question: as if Answer were pressed. */
	onanswer: () => void;
}

/** The draft when it is of the item's type, else null: a renamed or changed item starts empty. */
export function draftOf<T extends Response['type']>(
	draft: Response | null | undefined,
	type: T
): Extract<Response, { type: T }> | null {
	return draft?.type === type ? (draft as Extract<Response, { type: T }>) : null;
}

export { isComplete } from '$lib/core/complete.ts';

/** The response to score: the draft, or for an untouched order what is on the screen. */
export function responseOf(item: Item, draft: Response | null): Response {
	if (item.type === 'order')
		return (
			draftOf(draft, 'order') ?? { type: 'order', order: item.entries.map((entry) => entry.id) }
		);
	return draft ?? { type: 'unknown' };
}
