import { checkNickname } from './nickname.ts';
import type { Day } from './day.ts';

/** What a person chose about studying. It lives in the log, so it moves with a backup. */
export interface Settings {
	/** Share of due cards that should be remembered. */
	retention: number;
	newPerDay: number;
	reviewsPerDay: number;
	/** Hour at which the study day begins. */
	dayStart: number;
	/** Two buttons on a recall card (Again, Good) or four. */
	buttons: 2 | 4;
	/** Study day of an exam, or null. */
	exam: Day | null;
	/** Single-key shortcuts (WCAG 2.1.4). */
	shortcuts: boolean;
	nickname: string | null;
}

export const SETTINGS: Settings = {
	retention: 0.9,
	newPerDay: 10,
	reviewsPerDay: 100,
	dayStart: 4,
	buttons: 2,
	exam: null,
	shortcuts: true,
	nickname: null
};

/** Least and greatest value of the settings that are numbers. */
export const BOUNDS = {
	retention: { least: 0.8, greatest: 0.97 },
	newPerDay: { least: 0, greatest: 200 },
	reviewsPerDay: { least: 0, greatest: 2000 },
	dayStart: { least: 0, greatest: 12 }
};

const within = (value: unknown, { least, greatest }: { least: number; greatest: number }) =>
	typeof value === 'number' && value >= least && value <= greatest;
const wholeWithin = (value: unknown, bounds: { least: number; greatest: number }) =>
	Number.isInteger(value) && within(value, bounds);

const allowed: { [Name in keyof Settings]: (value: unknown) => boolean } = {
	retention: (value) => within(value, BOUNDS.retention),
	newPerDay: (value) => wholeWithin(value, BOUNDS.newPerDay),
	reviewsPerDay: (value) => wholeWithin(value, BOUNDS.reviewsPerDay),
	dayStart: (value) => wholeWithin(value, BOUNDS.dayStart),
	buttons: (value) => value === 2 || value === 4,
	exam: (value) =>
		value === null ||
		(typeof value === 'string' &&
			/^\d{4}-\d{2}-\d{2}$/.test(value) &&
			!Number.isNaN(Date.parse(value))),
	shortcuts: (value) => typeof value === 'boolean',
	nickname: (value) =>
		value === null || (typeof value === 'string' && 'name' in checkNickname(value))
};

/** Whether a value makes sense for a setting: a merged log may hold what this build would not write. */
export function isAllowed(name: keyof Settings, value: unknown): boolean {
	return allowed[name](value);
}
