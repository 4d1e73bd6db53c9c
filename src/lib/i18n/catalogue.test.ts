import { compile } from '@inlang/paraglide-js';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compiledMessages, wordsIn } from './catalogue-plugin.ts';
import { LANGUAGES } from './locale.ts';
import { said, speak } from './spoken.ts';

const locales = LANGUAGES.map(({ locale }) => locale);

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
