import type { PageLoad } from './$types.js';

/** The rows are in the page from the build on; the bank comes with the app, for filters and paths. */
export const load: PageLoad = async () => {
	const [{ bank }, { rowOf }] = await Promise.all([
		import('$questions/bank.ts'),
		import('$lib/core/outline.ts')
	]);
	const rows = [...bank.facts.values()].map((fact) => rowOf(bank, fact, 'en'));
	return { bank, rows: rows.sort((a, b) => a.order - b.order || (a.label < b.label ? -1 : 1)) };
};
