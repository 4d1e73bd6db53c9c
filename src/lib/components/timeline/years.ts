import type { PlacedFact, Years } from '$lib/core/placed.ts';

/** A fact with its years, and where they lie on a line, in hundredths of its length. */
export interface Bar {
	id: string;
	kind: PlacedFact['kind'];
	label: string;
	years: Years;
	start: number;
	length: number;
}

export interface Line {
	from: number;
	to: number;
	bars: Bar[];
	/** Round years to read it by. */
	ticks: { year: number; at: number }[];
}

const STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000];
const MOST_TICKS = 5;

/** Lays facts along a line, the earliest first, with air at both ends. Null when none has a year. */
export function lineUp(facts: readonly PlacedFact[]): Line | null {
	const dated = facts.flatMap((fact) => (fact.years ? [{ ...fact, years: fact.years }] : []));
	if (dated.length === 0) return null;
	const first = Math.min(...dated.map(({ years }) => years.from));
	const last = Math.max(...dated.map(({ years }) => years.to));
	const air = Math.max(1, Math.round((last - first) * 0.04));
	const [from, to] = [first - air, last + air];
	const place = (year: number) => (100 * (year - from)) / (to - from);
	const step = STEPS.find((candidate) => (to - from) / candidate <= MOST_TICKS) ?? 2000;
	const ticks: Line['ticks'] = [];
	for (let year = Math.ceil(from / step) * step; year <= to; year += step)
		ticks.push({ year, at: place(year) });
	return {
		from,
		to,
		ticks,
		bars: dated
			.map(({ id, kind, label, years }) => ({
				id,
				kind,
				label,
				years,
				start: place(years.from),
				length: place(years.to) - place(years.from)
			}))
			.sort((a, b) => a.years.from - b.years.from || (a.label < b.label ? -1 : 1))
	};
}

/** How many facts began in each ten years, from the first to the last, empty ones too. */
export function countDecades(facts: readonly PlacedFact[]): { decade: number; count: number }[] {
	const decades = facts.flatMap(({ years }) => (years ? [Math.floor(years.from / 10) * 10] : []));
	if (decades.length === 0) return [];
	const counts: { decade: number; count: number }[] = [];
	for (let decade = Math.min(...decades); decade <= Math.max(...decades); decade += 10)
		counts.push({ decade, count: decades.filter((one) => one === decade).length });
	return counts;
}
