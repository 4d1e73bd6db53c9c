import type { Report, Tally } from './counts.ts';

const NAMED = 10;

function table({ name, rows }: Tally): string[] {
	const wide = Math.max(...rows.map(([key]) => key.length));
	return [
		name,
		...rows.map(([key, count]) => `  ${key.padEnd(wide)} ${String(count).padStart(5)}`),
		''
	];
}

/** The report for a terminal. */
export function writeText(report: Report): string {
	const { bank, facts, core, contested, items, templates, sources } = report;
	return [
		`Bank ${bank}`,
		`  ${facts} facts, ${core} % of them on Russia and Central Asia, ${contested} contested`,
		`  ${items} questions from ${templates} templates, ${sources} sources`,
		'',
		...report.tallies.flatMap(table),
		...report.findings.map(({ name, entries, isFault }) => {
			const some = entries.slice(0, NAMED).join(' ');
			const more = entries.length > NAMED ? ` and ${entries.length - NAMED} more` : '';
			const mark = isFault && entries.length > 0 ? 'FAULT: ' : '';
			return `${mark}${name}: ${entries.length}${some ? `\n  ${some}${more}` : ''}`;
		}),
		''
	].join('\n');
}
