import type { ClientInit, HandleClientError } from '@sveltejs/kit';
import { dev } from '$app/environment';
import { baseLocale, getLocale } from '$lib/i18n/paraglide/runtime.js';
import { speak } from '$lib/i18n/spoken.ts';
import { wordsOf } from '$lib/i18n/words.ts';

/** Pages are written in the base language; who chose another one gets its words before the app starts. */
export const init: ClientInit = async () => {
	const locale = getLocale();
	if (locale === baseLocale) return;
	try {
		if (!dev) speak(await wordsOf(locale));
		document.documentElement.lang = locale;
	} catch {
		// Without a network and without a copy of the words: the base language is better than nothing.
	}
};

/** Turns the unknown into a calm sentence and a code that says enough for a report. */
export const handleError: HandleClientError = ({ error, status, message }) => {
	const name = error instanceof Error ? error.name : 'Error';
	return { message, code: `${status}-${name}` };
};
