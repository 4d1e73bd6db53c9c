import type { Page } from '@playwright/test';
import { slowDown } from '../browser.ts';
import type { Figure } from '../report.ts';
import { percentile } from '../statistics.ts';
import type { Part } from './part.ts';

/** Names, words and a year; one with a slip, one in Uzbek. */
const TEXTS = ['nerchinsk', 'kant 2003', 'deportatoin', 'qirgʻiziston', 'military base', 'koreans'];
const KEY_MS = 150;
const REST_MS = 800;
/** A frame at 60 a second. */
const FRAME_MS = 16;

interface Key {
	/** From the event to the rows in the page, ms. */
	found: number;
	/** With their layout. */
	drawn: number;
}

declare global {
	interface Window {
		benchKeys: Key[];
	}
}

/** Notes for each key how long the page was busy with it. */
async function watchKeys(page: Page): Promise<void> {
	await page.evaluate(() => {
		window.benchKeys = [];
		addEventListener(
			'input',
			() => {
				const start = performance.now();
				const { port1, port2 } = new MessageChannel();
				// A message comes after the handlers and all that they promised.
				port1.onmessage = () => {
					const found = performance.now() - start;
					document.body.getBoundingClientRect();
					window.benchKeys.push({ found, drawn: performance.now() - start });
				};
				port2.postMessage(null);
			},
			{ capture: true }
		);
	});
}

async function typeAll(page: Page): Promise<void> {
	for (const text of TEXTS) {
		for (const character of text) {
			await page.keyboard.insertText(character);
			await page.waitForTimeout(KEY_MS);
		}
		await page.waitForTimeout(REST_MS);
		await page.getByRole('searchbox').fill('');
		await page.waitForTimeout(REST_MS);
	}
}

/** The longest time for which no key could be answered while the index is made, ms. */
async function wake(page: Page): Promise<number> {
	await page.evaluate(() => {
		window.benchKeys = [];
		let last = performance.now();
		setInterval(() => {
			const now = performance.now();
			window.benchKeys.push({ found: now - last, drawn: now - last });
			last = now;
		});
	});
	await page.getByRole('searchbox').focus();
	await page.waitForTimeout(2 * 1000);
	return page.evaluate(() => Math.max(...window.benchKeys.map(({ found }) => found)));
}

export const search: Part = async ({ bench, app, rounds }) => {
	const keys: Key[] = [];
	const waits: number[] = [];
	for (let round = 0; round < rounds; round += 1) {
		const context = await bench.context();
		for (const isWaking of [true, false]) {
			const page = await bench.page(context);
			const session = await context.newCDPSession(page);
			await page.goto(`${app.origin}/library`);
			await page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
			await slowDown(session, true);
			if (isWaking) waits.push(await wake(page));
			else {
				await page.getByRole('searchbox').focus();
				await page.waitForTimeout(2 * 1000);
				await watchKeys(page);
				await typeAll(page);
				keys.push(...(await page.evaluate(() => window.benchKeys)));
			}
			await page.close();
		}
		await context.close();
	}
	const figure = (name: string, values: number[], of: number, most?: number): Figure => ({
		name,
		value: percentile(values, of),
		unit: 'ms',
		...(most === undefined ? {} : { target: { kind: 'most', value: most } })
	});
	const drawn = keys.map((key) => key.drawn);
	const found = keys.map((key) => key.found);
	return {
		title: 'Search',
		how: `In the library, from each input event until the rows are in the page and laid out; processor 4 times slower, ${keys.length} keys with ${KEY_MS} ms between them, emptying the field included.`,
		figures: [
			figure('A key, p50', drawn, 0.5, FRAME_MS),
			figure('A key, p95', drawn, 0.95, FRAME_MS),
			figure('A key without the layout, p50', found, 0.5),
			figure('A key without the layout, p95', found, 0.95),
			figure('Longest pause while the index is made, p50', waits, 0.5)
		]
	};
};
