import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseLibrary, SORTS, sortOf, VIEWS, writeLibrary, type LibraryQuery } from './library.ts';
import { EVERYTHING } from './selection.ts';

const parse = (query: string) => parseLibrary(new URLSearchParams(query));

const someQuery: fc.Arbitrary<LibraryQuery> = fc.record({
	text: fc.string({ maxLength: 50 }).map((text) => text.trim()),
	sort: fc.option(fc.constantFrom(...SORTS)),
	view: fc.constantFrom(...VIEWS),
	selection: fc
		.record({ contested: fc.boolean(), from: fc.option(fc.integer({ min: 0, max: 2000 })) })
		.map((fields) => ({ ...EVERYTHING, ...fields }))
});

it('an address leads back to what it was written from', () => {
	fc.assert(
		fc.property(someQuery, (query) => {
			const address = new URLSearchParams(writeLibrary(query)).toString();
			expect(parse(address)).toEqual({ query, ignored: [] });
		}),
		{ seed: 3, numRuns: 200 }
	);
});

it('the whole library has the empty address', () => {
	expect(writeLibrary(parse('').query)).toEqual([]);
	expect(writeLibrary(parse('q=++&view=list').query)).toEqual([]);
});

it('what is not understood is named, and the rest still holds', () => {
	const { query, ignored } = parse('sort=size&view=globe&level=9&q=kant&contested=yes');
	expect(query.text).toBe('kant');
	expect(query.selection.contested).toBe(true);
	expect(ignored.map(({ name }) => name)).toEqual(['sort', 'view', 'level']);
});

it('a text without end is cut', () => {
	expect(parse(`q=${'a'.repeat(5000)}`).query.text).toHaveLength(200);
});

it('the best fit comes first only where something is searched for', () => {
	expect(sortOf({ text: '', sort: null })).toBe('date');
	expect(sortOf({ text: ' ', sort: 'relevance' })).toBe('date');
	expect(sortOf({ text: 'kant', sort: null })).toBe('relevance');
	expect(sortOf({ text: 'kant', sort: 'name' })).toBe('name');
});
