import { chromium } from '@playwright/test';
import { createServer } from 'node:net';
import { launchOptions } from '../../chromium.ts';
import type { Figure } from '../report.ts';
import { median } from '../statistics.ts';
import type { Part } from './part.ts';

const RUNS = 5;
const CLS_MOST = 0.01;
const PAGES = [
	{ path: '', performance: 100 },
	{ path: 'facts/kant-air-base', performance: 100 },
	{ path: 'practice', performance: 95 },
	{ path: 'progress', performance: 95 }
];
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const CLS = 'cumulative-layout-shift';

type Name = (typeof CATEGORIES)[number] | typeof CLS;

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});
}

interface Audit {
	values: Map<Name, number>;
	/** Which audits cost points, with what they say. */
	failed: string[];
}

async function audit(port: number, address: string): Promise<Audit> {
	const { default: lighthouse } = await import('lighthouse');
	const run = await lighthouse(address, {
		port,
		output: 'json',
		logLevel: 'error',
		onlyCategories: [...CATEGORIES]
	});
	if (!run) throw new Error(`Lighthouse found nothing at ${address}`);
	const { categories, audits } = run.lhr;
	const values = new Map<Name, number>([[CLS, audits[CLS]?.numericValue ?? NaN]]);
	const failed: string[] = [];
	for (const name of CATEGORIES) {
		const category = categories[name];
		values.set(name, (category?.score ?? NaN) * 100);
		for (const { id, weight } of category?.auditRefs ?? []) {
			const { score, displayValue } = audits[id] ?? {};
			if (weight > 0 && typeof score === 'number' && score < 0.9)
				failed.push(displayValue ? `${id} (${displayValue})` : id);
		}
	}
	return { values, failed };
}

export const lighthouse: Part = async ({ app }) => {
	const options = launchOptions();
	const port = await freePort();
	const browser = await chromium.launch({
		...options,
		args: [...(options.args ?? []), `--remote-debugging-port=${port}`]
	});
	const figures: Figure[] = [];
	const notes: string[] = [];
	for (const { path, performance } of PAGES) {
		const runs: Audit[] = [];
		for (let run = 0; run < RUNS; run += 1) runs.push(await audit(port, `${app.origin}/${path}`));
		const middle = (name: Name) => median(runs.map(({ values }) => values.get(name) ?? NaN));
		const page = `\`/${path}\``;
		for (const name of CATEGORIES) {
			const least = name === 'performance' ? performance : 100;
			figures.push({
				name: `${page}: ${name}`,
				value: middle(name),
				unit: 'points',
				target: { kind: 'least', value: least }
			});
		}
		figures.push({
			name: `${page}: layout shift`,
			value: middle(CLS),
			unit: '',
			target: { kind: 'most', value: CLS_MOST }
		});
		const failed = new Set(runs.flatMap((run) => run.failed));
		if (failed.size > 0) notes.push(`${page} loses points by ${[...failed].join(', ')}.`);
	}
	await browser.close();
	return {
		title: 'Lighthouse',
		how: `Mobile, its own simulated network and processor. Median of ${RUNS}.`,
		figures,
		notes
	};
};
