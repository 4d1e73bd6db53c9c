import type { Chart, Count, Table } from './schema/table.ts';

/** What the bars of a chart differ in. */
export type By = 'year' | 'people' | 'place';

export interface Bars {
	by: By;
	/** Years in their order, others as the table has them. */
	counts: Count[];
}

/** The counts that a chart shows. Null when they are too few or differ in more than one thing. */
export function barsOf(table: Table, chart: Chart): Bars | null {
	const counts = table.counts.filter((count) =>
		(['year', 'people', 'place'] as const).every(
			(field) => chart[field] === undefined || chart[field] === count[field]
		)
	);
	const differing = (['year', 'people', 'place'] as const).filter(
		(field) => new Set(counts.map((count) => count[field])).size > 1
	);
	const [by] = differing;
	if (counts.length < 3 || by === undefined || differing.length > 1) return null;
	return { by, counts: by === 'year' ? [...counts].sort((a, b) => a.year - b.year) : counts };
}
