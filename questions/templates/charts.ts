import { barsOf, type By } from '../../src/lib/core/chart.ts';
import { choiceOf } from '../../src/lib/core/bodies.ts';
import type { Bank } from '../../src/lib/core/bank.ts';
import type { Asked, Figure, ItemBody, Option } from '../../src/lib/core/item.ts';
import { amount, capital } from '../../src/lib/core/language/en.ts';
import type { BankFact } from '../../src/lib/core/schema/fact.ts';
import type { Chart, Count, Table } from '../../src/lib/core/schema/table.ts';
import type { Locale } from '../../src/lib/core/schema/text.ts';
import type { Random } from '../../src/lib/core/random.ts';
import { speak, words } from '../../src/lib/core/speak.ts';
import { template } from '../../src/lib/core/template.ts';
import { figureOf } from './figure.ts';
import { ALL } from './words.ts';

/** Reading a bar chart. The chart stands above the question, so nothing has to be known by heart. */

const RANKS = ['largest', 'second largest', 'third largest'];

interface Seen {
	chart: Chart;
	table: Table;
	figure: Figure;
	counts: Count[];
	/** Bar by bar: label and value. */
	bars: Figure['bars'];
	/** `2.9 per cent`. */
	told: (value: number) => string;
}

/** The fact's chart, when its bars differ in one of these. */
function see(bank: Bank, fact: BankFact, locale: Locale, by: readonly By[]): Seen | null {
	const found = bank.charts.get(fact.id);
	const drawn = found && barsOf(found.table, found.chart);
	const figure = figureOf(bank, fact.id, locale);
	if (!found || !drawn || !figure || !by.includes(drawn.by)) return null;
	const unit = words(found.table.unit, locale);
	return {
		...found,
		figure,
		counts: drawn.counts,
		bars: figure.bars,
		told: (value) => `${amount(value)} ${unit}`
	};
}

/** A question with its chart. The sources are those of the bars. */
function withChart(seen: Seen, body: ItemBody, stem: string, explanation: string): Asked {
	return {
		...body,
		stem,
		explanation: seen.figure.note ? `${explanation} ${seen.figure.note}` : explanation,
		figure: seen.figure,
		cites: seen.counts.map(({ cite }) => cite),
		fields: [],
		hint: null,
		attributed: true
	};
}

function optionOf(seen: Seen, { label, value }: Figure['bars'][number], says: string): Option {
	return {
		id: label,
		text: label,
		why: `${capital(says)} ${label} the chart shows ${seen.told(value)}.`
	};
}

/** The key among three other bars of its chart. */
function amongBars(seen: Seen, key: Figure['bars'][number], random: Random) {
	return choiceOf(
		random,
		{ id: key.label, text: key.label },
		random
			.shuffle(seen.bars.filter((bar) => bar !== key))
			.slice(0, 3)
			.map((bar) => optionOf(seen, bar, 'for'))
	);
}

/** A round number that only this bar is the first to pass, with room on both sides. */
function threshold(values: readonly number[], at: number): number | null {
	const before = values.slice(0, at);
	const value = values[at] as number;
	const [low, high] = [Math.min(...before), Math.max(...before)];
	const [from, to] = value > high ? [high, value] : value < low ? [value, low] : [0, 0];
	const step = 10 ** Math.floor(Math.log10(Math.max(...values))) / 2;
	const middle = Math.round((from + to) / 2 / step) * step;
	const room = step * 0.2;
	return middle - from >= room && to - middle >= room ? middle : null;
}

const first = template({
	id: 'chart-first',
	kinds: ALL,
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		const seen = see(bank, fact, locale, ['year']);
		if (!seen) return null;
		const values = seen.bars.map(({ value }) => value);
		const turns = values.flatMap((_, at) => {
			const limit = at === 0 ? null : threshold(values, at);
			return limit === null ? [] : [{ at, limit }];
		});
		if (turns.length === 0) return null;
		const { at, limit } = random.pick(turns);
		const [key, last] = [seen.bars[at], seen.bars[at - 1]];
		if (!key || !last) return null;
		const way = key.value > limit ? 'above' : 'below';
		const body = choiceOf(
			random,
			{ id: key.label, text: key.label },
			random
				.shuffle(seen.bars.filter((bar) => bar !== key))
				.slice(0, 3)
				.map((bar) => {
					const passed = way === 'above' ? bar.value > limit : bar.value < limit;
					const option = optionOf(seen, bar, 'for');
					return passed
						? { ...option, why: `${option.why} But an earlier bar was ${way} the line already.` }
						: option;
				})
		);
		return (
			body &&
			withChart(
				seen,
				body,
				speak(locale, {
					en: () =>
						`Read the chart. In which of its years was ${words(seen.chart.phrase, locale)} ${way} ${seen.told(limit)} for the first time?`
				}),
				speak(locale, {
					en: () =>
						`The bar of ${last.label} stands at ${seen.told(last.value)}, that of ${key.label} at ${seen.told(key.value)}: the line is crossed between them. What happened in the years without a bar, the chart does not show.`
				})
			)
		);
	}
});

