import type { AssignmentProblem } from '$lib/core/teaching/assignment.ts';
import type { FeedbackRefusal } from '$lib/state/attempt-feedback.ts';
import type { Refusal } from '$lib/state/attempt-link.ts';
import { momentText } from '$lib/i18n/dates.ts';
import { numberText } from '$lib/i18n/numbers.ts';
import { m } from '$lib/i18n/paraglide/messages.js';

const REFUSALS: Record<Exclude<Refusal['is'], 'other' | 'refused'>, () => string> = {
	cut: m.take_refused_cut,
	changed: m.take_refused_changed,
	case: m.take_refused_case,
	newer: m.take_refused_newer,
	bomb: m.take_refused_bomb,
	senseless: m.take_refused_senseless,
	nothing: m.take_refused_nothing
};

/** Why it cannot be opened, and what to do. */
export function refusalText(refusal: Refusal): string {
	if (refusal.is === 'other')
		return refusal.kind === 'receipt' ? m.take_refused_receipt() : m.take_refused_feedback();
	return refusal.is === 'refused' ? m.take_refused_refused() : REFUSALS[refusal.is]();
}

export function reasonText(reason: AssignmentProblem): string {
	switch (reason.is) {
		case 'no-title':
			return m.take_reason_no_title();
		case 'long-title':
			return m.take_reason_long_title();
		case 'long-instructions':
			return m.take_reason_long_instructions();
		case 'foul-text':
			return m.take_reason_foul_text();
		case 'empty':
			return m.take_reason_empty();
		case 'many':
			return m.take_reason_many({ most: reason.most });
		case 'twice':
			return m.take_reason_twice();
		case 'dates':
			return m.take_reason_dates();
		case 'key-without-close':
		case 'key-and-behaviour':
			return m.take_reason_key();
		case 'variants':
			return m.take_reason_variants();
		case 'question':
			return m.take_reason_question({ number: reason.question + 1 });
	}
}

export function dateText(ms: number): string {
	return momentText(ms, 'moment');
}

const SECONDS_PER_MINUTE = 60;

/** 12:30 */
export function clockText(seconds: number): string {
	const rest = String(seconds % SECONDS_PER_MINUTE).padStart(2, '0');
	return `${Math.floor(seconds / SECONDS_PER_MINUTE)}:${rest}`;
}

export function limitText(seconds: number): string {
	return seconds % SECONDS_PER_MINUTE === 0
		? m.take_limit({ count: seconds / SECONDS_PER_MINUTE })
		: m.take_limit_clock({ time: clockText(seconds) });
}

/** Points without what binary fractions add. */
export function pointsText(points: number): string {
	return numberText(points);
}

const FEEDBACK_REFUSALS: Record<FeedbackRefusal['is'], () => string> = {
	cut: m.take_refused_cut,
	changed: m.take_refused_changed,
	case: m.take_refused_case,
	newer: m.take_refused_newer,
	bomb: m.take_refused_bomb,
	senseless: m.feedback_senseless,
	hostile: m.feedback_hostile,
	nothing: m.feedback_nothing,
	other: m.feedback_other,
	elsewhere: m.feedback_elsewhere
};

export function feedbackRefusalText(refusal: FeedbackRefusal): string {
	return FEEDBACK_REFUSALS[refusal.is]();
}
