import { parseSelection, writeSelection, type Ignored, type Selection } from './selection.ts';

export const SORTS = ['relevance', 'date', 'name'] as const;
export type Sort = (typeof SORTS)[number];

export const VIEWS = ['list', 'map', 'timeline'] as const;
export type View = (typeof VIEWS)[number];

/** What the library shows. It is the address of the page, to bookmark and to share. */
export interface LibraryQuery {
	/** What is searched for, as it was typed. */
	text: string;
	/** Null: the best fit first where something is searched for, else by date. */
	sort: Sort | null;
	view: View;
	selection: Selection;
}

const MOST_CHARACTERS = 200;

function oneOf<T extends string>(values: readonly T[], value: string): T | undefined {
	return values.find((entry) => entry === value);
}

/** Reads the address. What it does not understand it names and leaves out. */
export function parseLibrary(pairs: Iterable<readonly [string, string]>): {
	query: LibraryQuery;
	ignored: Ignored[];
} {
	const ignored: Ignored[] = [];
	const others: (readonly [string, string])[] = [];
	let text = '';
	let sort: Sort | null = null;
	let view: View = 'list';
	for (const [name, value] of pairs) {
		if (name === 'q') text = value.slice(0, MOST_CHARACTERS);
		else if (name === 'sort' || name === 'view') {
			const found = oneOf<Sort | View>(name === 'sort' ? SORTS : VIEWS, value);
			if (found === undefined) {
				if (value !== '') ignored.push({ name, value });
			} else if (name === 'sort') sort = found as Sort;
			else view = found as View;
		} else others.push([name, value]);
	}
	const parsed = parseSelection(others);
	return {
		query: { text, sort, view, selection: parsed.selection },
		ignored: [...ignored, ...parsed.ignored]
	};
}

/** The address of what is shown: only what differs from the whole library, in a fixed order. */
export function writeLibrary({ text, sort, view, selection }: LibraryQuery): [string, string][] {
	const pairs: [string, string][] = [];
	if (text.trim() !== '') pairs.push(['q', text.trim()]);
	pairs.push(...writeSelection(selection));
	if (sort !== null) pairs.push(['sort', sort]);
	if (view !== 'list') pairs.push(['view', view]);
	return pairs;
}

/** The order in force: there is no best fit where nothing is searched for. */
export function sortOf({ text, sort }: Pick<LibraryQuery, 'text' | 'sort'>): Sort {
	if (text.trim() === '') return sort === 'name' ? 'name' : 'date';
	return sort ?? 'relevance';
}
