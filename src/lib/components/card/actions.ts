import type { Card } from '$lib/core/card.ts';
import { isBuried } from '$lib/core/browse.ts';
import type { Day } from '$lib/core/day.ts';
import { m } from '$lib/i18n/paraglide/messages.js';

/** What a learner can do with a card. Each has an opposite. */
export type CardAction =
	'suspend' | 'resume' | 'bury' | 'unbury' | 'star' | 'unstar' | 'drop' | 'take';

export const ACTION_NAMES: Record<CardAction, () => string> = {
	suspend: m.card_suspend,
	resume: m.card_resume,
	bury: m.card_bury,
	unbury: m.card_unbury,
	star: m.card_star,
	unstar: m.card_unstar,
	drop: m.card_drop,
	take: m.card_take
};

/** What is said once it is done. */
export const ACTION_DONE: Record<CardAction, () => string> = {
	suspend: m.card_did_suspend,
	resume: m.card_did_resume,
	bury: m.card_did_bury,
	unbury: m.card_did_unbury,
	star: m.card_did_star,
	unstar: m.card_did_unstar,
	drop: m.card_did_drop,
	take: m.card_did_take
};

export function actionsFor(card: Card | null, today: Day): CardAction[] {
	if (!card) return ['take'];
	return [
		card.suspended ? 'resume' : 'suspend',
		...(card.suspended ? [] : ([isBuried(card, today) ? 'unbury' : 'bury'] as const)),
		card.starred ? 'unstar' : 'star',
		'drop'
	];
}
