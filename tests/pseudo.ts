import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

/** A message as the catalogue holds it: text, or variants chosen by a plural or a value. */
export type Message = string | { match: Record<string, string> }[];

const MODULE = 'node_modules/@inlang/plugin-message-format/dist/index.js';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const ACCENTED = Array.from('ÀƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽàƀçðéƒĝĥîĵķļṁñöþǫŕšţûṽŵẋýž');
// Translations of short words grow most; longer ones by a third.
const GROWTH = 1 / 3;
const LEAST_GROWTH = 3;

/**
 * The same sentence as a longer one in a language nobody speaks, placeholders kept. Text on a page
 * that is not like this did not come from the catalogue.
 */
export function disguise(text: string): string {
	const accented = text.replace(
		/\{[^}]*\}|[A-Za-z]/g,
		(part) => ACCENTED[LETTERS.indexOf(part)] ?? part
	);
	const growth = Math.max(LEAST_GROWTH, Math.round(text.length * GROWTH));
	return `[${accented} ${'·'.repeat(growth)}]`;
}

function disguiseMessage(message: Message): Message {
	if (typeof message === 'string') return disguise(message);
	return message.map((variants) => ({
		...variants,
		match: Object.fromEntries(
			Object.entries(variants.match).map(([when, text]) => [when, disguise(text)])
		)
	}));
}

/** Writes a throw-away catalogue of disguised messages and returns the path of its project. */
export function writePseudoProject(messages: string, folder: string): string {
	const project = join(folder, 'project.inlang');
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(project, { recursive: true });
	const areas = readdirSync(messages).filter((file) => file.endsWith('.json'));
	for (const area of areas) {
		const catalogue = JSON.parse(readFileSync(join(messages, area), 'utf8')) as Record<
			string,
			Message
		>;
		const disguised = Object.fromEntries(
			Object.entries(catalogue).map(([key, message]) => [key, disguiseMessage(message)])
		);
		writeFileSync(join(folder, `en-${area}`), JSON.stringify(disguised));
	}
	const settings = {
		baseLocale: 'en',
		locales: ['en'],
		modules: [relative(folder, MODULE)],
		'plugin.inlang.messageFormat': {
			pathPattern: areas.map((area) => `./{locale}-${basename(area)}`)
		}
	};
	writeFileSync(join(project, 'settings.json'), JSON.stringify(settings));
	return project;
}
