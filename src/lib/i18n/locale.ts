import type { Locale } from './paraglide/runtime.js';

/** The languages of the interface, each by the name that its speakers give it. */
export const LANGUAGES: readonly { locale: Locale; name: string }[] = [
	{ locale: 'en', name: 'English' },
	{ locale: 'ru', name: 'Русский' },
	{ locale: 'uz', name: 'O‘zbekcha' }
];

/**
 * The language that the page speaks. The boot script of app.html settles it before the first paint and
 * writes it on the page; pages are built in the base language.
 */
export function currentLocale(): Locale {
	if (typeof document === 'undefined') return 'en';
	const { lang } = document.documentElement;
	return LANGUAGES.find(({ locale }) => locale === lang)?.locale ?? 'en';
}
