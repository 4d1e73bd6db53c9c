import type { ClientInit, HandleClientError } from '@sveltejs/kit';
import { dev } from '$app/environment';
import { currentLocale } from '$lib/i18n/locale.ts';
import { speakIn } from '$lib/i18n/words.ts';

/** Pages are built in the base language; who chose another one gets its words before the app starts. */
export const init: ClientInit = async () => {
	// In development the messages hold every language and ask which one is wanted.
	if (dev) (await import('$lib/i18n/paraglide/runtime.js')).overwriteGetLocale(currentLocale);
	try {
		await speakIn(currentLocale());
	} catch {
		// No network, and no copy of the words: the base language is better than nothing.
		document.documentElement.lang = 'en';
	}
};

/** Turns the unknown into a calm sentence and a code that says enough for a report. */
export const handleError: HandleClientError = ({ error, status, message }) => {
	const name = error instanceof Error ? error.name : 'Error';
	return { message, code: `${status}-${name}` };
};
