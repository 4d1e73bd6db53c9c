import type { Card } from '$lib/core/card.ts';
import { prospectOf, type Present } from '$lib/core/history.ts';
import { nearText } from '$lib/i18n/dates.ts';
import { m } from '$lib/i18n/paraglide/messages.js';
import { waitText } from '$lib/components/session/wait.ts';

const DAY_MS = 86_400_000;

/** When a card comes back, in a few words. */
export function dueText(card: Card, present: Present): string {
	const { due } = prospectOf(card, present);
	if (due.is === 'new') return m.card_due_new();
	if (due.is === 'day') return m.card_due({ when: nearText(due.days) });
	return due.ms === 0 ? m.card_due_steps_now() : m.card_due_steps({ wait: waitText(due.ms) });
}

/** A number of days in the shortest words: 6 d, 2.5 mo. */
export function daysText(days: number): string {
	return waitText(days * DAY_MS);
}
