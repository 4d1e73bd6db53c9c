import type { Bank } from '../../src/lib/core/bank.ts';
import { generate } from '../../src/lib/core/generate.ts';
import { factIdOf, type Item, type Option } from '../../src/lib/core/item.ts';
import { STANDINGS } from '../../src/lib/core/schema/standing.ts';
import { isContested } from '../../src/lib/core/selection.ts';
import { isCore } from '../names.ts';
import { voiceOf } from '../voices.ts';

/** How many of each: the most first, or in an order of their own. */
export interface Tally {
	name: string;
	rows: [name: string, count: number][];
}

/** Facts, questions or sources that deserve a look. */
export interface Finding {
	name: string;
	/** What must never be: the report then fails. */
	isFault: boolean;
	entries: string[];
}

export interface Report {
	bank: string;
	facts: number;
	/** Per cent of the facts that tell of Russia and Central Asia. */
	core: number;
	contested: number;
	items: number;
	templates: number;
	sources: number;
	tallies: Tally[];
	findings: Finding[];
}

const CORE_REGIONS = ['central-asia', 'russia'];
const FEW_DISTRACTORS = 3;
const LONG_STEM = 240;
const LONG_OPTION = 140;
const SEEDS = 5;
const MOST_SOURCES = 20;

function tally<T>(name: string, list: Iterable<T>, keysOf: (entry: T) => Iterable<string>): Tally {
	const counts = new Map<string, number>();
	for (const entry of list)
		for (const key of keysOf(entry)) counts.set(key, (counts.get(key) ?? 0) + 1);
	const rows = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
	return { name, rows };
}

function optionsOf(item: Item): Option[] {
	if (item.type === 'choice' || item.type === 'multi') return item.options;
	return item.type === 'order' ? item.entries : item.type === 'match' ? item.right : [];
}

/** Every question once, as seed 0 draws it. Throws for one that the bank lists and cannot ask. */
export function drawAll(bank: Bank): Item[] {
	return bank.items.map((id) => {
		const item = generate(bank, { id, seed: 0, locale: 'en' });
		if (!item) throw new Error(`${id} is in the bank and cannot be asked`);
		return item;
	});
}

function isAlwaysLongest(bank: Bank, item: Item): boolean {
	if (item.type !== 'choice') return false;
	for (let seed = 0; seed < SEEDS; seed += 1) {
		const drawn = generate(bank, { id: item.id, seed, locale: 'en' });
		if (drawn?.type !== 'choice') return false;
		const key = drawn.options.find((option) => option.id === drawn.key)?.text.length ?? 0;
		if (drawn.options.some((option) => option.id !== drawn.key && option.text.length >= key))
			return false;
	}
	return true;
}

/** The bank in numbers, counted from the facts and questions themselves. */
export function reportOn(bank: Bank, items: readonly Item[] = drawAll(bank)): Report {
	const facts = [...bank.facts.values()];
	const sources = [...bank.sources.values()];
	const disputes = facts.flatMap((fact) => fact.disputes);
	const factOf = (item: Item) => bank.facts.get(item.fact);
	const standingOf = (id: string) => bank.sources.get(id)?.standing ?? 'unknown';
	const asked = new Set(bank.items.map(factIdOf));
	const cited = facts.flatMap((fact) => [
		...fact.citations.map(({ source }) => source),
		...fact.disputes.flatMap(({ positions }) => positions.map(({ cite }) => cite.source))
	]);
	const best = (item: Item) =>
		STANDINGS.find((standing) => item.evidence.some((one) => one.standing === standing)) ?? 'none';

	const tallies: Tally[] = [
		tally('Facts by kind', facts, (fact) => [fact.kind]),
		tally('Facts by region', facts, (fact) => [fact.region]),
		tally('Facts by theme', facts, (fact) => fact.themes),
		tally('Facts by level', facts, (fact) => [`level ${fact.level}`]),
		tally('Disputes by kind', disputes, (dispute) => [dispute.kind]),
		tally('Questions by kind of fact', items, (item) => [item.kind]),
		tally('Questions by region', items, (item) => [factOf(item)?.region ?? 'none']),
		tally('Questions by theme', items, (item) => factOf(item)?.themes ?? []),
		tally('Questions by level', items, (item) => [`level ${factOf(item)?.level ?? 0}`]),
		tally('Questions by type', items, (item) => [item.type]),
		tally('Questions by template', items, (item) => [item.id.slice(item.id.indexOf('#') + 1)]),
		tally('Questions by the best source behind them', items, (item) => [best(item)]),
		tally('Sources by standing', sources, (source) => [source.standing]),
		tally('Citations by standing', cited, (id) => [standingOf(id)])
	];
	const voices = tally('Citations by voice, the most cited', cited, (id) => {
		const source = bank.sources.get(id);
		return [source ? voiceOf(source) : id];
	});
	tallies.push({ ...voices, rows: voices.rows.slice(0, MOST_SOURCES) });

	const naming = (list: readonly Item[]) => list.map(({ id }) => id);
	const findings: Finding[] = [
		{
			name: 'Facts that are never asked',
			isFault: true,
			entries: facts.filter(({ id }) => !asked.has(id)).map(({ id }) => id)
		},
		{
			name: 'Questions whose answer rests on weak sources alone',
			isFault: true,
			entries: naming(items.filter((item) => best(item) === 'weak' || best(item) === 'none'))
		},
		{
			name: 'Entities of Russia and Central Asia without a Russian or Uzbek name',
			isFault: true,
			entries: [...bank.entities.values()]
				.filter((entity) => isCore(entity, bank.entities))
				.filter(({ label }) => label.ru === undefined || label.uz === undefined)
				.map(({ id }) => id)
		},
		{
			name: `Choices with fewer than ${FEW_DISTRACTORS} wrong answers`,
			isFault: false,
			entries: naming(
				items.filter((item) => item.type === 'choice' && item.options.length <= FEW_DISTRACTORS)
			)
		},
		{
			name: 'Choices whose key is the longest option whatever the dice say',
			isFault: false,
			entries: naming(items.filter((item) => isAlwaysLongest(bank, item)))
		},
		{
			name: `Stems of more than ${LONG_STEM} characters`,
			isFault: false,
			entries: naming(items.filter(({ stem }) => stem.length > LONG_STEM))
		},
		{
			name: `Options of more than ${LONG_OPTION} characters`,
			isFault: false,
			entries: naming(
				items.filter((item) => optionsOf(item).some(({ text }) => text.length > LONG_OPTION))
			)
		},
		{
			name: 'Sources that nothing cites',
			isFault: false,
			entries: sources.filter(({ id }) => !cited.includes(id)).map(({ id }) => id)
		}
	];

	const core = facts.filter(({ region }) => CORE_REGIONS.includes(region)).length;
	return {
		bank: bank.hash,
		facts: facts.length,
		core: Math.round((100 * core) / Math.max(1, facts.length)),
		contested: facts.filter(isContested).length,
		items: items.length,
		templates: bank.templates.size,
		sources: sources.length,
		tallies,
		findings
	};
}
