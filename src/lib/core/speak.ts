import type { Locale, Text } from './schema/text.ts';

/** A sentence for every language that has one; English is always there. */
export type Sentence = { en: () => string } & Partial<Record<Locale, () => string>>;

export function speak(locale: Locale, sentence: Sentence): string {
	return (sentence[locale] ?? sentence.en)();
}

export function words(text: Text, locale: Locale): string {
	return text[locale] ?? text.en;
}
