import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { generate } from '../src/lib/core/generate.ts';
import type { ItemId } from '../src/lib/core/item.ts';
import { assertLocked, buildBank } from './build.ts';
import { readLock } from './lock.ts';

/** What a first visitor is asked: about the best-known claim of the course text. */
const FIRST_QUESTION: ItemId = 'text-kant-2032#claim';
const FIRST_SEED = 3;

const MODULES = ['virtual:bank', 'virtual:first-question', 'virtual:numbers'];

// JSON.parse of a string is faster for the browser than the same object as code.
function asModule(value: unknown): string {
	return `export default JSON.parse(${JSON.stringify(JSON.stringify(value))});`;
}

/**
 * Turns `questions/` into three modules: the whole bank; the one question of the first screen, which so
 * needs neither bank nor generator; the numbers by which links name questions, loaded with the first one. A broken bank file stops the build at file:line:column.
 */
export function questions(folder: string): Plugin {
	return {
		name: 'saxaul-questions',
		resolveId(id) {
			return MODULES.includes(id) ? `\0${id}` : null;
		},
		load(id) {
			const name = id.slice(1);
			if (!id.startsWith('\0') || !MODULES.includes(name)) return null;
			for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
				if (file.endsWith('.yaml')) this.addWatchFile(join(folder, file));
			}
			if (name === 'virtual:numbers')
				return asModule(readLock(join(folder, 'items.lock')).map((line) => line.id));
			const { data, bank } = buildBank(folder);
			assertLocked(folder, bank);
			if (name === 'virtual:bank') return asModule(data);
			const first = generate(bank, { id: FIRST_QUESTION, seed: FIRST_SEED, locale: 'en' });
			if (!first) throw new Error(`The first question ${FIRST_QUESTION} cannot be asked`);
			return asModule(first);
		}
	};
}
