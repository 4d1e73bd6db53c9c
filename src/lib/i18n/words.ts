import type { Locale } from './paraglide/runtime.js';
import type { Said } from './spoken.ts';

type Words = () => Promise<{ default: (Said | undefined)[] }>;

/** Each catalogue but that of the base language is a file of its own. */
const CATALOGUES: Record<Exclude<Locale, 'en'>, Words> = {
	ru: () => import('virtual:words/ru'),
	uz: () => import('virtual:words/uz')
};

/** Rejects when the file cannot be fetched. */
export async function wordsOf(locale: Exclude<Locale, 'en'>): Promise<(Said | undefined)[]> {
	return (await CATALOGUES[locale]()).default;
}
