import type { Mastery } from '$lib/core/progress/mastery.ts';
import { m } from '$lib/i18n/paraglide/messages.js';

export const MASTERY_NAMES: Record<Mastery, () => string> = {
	'not-started': m.mastery_not_started,
	attempted: m.mastery_attempted,
	familiar: m.mastery_familiar,
	proficient: m.mastery_proficient,
	mastered: m.mastery_mastered
};
