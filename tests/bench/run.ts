import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { buildBank } from '../../questions/build.ts';
import { serve } from '../serve.ts';
import { Bench } from './browser.ts';
import { buildFloor } from './floor.ts';
import { machine } from './machine.ts';
import { answers } from './parts/answers.ts';
import { classes } from './parts/class.ts';
import { commit } from './parts/commit.ts';
import { firstVisit } from './parts/first-visit.ts';
import { lighthouse } from './parts/lighthouse.ts';
import { offline } from './parts/offline.ts';
import type { Part } from './parts/part.ts';
import { queue } from './parts/queue.ts';
import { search } from './parts/search.ts';
import { sizes } from './parts/sizes.ts';
import { report, say, type Section } from './report.ts';
import pages, { CACHE } from './vite.config.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const HOST = '127.0.0.1';

const PARTS: Record<string, Part> = {
	first: firstVisit,
	offline,
	answers,
	commit,
	queue,
	search,
	sizes,
	class: classes,
	lighthouse
};
// Too slow for every run.
const ON_REQUEST = ['lighthouse'];

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		/** Measures these parts alone, as `--only answers,queue`. */
		only: { type: 'string' },
		lighthouse: { type: 'boolean', default: false },
		rounds: { type: 'string', default: '5' }
	}
});

function chosenParts(): string[] {
	const wanted = values.only?.split(',') ?? Object.keys(PARTS);
	const unknown = wanted.find((name) => !Object.hasOwn(PARTS, name));
	if (unknown !== undefined)
		throw new Error(`There is no part "${unknown}": ${Object.keys(PARTS).join(', ')}`);
	const named = (name: string) => values.only?.split(',').includes(name) === true;
	return wanted.filter((name) => !ON_REQUEST.includes(name) || named(name) || values.lighthouse);
}

const parts = chosenParts();
const folder = positionals[0] ?? 'build';
const { bank } = buildBank(at('../../questions'));
await build(pages);
// The server takes only a folder with a fallback page for a site.
copyFileSync(join(CACHE, 'page', 'index.html'), join(CACHE, 'page', '200.html'));
buildFloor(at('floor'), join(CACHE, 'floor'), bank);

const app = await serve({ folder, host: HOST });
const floor = await serve({ folder: join(CACHE, 'floor'), host: HOST });
const page = await serve({ folder: join(CACHE, 'page'), host: HOST });
const bench = await Bench.launch(join(CACHE, 'page', 'watch.js'));
const sections: Section[] = [];
try {
	for (const name of parts) {
		const part = PARTS[name] as Part;
		const section = await part({
			bench,
			app,
			floor,
			page: `${page.origin}/`,
			folder,
			bank,
			rounds: Number(values.rounds)
		});
		say(section);
		sections.push(section);
	}
} finally {
	if (sections.length > 0) report(at('RESULTS.md'), sections, machine(bench.version));
	await bench.close();
	await Promise.all([app.stop(), floor.stop(), page.stop()]);
}
