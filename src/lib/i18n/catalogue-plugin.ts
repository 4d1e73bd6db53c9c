import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const MODULE = /[/\\]messages[/\\](\w+)\.js$/;
const VIRTUAL = 'virtual:words/';
// Plurals are the only thing that a compiled message asks of the registry. A catalogue brings its own,
// so that no page's code has to come before its words.
const REGISTRY = `const registry = {
	plural: (locale, input) => new Intl.PluralRules(locale).select(Number(input))
};`;

interface Options {
	/** The folder that the messages are compiled into, one module each. */
	compiled: string;
	/** The module that says a message by its place. */
	spoken: string;
	baseLocale: string;
}

/** The words of one locale in a compiled message: an expression, or null where it has none. */
export function wordsIn(code: string, locale: string): string | null {
	const [, body] =
		new RegExp(
			`^const ${locale}_\\w+ = /\\*\\*[^\\n]*?\\*/ (\\(i?\\) => [\\s\\S]*?\\n\\});?$`,
			'm'
		).exec(code) ?? [];
	if (body === undefined) return null;
	const bare = body.replace(/\/\*\*[\s\S]*?\*\/ ?/g, '');
	// Most messages are plain text: then the text alone will do.
	const [, text] = /^\(\) => \{\s*return \((`(?:[^`\\]|\\.)*`)\)\s*\}$/.exec(bare) ?? [];
	return text ?? bare;
}

const NAME = /^(?:export )?const (\w+) = [^\n]*MessageMetadata/m;
const EXPORTED = /^export \{ \w+ as ("\w+"|\w+) \}/m;

/** The name of a compiled message in its module, and the one it is exported by. */
function namesIn(code: string): { name: string; exported: string } {
	const [, name = ''] = NAME.exec(code) ?? [];
	const [, exported = name] = EXPORTED.exec(code) ?? [];
	return { name, exported };
}

/** The modules of the compiled messages, in their order: that is the order of every catalogue. */
export function compiledMessages(folder: string): { file: string; code: string }[] {
	const list = readFileSync(join(folder, 'messages', '_index.js'), 'utf8');
	return [...list.matchAll(/^export \* from '\.\/(\w+)\.js'/gm)].map(([, file = '']) => ({
		file,
		code: readFileSync(join(folder, 'messages', `${file}.js`), 'utf8')
	}));
}

/**
 * In a build every message carries its words in the base language only; those of another language are
 * one file, fetched by who chose it. So three languages cost a first visit no more than one.
 */
export function catalogue({ compiled, spoken, baseLocale }: Options): Plugin {
	let places = new Map<string, number>();
	return {
		name: 'saxaul-catalogue',
		enforce: 'pre',
		resolveId(id) {
			return id.startsWith(VIRTUAL) ? `\0${id}` : null;
		},
		load(id) {
			if (!id.startsWith(`\0${VIRTUAL}`)) return null;
			const locale = id.slice(VIRTUAL.length + 1);
			// What a language lacks is said in the base language.
			const words = compiledMessages(compiled).map(
				({ code }) => wordsIn(code, locale) ?? 'undefined'
			);
			return `${REGISTRY}\nexport default [${words.join(',\n')}];`;
		},
		transform: {
			filter: { id: MODULE },
			handler(code, id) {
				const [, file = ''] = MODULE.exec(id) ?? [];
				const isServer = this.environment.config.consumer === 'server';
				if (!id.startsWith(compiled) || isServer || this.environment.mode !== 'build') return null;
				if (places.size === 0)
					places = new Map(compiledMessages(compiled).map((one, place) => [one.file, place]));
				const place = places.get(file);
				const words = wordsIn(code, baseLocale);
				if (place === undefined || words === null) return null;
				const { name, exported } = namesIn(code);
				return {
					code: [
						words.includes('registry.') ? `import * as registry from '../registry.js';` : '',
						`import { said } from ${JSON.stringify(spoken)};`,
						`const ${name} = /*@__PURE__*/ said(${place}, ${words});`,
						`export { ${name} as ${exported} };`
					].join('\n'),
					map: null
				};
			}
		}
	};
}
