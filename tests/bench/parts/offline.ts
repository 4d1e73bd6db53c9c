import type { BrowserContext } from '@playwright/test';
import { seen, stopWorkers, workerReady, type Bench, type Wishes } from '../browser.ts';
import { median } from '../statistics.ts';
import { DUE, type Part } from './part.ts';

const TARGET = { kind: 'ratio', value: 1.9 } as const;

interface Start {
	name: string;
	path: (round: number) => string;
	selector: string;
	text?: string;
}

async function installed(context: BrowserContext, address: string): Promise<void> {
	const page = await context.newPage();
	await page.goto(address);
	await page.getByRole('radio').first().check();
	await page.getByRole('button', { name: 'Answer', exact: true }).click();
	await workerReady(page);
	await page.close();
}

async function start(
	bench: Bench,
	context: BrowserContext,
	{ address, wishes }: { address: string; wishes: Wishes }
): Promise<number[]> {
	const page = await bench.page(context, { wishes, slowProcessor: true });
	// A phone ends an app's worker soon after the app is closed.
	await stopWorkers(page);
	await page.goto(address, { waitUntil: 'commit' });
	const moments = await Promise.all(Object.keys(wishes).map((name) => seen(page, name)));
	await page.close();
	return moments;
}

export const offline: Part = async ({ bench, app, floor, bank, rounds }) => {
	const facts = [...bank.facts.keys()];
	const heading = 'h1';
	const starts: Start[] = [
		{ name: '`/`: heading', path: () => '', selector: heading },
		{ name: '`/`: what is due', path: () => '', selector: heading, text: DUE },
		{ name: 'practice: heading', path: () => 'practice', selector: heading },
		{
			name: 'practice run: heading',
			path: (round) => `practice/run?path=course-text&seed=${round}`,
			selector: heading
		},
		{
			name: 'practice run: question',
			path: (round) => `practice/run?path=course-text&seed=${rounds + round}`,
			selector: '[data-stem]'
		},
		{
			name: 'a fact never visited: heading',
			path: (round) => `facts/${facts[round % facts.length] ?? ''}`,
			selector: heading
		}
	];
	const contexts = { app: await bench.context(), floor: await bench.context() };
	await installed(contexts.app, `${app.origin}/`);
	await installed(contexts.floor, `${floor.origin}/`);
	await Promise.all([app.stop(), floor.stop()]);

	const floorTimes: number[] = [];
	const times = starts.map((): number[] => []);
	for (let round = 0; round < rounds; round += 1) {
		const question = { question: { selector: 'input[type=radio]' } };
		floorTimes.push(
			...(await start(bench, contexts.floor, { address: `${floor.origin}/`, wishes: question }))
		);
		for (const [index, { path, selector, text }] of starts.entries()) {
			const wishes = { it: { selector, ...(text ? { text } : {}) } };
			const address = `${app.origin}/${path(round)}`;
			times[index]?.push(...(await start(bench, contexts.app, { address, wishes })));
		}
	}
	await Promise.all([contexts.app.close(), contexts.floor.close()]);
	await Promise.all([app.start(), floor.start()]);
	return {
		title: 'Offline start',
		how: `Worker installed and stopped, server gone, processor 4 times slower; from the navigation to the frame. Floor: its question. Median of ${rounds}, app and floor in turn.`,
		figures: starts.map(({ name }, index) => ({
			name,
			value: median(times[index] ?? []),
			floor: median(floorTimes),
			unit: 'ms',
			target: TARGET
		}))
	};
};
