import type { Card } from '$lib/core/card.ts';
import type { Day } from '$lib/core/day.ts';
import { prospectOf, type Present } from '$lib/core/history.ts';
import { m } from '$lib/i18n/paraglide/messages.js';
import { getLocale } from '$lib/i18n/paraglide/runtime.js';
import { waitText } from '$lib/components/session/wait.ts';

const DAY_MS = 86_400_000;

/** A study day as a date: 5 Jan 2026. */
export function dayText(day: Day): string {
	return new Intl.DateTimeFormat(getLocale(), { dateStyle: 'medium', timeZone: 'UTC' }).format(
		Date.parse(`${day}T00:00:00Z`)
	);
}

/** The local date of a moment, ms since 1970. */
export function dateText(at: number): string {
	return new Intl.DateTimeFormat(getLocale(), { dateStyle: 'medium' }).format(at);
}

/** Today, tomorrow, in 5 days, 3 days ago. */
export function nearText(days: number): string {
	return new Intl.RelativeTimeFormat(getLocale(), { numeric: 'auto' }).format(days, 'day');
}

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
