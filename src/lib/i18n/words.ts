import type { Locale } from './paraglide/runtime.js';
import { speak, type Said } from './spoken.ts';

/** Each catalogue but that of the base language is a file of its own. */
const CATALOGUES: Record<Exclude<Locale, 'en'>, () => Promise<{ default: Said[] }>> = {
	ru: () => import('virtual:words/ru'),
	uz: () => import('virtual:words/uz')
};

/** From now on the messages are said in this language. Rejects when its file cannot be fetched. */
export async function speakIn(locale: Locale): Promise<void> {
	speak(locale === 'en' ? [] : (await CATALOGUES[locale]()).default);
}
