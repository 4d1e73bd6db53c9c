import { compile } from '@inlang/paraglide-js';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compiledMessages, wordsIn } from './catalogue-plugin.ts';
import { LANGUAGES } from './locale.ts';
import { missingWords } from './missing.ts';
import { said, speak } from './spoken.ts';

const MESSAGES = join(import.meta.dirname, 'messages');
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

describe('a compiled message', () => {
	const type = '/** @type {(inputs: Again) => LocalizedString} */';
	const text = '/** @type {LocalizedString} */';

	it('that is plain text becomes the text alone', () => {
		const code = `const en_again = ${type} () => {\n\treturn ${text} (\`Again\`)\n};\n`;
		expect(wordsIn(code, 'en')).toBe('`Again`');
	});

	it('with inputs stays a function of them', () => {
		const code = `const ru_left = ${type} (i) => {\n\treturn ${text} (\`\${i?.count} left\`)\n};\n`;
		expect(wordsIn(code, 'ru')).toBe('(i) => {\n\treturn (`${i?.count} left`)\n}');
	});

	it('that a language lacks has no words', () => {
		const code = `const en_x = ${type} () => {\n\treturn ${text} (\`X\`)\n};\n\n/** @type {X} */\nconst uz_x = en_x;\n`;
		expect(wordsIn(code, 'uz')).toBeNull();
	});

	it('is understood, whatever the compiler wrote', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'compiled-'));
		const project = join(import.meta.dirname, 'project.inlang');
		await compile({ project, outdir: folder, outputStructure: 'message-modules' });
		const messages = compiledMessages(folder);
		rmSync(folder, { recursive: true });
		const strange = messages.filter(({ code }) =>
			locales.some((locale) => wordsIn(code, locale) === null)
		);
		expect(strange.map(({ file }) => file)).toEqual([]);
		expect(messages.length).toBeGreaterThan(0);
	});
});

describe('a spoken message', () => {
	it('is said in the chosen language, and in the base language where that has no words', () => {
		const again = said(0, 'Again');
		const left = said(1, ({ count }: { count: number }) => `${count} left`);
		expect([again(), left({ count: 3 })]).toEqual(['Again', '3 left']);
		speak(['Снова']);
		expect([again(), left({ count: 3 })]).toEqual(['Снова', '3 left']);
		speak([]);
	});
});