const extreme = template({
	id: 'chart-extreme',
	kinds: ALL,
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		const seen = see(bank, fact, locale, ['year']);
		if (!seen) return null;
		const sorted = [...seen.bars].sort((a, b) => a.value - b.value);
		const ends = [
			{ word: 'lowest', bar: sorted[0], next: sorted[1] },
			{ word: 'highest', bar: sorted.at(-1), next: sorted.at(-2) }
		];
		// The first and the last bar would be found without looking.
		const inner = ends.filter(
			({ bar, next }) =>
				bar && next && bar.value !== next.value && bar !== seen.bars[0] && bar !== seen.bars.at(-1)
		);
		if (inner.length === 0) return null;
		const { word, bar: key, next } = random.pick(inner);
		if (!key || !next) return null;
		const body = amongBars(seen, key, random);
		return (
			body &&
			withChart(
				seen,
				body,
				speak(locale, {
					en: () =>
						`Read the chart. In which of these years was ${words(seen.chart.phrase, locale)} at its ${word}?`
				}),
				speak(locale, {
					en: () =>
						`The bar of ${key.label} is the ${word} of all, with ${seen.told(key.value)}; next comes ${next.label} with ${seen.told(next.value)}. The chart can only speak of the years in which somebody counted.`
				})
			)
		);
	}
});

const change = template({
	id: 'chart-change',
	kinds: ALL,
	type: 'numeric',
	version: 1,
	ask(fact, { bank, random, locale }) {
		const seen = see(bank, fact, locale, ['year']);
		if (!seen) return null;
		const at = random.int(seen.bars.length - 1);
		const [from, to] = [seen.bars[at], seen.bars[at + 1]];
		if (!from || !to || from.value === to.value) return null;
		const key = round(Math.abs(to.value - from.value));
		const unit = words(seen.table.change ?? seen.table.unit, locale);
		const verb = to.value > from.value ? 'rise' : 'fall';
		return withChart(
			seen,
			{ type: 'numeric', key, low: round(key - 0.1), high: round(key + 0.1), unit },
			speak(locale, {
				en: () =>
					`Read the chart. By how many ${unit} did ${words(seen.chart.phrase, locale)} ${verb} from ${from.label} to ${to.label}?`
			}),
			speak(locale, {
				en: () =>
					`From ${amount(from.value)} to ${amount(to.value)}: the difference is ${amount(key)} ${unit}.${seen.table.change ? ' A share that falls need not mean fewer people: the others may have become more.' : ''}`
			})
		);
	}
});

/** Without the dust of binary fractions. */
function round(value: number): number {
	return Number(value.toFixed(2));
}

const rank = template({
	id: 'chart-rank',
	kinds: ALL,
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		const seen = see(bank, fact, locale, ['people', 'place']);
		if (!seen) return null;
		const sorted = [...seen.bars].sort((a, b) => b.value - a.value);
		const places = [1, 2].filter(
			(place) =>
				new Set(sorted.slice(place - 1, place + 2).map(({ value }) => value)).size ===
				Math.min(3, sorted.length - place + 1)
		);
		if (places.length === 0) return null;
		const place = random.pick(places);
		const key = sorted[place];
		if (!key) return null;
		const body = amongBars(seen, key, random);
		return (
			body &&
			withChart(
				seen,
				body,
				speak(locale, {
					en: () =>
						`Read the chart. Which has the ${RANKS[place]} bar in ${words(seen.chart.phrase, locale)}?`
				}),
				speak(locale, {
					en: () =>
						`In falling order: ${sorted.map(({ label, value }) => `${label} ${amount(value)}`).join(', ')} (${words(seen.table.unit, locale)}).`
				})
			)
		);
	}
});

/** Bars as long as each other, or too short to measure, make no question. */
const LEAST_TIMES = 1.2;
const MOST_TIMES = 15;

/** People round a ratio: a twentieth to either side is right. */
const ROOM = 0.05;

const ratio = template({
	id: 'chart-ratio',
	kinds: ALL,
	type: 'numeric',
	version: 1,
	ask(fact, { bank, random, locale }) {
		const seen = see(bank, fact, locale, ['people', 'place']);
		if (!seen) return null;
		const sorted = [...seen.bars].sort((a, b) => b.value - a.value);
		const [most] = sorted;
		const comparable = sorted.filter(
			({ value }) => most && value * LEAST_TIMES <= most.value && value * MOST_TIMES >= most.value
		);
		if (!most || comparable.length === 0) return null;
		const other = random.pick(comparable);
		const times = most.value / other.value;
		const key = Number(times.toPrecision(2));
		return withChart(
			seen,
			{
				type: 'numeric',
				key,
				low: round(times * (1 - ROOM)),
				high: round(times * (1 + ROOM)),
				unit: speak(locale, { en: () => 'times' })
			},
			speak(locale, {
				en: () =>
					`Read the chart. About how many times as long as the bar of ${other.label} is the bar of ${most.label} in ${words(seen.chart.phrase, locale)}?`
			}),
			speak(locale, {
				en: () =>
					`${amount(most.value)} divided by ${amount(other.value)} is about ${amount(key)}. Divide the larger by the smaller, and check that both are counted in the same unit.`
			})
		);
	}
});

export const charts = [first, extreme, change, rank, ratio];
