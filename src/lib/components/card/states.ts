import type { CardFilter } from '$lib/core/browse.ts';
import type { CardState } from '$lib/core/scheduler.ts';
import { m } from '$lib/i18n/paraglide/messages.js';

/** The states of a card with what each means. */
export const STATE_NAMES: Record<CardState, { name: () => string; about: () => string }> = {
	new: { name: m.card_state_new, about: m.card_state_new_about },
	learning: { name: m.card_state_learning, about: m.card_state_learning_about },
	review: { name: m.card_state_review, about: m.card_state_review_about },
	relearning: { name: m.card_state_relearning, about: m.card_state_relearning_about }
};

export const FILTER_NAMES: Record<CardFilter, () => string> = {
	all: m.card_filter_all,
	due: m.card_filter_due,
	new: m.card_filter_new,
	learning: m.card_filter_learning,
	review: m.card_filter_review,
	relearning: m.card_filter_relearning,
	starred: m.card_filter_starred,
	suspended: m.card_filter_suspended,
	leech: m.card_filter_leech
};
