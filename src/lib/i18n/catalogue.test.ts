import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wordsIn } from './catalogue-plugin.ts';
import { said, speak } from './spoken.ts';

type Variants = { match: Record<string, string> }[];
type Catalogue = Record<string, string | Variants>;

const MESSAGES = join(import.meta.dirname, 'messages');
const AREAS = readdirSync(join(MESSAGES, 'en'));

function read(locale: string, area: string): Catalogue {
	return JSON.parse(readFileSync(join(MESSAGES, locale, area), 'utf8')) as Catalogue;
}
function textsOf(message: string | Variants): string[] {
	if (typeof message === 'string') return [message];
	return message.flatMap(({ match }) => Object.values(match));
}
function placeholders(text: string): string[] {
	return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
}

describe.each(['ru', 'uz'])('the catalogue in %s', (locale) => {
	it.each(AREAS)('has every message of %s', (area) => {
		expect(Object.keys(read(locale, area))).toEqual(Object.keys(read('en', area)));
	});

	it.each(AREAS)('fills in nothing in %s that the base language does not give', (area) => {
		const base = read('en', area);
		const broken = Object.entries(read(locale, area)).filter(([key, message]) => {
			const known = new Set(textsOf(base[key] ?? '').flatMap(placeholders));
			return textsOf(message).some((text) => placeholders(text).some((name) => !known.has(name)));
		});
		expect(broken).toEqual([]);
	});

	it.each(AREAS)('has every plural form of its language in %s', (area) => {
		const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
		const broken = Object.entries(read(locale, area)).filter(
			([, message]) =>
				typeof message !== 'string' &&
				Object.keys(message[0]?.match ?? {}).some((when) => when.includes('Plural=')) &&
				forms.some(
					(form) => !Object.keys(message[0]?.match ?? {}).some((when) => when.includes(`=${form}`))
				)
		);
		expect(broken).toEqual([]);
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
});

describe('a spoken message', () => {
	it('is said in the chosen language, and in the base language where that has no words', () => {
		const again = said(0, 'Again');
		const left = said(1, ({ count }: { count: number }) => `${count} left`);
		expect([again(), left({ count: 3 })]).toEqual(['Again', '3 left']);
		speak(['Снова', undefined]);
		expect([again(), left({ count: 3 })]).toEqual(['Снова', '3 left']);
		speak([]);
	});
});
