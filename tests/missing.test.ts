import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../src/lib/i18n/locale.ts';
import { missingWords } from './missing.ts';

const MESSAGES = join(import.meta.dirname, '../src/lib/i18n/messages');
const locales = LANGUAGES.map(({ locale }) => locale);

/** A folder with one area of messages in English and Russian. */
function shelf(en: object, ru: object): string {
	const folder = mkdtempSync(join(tmpdir(), 'words-'));
	for (const [locale, messages] of Object.entries({ en, ru })) {
		mkdirSync(join(folder, locale));
		writeFileSync(join(folder, locale, 'area.json'), JSON.stringify(messages));
	}
	return folder;
}
function lackingIn(en: object, ru: object): string[] {
	const folder = shelf(en, ru);
	try {
		return missingWords(folder);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

describe('the catalogue', () => {
	it('is complete in every language', () => {
		expect(readdirSync(MESSAGES).sort()).toEqual([...locales].sort());
		expect(missingWords(MESSAGES)).toEqual([]);
	});

	it('writes Uzbek with the signs of the bank: o‘, g‘ and ’', () => {
		const files = readdirSync(join(MESSAGES, 'uz'));
		const foreign = files.flatMap((file) => {
			const text = readFileSync(join(MESSAGES, 'uz', file), 'utf8');
			return text.match(/\S*(?:['`\u02bb\u02bc]|[og]’)\S*/gi) ?? [];
		});
		expect(foreign).toEqual([]);
	});
});

describe('the list of what is missing names', () => {
	const plural = (match: object) => [{ match }];

	it('a message without a translation', () => {
		expect(lackingIn({ again: 'Again' }, {})).toEqual(['ru/area.json: again is missing: Again']);
	});

	it('a translation of nothing', () => {
		expect(lackingIn({}, { again: 'Снова' })).toEqual(['ru/area.json: again is in no use']);
	});

	it('other placeholders', () => {
		expect(lackingIn({ left: '{count} left' }, { left: 'Осталось: {number}' })).toEqual([
			'ru/area.json: left must fill in: count'
		]);
	});

	it('a plural form that the language needs', () => {
		const en = plural({ 'countPlural=one': '{count} day', 'countPlural=other': '{count} days' });
		const ru = plural({
			'countPlural=one': '{count} день',
			'countPlural=few': '{count} дня',
			'countPlural=other': '{count} дня'
		});
		expect(lackingIn({ days: en }, { days: ru })).toEqual([
			'ru/area.json: days lacks the form "many"'
		]);
	});
});
