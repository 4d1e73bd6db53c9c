import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const MODULE = /[/\\]messages[/\\](\w+)\.js$/;
const VIRTUAL = 'virtual:words/';

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

/** The name under which a compiled message is exported. */
function nameIn(code: string): { name: string; exported: string } {
	const [, name = ''] = /^(?:export )?const (\w+) = [^\n]*MessageMetadata/m.exec(code) ?? [];
	const [, exported = name] = /^export \{ \w+ as ("\w+"|\w+) \}/m.exec(code) ?? [];
	return { name, exported };
}

function compiledFiles(folder: string): string[] {
	const list = readFileSync(join(folder, 'messages', '_index.js'), 'utf8');
	return [...list.matchAll(/^export \* from '\.\/(\w+)\.js'/gm)].map(([, name]) => name as string);
}

/**
 * In a build every message carries its words in the base language only; those of another language come
 * as one file that is fetched by who chose it. So three languages cost a first visit no more than one.
 */
export function catalogue({ compiled, spoken, baseLocale }: Options): Plugin {
	let places = new Map<string, number>();
	const read = (name: string) => readFileSync(join(compiled, 'messages', `${name}.js`), 'utf8');
	return {
		name: 'saxaul-catalogue',
		enforce: 'pre',
		resolveId(id) {
			return id.startsWith(VIRTUAL) ? `\0${id}` : null;
		},
		load(id) {
			if (!id.startsWith(`\0${VIRTUAL}`)) return null;
			const locale = id.slice(VIRTUAL.length + 1);
			const registry = JSON.stringify(join(compiled, 'registry.js'));
			const words = compiledFiles(compiled).map(
				(name) => wordsIn(read(name), locale) ?? 'undefined'
			);
			return `import * as registry from ${registry};\nexport default [${words.join(',\n')}];`;
		},
		transform: {
			filter: { id: MODULE },
			handler(code, id) {
				const [, file = ''] = MODULE.exec(id) ?? [];
				const isServer = this.environment.config.consumer === 'server';
				if (!id.startsWith(compiled) || isServer || this.environment.mode !== 'build') return null;
				if (places.size === 0)
					places = new Map(compiledFiles(compiled).map((name, place) => [name, place]));
				const place = places.get(file);
				const words = wordsIn(code, baseLocale);
				if (place === undefined || words === null) return null;
				const { name, exported } = nameIn(code);
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
