import { barsOf } from '../../src/lib/core/chart.ts';
import { entityOf, sourceOf, type Bank } from '../../src/lib/core/bank.ts';
import type { Figure } from '../../src/lib/core/item.ts';
import type { Count } from '../../src/lib/core/schema/table.ts';
import type { Locale } from '../../src/lib/core/schema/text.ts';
import { words } from '../../src/lib/core/speak.ts';

/** The chart of a fact, ready to be drawn. Null when the fact has none. */
export function figureOf(bank: Bank, fact: string, locale: Locale): Figure | null {
	const found = bank.charts.get(fact);
	const bars = found && barsOf(found.table, found.chart);
	if (!found || !bars) return null;
	const { table, chart } = found;
	const label = (count: Count) =>
		bars.by === 'year'
			? String(count.year)
			: words(entityOf(bank, String(count[bars.by])).label, locale);
	const names = bars.counts.map(({ cite }) => {
		const { publisher, title, origin } = sourceOf(bank, cite.source);
		return origin ?? publisher ?? title;
	});
	return {
		title: words(chart.title, locale),
		unit: words(table.unit, locale),
		bars: bars.counts.map((count) => ({ label: label(count), value: count.value })),
		...(chart.note ? { note: words(chart.note, locale) } : {}),
		sources: [...new Set(names)]
	};
}
