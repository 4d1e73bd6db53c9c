import { createContext } from 'svelte';
import { currentLocale } from '../i18n/locale.ts';
import type { Locale } from '../i18n/paraglide/runtime.js';
import { speakIn } from '../i18n/words.ts';

const KEY = 'saxaul-language';

/**
 * The language of the interface. It belongs to the device and not to a person, so it lives in
 * localStorage, where the boot script of app.html looks before it asks the browser.
 */
export class Language {
	current = $state<Locale>(currentLocale());

	/** Whether the choice outlives this page. */
	isKept = $state(true);

	/** Speaks it from now on. False when its words could not be fetched: then nothing has changed. */
	async choose(locale: Locale): Promise<boolean> {
		try {
			await speakIn(locale);
		} catch {
			return false;
		}
		try {
			localStorage.setItem(KEY, locale);
			this.isKept = true;
		} catch {
			this.isKept = false;
		}
		document.documentElement.lang = locale;
		this.current = locale;
		return true;
	}
}

export const [getLanguage, setLanguage] = createContext<Language>();
