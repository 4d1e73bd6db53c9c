import { seen, type Bench } from '../browser.ts';
import { median } from '../statistics.ts';
import type { Part } from './part.ts';

const LEAST_ROUNDS = 7;
/** What a page like the floor is known to need; a much slower one would flatter the app. */
const FLOOR_MS = 680;

interface Visit {
	question: number;
	/** The browser's own first contentful paint: a check of the instrument. */
	paint: number;
}

async function visit(bench: Bench, address: string): Promise<Visit> {
	const context = await bench.context();
	const page = await bench.page(context, {
		wishes: { question: { selector: 'input[type=radio]' } },
		slowNetwork: true,
		slowProcessor: true
	});
	await page.goto(address, { waitUntil: 'commit' });
	const question = await seen(page, 'question');
	const paint = await page.evaluate(() => window.bench.firstPaint());
	await context.close();
	return { question, paint };
}

export const firstVisit: Part = async ({ bench, app, floor, rounds }) => {
	const visits: { app: Visit; floor: Visit }[] = [];
	const most = Math.max(rounds, LEAST_ROUNDS);
	for (let round = 0; round < most; round += 1) {
		const first = await visit(bench, `${floor.origin}/`);
		visits.push({ floor: first, app: await visit(bench, `${app.origin}/`) });
	}
	const middle = (name: keyof Visit) => ({
		value: median(visits.map((both) => both.app[name])),
		floor: median(visits.map((both) => both.floor[name])),
		unit: 'ms' as const
	});
	const question = middle('question');
	const notes = [
		`Known: such a floor needs ${FLOOR_MS} ms; this one needed ${question.floor.toFixed(0)} ms.`
	];
	return {
		title: 'First visit',
		how: `From the navigation to the first frame with an answerable question; slow 4G (562 ms, 1.44 Mbit/s), processor 4 times slower, nothing cached, a new context each time. Median of ${most}, app and floor in turn.`,
		figures: [
			{ name: 'First question painted', ...question, target: { kind: 'ratio', value: 1.3 } },
			{ name: 'First contentful paint, by the browser', ...middle('paint') }
		],
		notes
	};
};
