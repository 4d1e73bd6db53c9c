import { median } from '../statistics.ts';
import type { Part } from './part.ts';

const TIMES = 300;
const WARM_UP = 30;

export const commit: Part = async ({ bench, page: address, rounds }) => {
	const measured = { raw: [] as number[], engine: [] as number[] };
	for (let round = 0; round < rounds; round += 1) {
		const context = await bench.context();
		const page = await bench.page(context);
		await page.goto(address);
		const { raw, engine } = await page.evaluate(
			([times, warmUp]) => window.measureCommits(times, warmUp),
			[TIMES, WARM_UP] as const
		);
		measured.raw.push(median(raw));
		measured.engine.push(median(engine));
		await context.close();
	}
	return {
		title: 'One answer committed',
		how: `\`Engine.record\` against raw IndexedDB that gets the head, puts the head and adds the event, both with strict durability, in turn, ${TIMES} times each. p50, median of ${rounds} rounds.`,
		figures: [
			{
				name: 'One answer committed',
				value: median(measured.engine),
				floor: median(measured.raw),
				unit: 'ms',
				target: { kind: 'ratio', value: 2 }
			}
		]
	};
};
