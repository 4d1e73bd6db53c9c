import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** One measured figure. */
export interface Figure {
	name: string;
	value: number;
	unit: 'ms' | 'kB' | 'points' | '';
	/** What the floor, or the smaller case, needed in the same run. */
	floor?: number;
	/** The most (or the least) that was set out to be reached; without one the figure only informs. */
	target?: { kind: 'ratio' | 'most' | 'least'; value: number };
}

export interface Section {
	title: string;
	/** How it was measured, in a sentence. */
	how: string;
	figures: Figure[];
	/** What a figure needs to be read rightly. */
	notes?: string[];
}

const HEAD = `# What was measured

Written by \`npm run bench\`, which keeps the sections that it does not measure anew: each names its own
machine and moment. Only ratios of one run can be compared with another machine's. The floor is
\`tests/bench/floor\`: plain HTML, raw IndexedDB, a small worker, served the same way.
`;

function amount(value: number, unit: Figure['unit']): string {
	const text =
		unit === 'points' || value >= 100 ? value.toFixed(0) : value.toFixed(value < 1 ? 3 : 1);
	return unit === 'ms' || unit === 'kB' ? `${text} ${unit}` : text;
}

function isMet({ value, floor, target }: Figure): boolean {
	if (target?.kind === 'least') return value >= target.value;
	if (target?.kind === 'most') return value <= target.value;
	return target !== undefined && floor !== undefined && value / floor <= target.value;
}

function targetText({ unit, target }: Figure): string {
	if (!target) return '';
	if (target.kind === 'ratio') return `≤ ${target.value} ×`;
	return `${target.kind === 'most' ? '≤' : '≥'} ${target.value}${unit === 'kB' ? ' kB' : ''}`;
}

function row(figure: Figure): string {
	const { name, value, unit, floor, target } = figure;
	return [
		'',
		name,
		amount(value, unit),
		floor === undefined ? '' : amount(floor, unit),
		floor === undefined ? '' : `${(value / floor).toFixed(2)} ×`,
		targetText(figure),
		target ? (isMet(figure) ? 'met' : '**not met**') : '',
		''
	]
		.join(' | ')
		.trim();
}

function markdown({ title, how, figures, notes = [] }: Section, machine: string): string {
	const table = [
		'| Figure | App | Floor | Ratio | Target | |',
		'| --- | ---: | ---: | ---: | ---: | --- |',
		...figures.map(row)
	].join('\n');
	const parts = [`## ${title}`, how, table, ...notes.map((note) => `- ${note}`), `_${machine}_`];
	return `${parts.join('\n\n')}\n`;
}

/** Replaces the sections of the file that were measured, and keeps the others in their places. */
export function report(file: string, sections: readonly Section[], machine: string): void {
	const old = existsSync(file)
		? readFileSync(file, 'utf8')
				.split(/^(?=## )/m)
				.slice(1)
		: [];
	const all = new Map(old.map((text) => [/^## (.*)/.exec(text)?.[1] ?? '', `${text.trim()}\n`]));
	for (const section of sections) all.set(section.title, markdown(section, machine));
	writeFileSync(file, [HEAD, ...all.values()].join('\n'));
}

/** The same for the console. */
export function say({ title, figures, notes = [] }: Section): void {
	console.log(`\n${title}`);
	for (const figure of figures) console.log(`  ${row(figure)}`);
	for (const note of notes) console.log(`  ${note}`);
}
