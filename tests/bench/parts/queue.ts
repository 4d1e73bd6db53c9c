import type { BrowserContext, Page } from '@playwright/test';
import { seen, workerReady, type Bench } from '../browser.ts';
import { longLog, writeLog } from '../log.ts';
import type { Figure } from '../report.ts';
import { median } from '../statistics.ts';
import { DUE, type Part } from './part.ts';

const FEW = 200;
const MANY = 20_000;
/** Enough to write the fold of the long log. */
const REST_MS = 2000;

/** Leaves the app as on a phone: hidden first and closed later, when the fold is in the database. */
async function leave(page: Page): Promise<void> {
	await page.evaluate(() => {
		Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
		document.dispatchEvent(new Event('visibilitychange'));
	});
	await page.waitForTimeout(REST_MS);
}

/** One start of the first page, until it says how many cards are due. */
async function start(bench: Bench, context: BrowserContext, address: string): Promise<number> {
	const page = await bench.page(context, {
		wishes: { due: { selector: 'h1', text: DUE } },
		slowProcessor: true
	});
	await page.goto(address, { waitUntil: 'commit' });
	const moment = await seen(page, 'due');
	await workerReady(page);
	await leave(page);
	await page.close();
	return moment;
}

export const queue: Part = async ({ bench, app, bank, rounds }) => {
	const cases = [];
	for (const events of [FEW, MANY]) {
		const context = await bench.context();
		const page = await context.newPage();
		// A page of the origin in which no script of the app runs.
		await page.goto(`${app.origin}/robots.txt`);
		await writeLog(page, longLog(events, bank.items));
		await page.close();
		const first = await start(bench, context, `${app.origin}/`);
		cases.push({ context, first, later: [] as number[] });
	}
	for (let round = 0; round < rounds; round += 1)
		for (const { context, later } of cases)
			later.push(await start(bench, context, `${app.origin}/`));
	for (const { context } of cases) await context.close();

	const [few, many] = cases;
	if (!few || !many) throw new Error('Two logs were asked for');
	const figures: Figure[] = [
		{
			name: 'Later start',
			value: median(many.later),
			floor: median(few.later),
			unit: 'ms',
			target: { kind: 'ratio', value: 2 }
		},
		{
			name: 'First start, which folds the whole log',
			value: many.first,
			floor: few.first,
			unit: 'ms'
		}
	];
	return {
		title: 'Due queue',
		how: `From the navigation to \`/\` until the heading says how many cards are due; processor 4 times slower. ${MANY} events, and as the floor ${FEW}. Median of ${rounds} starts, in turn.`,
		figures
	};
};
