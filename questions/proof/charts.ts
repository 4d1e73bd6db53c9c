import { describe, it } from 'vitest';
import type { Item } from '../../src/lib/core/item.ts';
import { drawn, expectNone, where, keys, CHART_TEMPLATES } from './drawings.ts';

/** Questions that are read off a bar chart. */

function valueOf(item: Item, label: string | undefined): number {
	const bar = item.figure?.bars.find((one) => one.label === label);
	if (!bar) throw new Error(where(item, `no bar ${label}`));
	return bar.value;
}

describe('reading a chart', () => {
	it('shows bars with a unit and their sources', () => {
		expectNone(
			drawn(CHART_TEMPLATES)
				.filter(({ figure, evidence }) => {
					const labels = figure?.bars.map(({ label }) => label) ?? [];
					return (
						labels.length < 3 ||
						new Set(labels).size < labels.length ||
						!figure?.unit ||
						!figure.title ||
						figure.sources.length === 0 ||
						evidence.length === 0
					);
				})
				.map((item) => where(item))
		);
	});

	it('finds in the bars the first year beyond a line', () => {
		expectNone(
			drawn(['chart-first']).flatMap((item) => {
				const [, way, limit] = / (above|below) ([\d,.]+) /.exec(item.stem) ?? [];
				const line = Number(limit?.replaceAll(',', ''));
				const first = item.figure?.bars.find(({ value }) =>
					way === 'above' ? value > line : value < line
				);
				return first && keys(item)[0]?.text === first.label ? [] : [where(item, item.stem)];
			})
		);
	});

	it('finds in the bars the highest, the lowest and the places', () => {
		expectNone(
			drawn(['chart-extreme', 'chart-rank']).flatMap((item) => {
				const key = valueOf(item, keys(item)[0]?.text);
				const values = item.figure?.bars.map(({ value }) => value) ?? [];
				const above = values.filter((value) => value > key).length;
				const equal = values.filter((value) => value === key).length;
				const wanted = item.stem.includes('second')
					? 1
					: item.stem.includes('third')
						? 2
						: item.stem.includes('lowest')
							? values.length - 1
							: 0;
				return above === wanted && equal === 1 ? [] : [where(item, item.stem)];
			})
		);
	});

	it('reckons differences and ratios from the bars', () => {
		expectNone(
			drawn(['chart-change']).flatMap((item) => {
				const [, from, to] = /from (\d{4}) to (\d{4})\?$/.exec(item.stem) ?? [];
				const difference = Math.abs(valueOf(item, from) - valueOf(item, to));
				const close = item.type === 'numeric' && Math.abs(item.key - difference) < 0.01;
				return close ? [] : [where(item, item.stem)];
			})
		);
		expectNone(
			drawn(['chart-ratio']).flatMap((item) => {
				const [, less, more] = /bar of (.+) is the bar of (.+) in this/.exec(item.stem) ?? [];
				const times = valueOf(item, more) / valueOf(item, less);
				const close = item.type === 'numeric' && item.low < times && times < item.high;
				return close ? [] : [where(item, item.stem)];
			})
		);
	});
});
