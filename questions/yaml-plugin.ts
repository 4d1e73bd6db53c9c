import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { generate } from '../src/lib/core/generate.ts';
import type { ItemId } from '../src/lib/core/item.ts';
import { KINDS } from '../src/lib/core/selection.ts';
import { assertLocked, buildBank } from './build.ts';
import { readLock } from './lock.ts';
import { splitBank } from './split.ts';
import { templates } from './templates/index.ts';

/** What a first visitor is asked: about the best-known claim of the course text. */
const FIRST_QUESTION: ItemId = 'text-kant-2032#claim';
const FIRST_SEED = 3;

/** The modules, by the name of what each holds. */
const MODULES: Readonly<Record<string, string>> = {
	...Object.fromEntries(
		['index', 'entities', ...KINDS].map((part): [string, string] => [`virtual:bank/${part}`, part])
	),
	'virtual:first-question': 'first',
	'virtual:numbers': 'numbers'
};

// JSON.parse of a string is faster for the browser than the same object as code.
function asModule(value: unknown): string {
	return `export default JSON.parse(${JSON.stringify(JSON.stringify(value))});`;
}

/**
 * Turns `questions/` into modules: the bank in its parts (see `parts.ts`); the one question of the first
 * screen, which so needs neither bank nor generator; the numbers by which links name questions, loaded
 * with the first one. A broken bank file stops the build at file:line:column.
 */
export function questions(folder: string): Plugin {
	// Made once for all of its modules, and again after a change.
	let made: ReturnType<typeof make> | null = null;
	function make() {
		const { data, bank } = buildBank(folder);
		assertLocked(folder, bank);
		const first = generate(bank, { id: FIRST_QUESTION, seed: FIRST_SEED, locale: 'en' });
		if (!first) throw new Error(`The first question ${FIRST_QUESTION} cannot be asked`);
		const { index, entities, kinds } = splitBank(data, templates);
		const numbers = readLock(join(folder, 'items.lock')).map((line) => line.id);
		return { ...kinds, index, entities, first, numbers };
	}
	return {
		name: 'saxaul-questions',
		watchChange() {
			made = null;
		},
		resolveId(id) {
			return Object.hasOwn(MODULES, id) ? `\0${id}` : null;
		},
		load(id) {
			const name = id.slice(1);
			if (!id.startsWith('\0') || !Object.hasOwn(MODULES, name)) return null;
			for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
				if (file.endsWith('.yaml')) this.addWatchFile(join(folder, file));
			}
			made ??= make();
			return asModule(made[MODULES[name] as keyof typeof made]);
		}
	};
}
