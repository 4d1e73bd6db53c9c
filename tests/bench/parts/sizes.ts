import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Part } from './part.ts';

/** People think between a tap and the answer; what the app fetches meanwhile counts. */
const THOUGHT_MS = 1000;
// Data, in the form that a browser reads fastest: parts of the bank, the first question, maps.
const DATA = /JSON\.parse\(([`'"])[{[](?:\\.|(?!\1)[^\\])*\1\)/gs;

/** kB of the code of the whole app, brotli, without data. */
function codeSize(folder: string): number {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.js'))
		.map((file) => readFileSync(join(folder, file), 'utf8').replace(DATA, ''))
		.reduce((sum, code) => sum + brotliCompressSync(code).length / 1000, 0);
}

export const sizes: Part = async ({ bench, app, folder }) => {
	const context = await bench.context();
	const page = await bench.page(context);
	await page.goto(`${app.origin}/`);
	await page.getByRole('radio').first().check();
	await page.waitForTimeout(THOUGHT_MS);
	const scripts = () =>
		page.evaluate(() =>
			performance
				.getEntriesByType('resource')
				.filter((entry) => entry instanceof PerformanceResourceTiming)
				.filter(({ name }) => name.endsWith('.js'))
				.reduce((sum, { encodedBodySize }) => sum + encodedBodySize / 1000, 0)
		);
	const before = await scripts();
	await page.getByRole('button', { name: 'Answer', exact: true }).click();
	await page.getByText('Saved on this device').waitFor();
	const after = await scripts();
	await context.close();
	return {
		title: 'JavaScript',
		how: 'As it travels, brotli, from a first visit to the first stored answer; and all code of the build without its data.',
		figures: [
			{
				name: 'Until the first verdict',
				value: before,
				unit: 'kB',
				target: { kind: 'most', value: 45 }
			},
			{
				name: 'Until the answer is stored',
				value: after,
				unit: 'kB',
				target: { kind: 'most', value: 85 }
			},
			{
				name: 'All code',
				value: codeSize(folder),
				unit: 'kB',
				target: { kind: 'most', value: 180 }
			}
		]
	};
};
