import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildBank } from '../../../questions/build.ts';
import type { Bank } from './bank.ts';
import { makeFinder, type Beside, type Finder, type Piece } from './search.ts';

let bank: Bank;
let finder: Finder;
beforeAll(async () => {
	bank = buildBank(`${import.meta.dirname}/../../../questions`).bank;
	finder = await makeFinder(bank, 'en');
});

const found = (text: string) => finder.find(text)?.map(({ id }) => id) ?? null;
const first = (text: string) => found(text)?.[0];
const marked = (pieces: Piece[]) => pieces.filter((piece) => piece.isMatch).map(({ text }) => text);
const plain = (pieces: Piece[]) => pieces.map(({ text }) => text).join('');
function beside(text: string): Beside | null {
	const [best] = finder.find(text) ?? [];
	return best ? finder.show(best).beside : null;
}

describe('a search', () => {
	it.each([
		['kant', 'kant-air-base'],
		['air base kant', 'kant-air-base'],
		['nerch', 'nerchinsk-1689'],
		['nerchnisk', 'nerchinsk-1689'],
		['Baikonru', 'baikonur-cosmodrome'],
		['baykonur', 'baikonur-cosmodrome'],
		['korean deportaton', 'koreans-1937']
	])('for “%s” finds %s first', (text, id) => {
		expect(first(text)).toBe(id);
	});

	it('finds a state by its Russian and its Uzbek name, with any apostrophe', () => {
		expect(found('Байконур')).toContain('baikonur-cosmodrome');
		for (const text of ['Киргизия', 'Qirgʻiziston', "qirg'iziston", 'QIRG‘IZISTON'])
			expect(found(text)).toContain('kant-air-base');
	});

	it('finds a fact by the old name of its place, and ё is е', () => {
		expect(found('Verny')).toContain('alma-ata-1991');
		expect(found('вёрный')).toContain('alma-ata-1991');
	});

	it('finds a fact by its year and by who wrote of it, but no year by a slip', () => {
		expect(found('1689')).toContain('nerchinsk-1689');
		expect(found('1688')).not.toContain('nerchinsk-1689');
		expect(found('wikipedia nerchinsk')).toEqual(['nerchinsk-1689']);
	});

	it('wants every word', () => {
		expect(found('kant nerchinsk')).toEqual([]);
	});

	it('looks for nothing where there is no word', () => {
		for (const text of ['', '   ', '…', 'the', 'of the']) expect(found(text)).toBeNull();
	});

	it('finds nothing for nonsense', () => {
		expect(found('xqzzv')).toEqual([]);
		expect(finder.suggest('xqzzv')).toEqual([]);
	});

	it('finds every fact by its own heading, among the first', () => {
		const lost = [...bank.facts.values()].filter(
			(fact) => !(found(fact.label.en)?.slice(0, 3) ?? []).includes(fact.id)
		);
		expect(lost.map(({ id }) => id)).toEqual([]);
	});

	it('takes any text without complaint and always answers alike', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
				expect(found(text)).toEqual(found(text));
				expect(Array.isArray(finder.suggest(text))).toBe(true);
			}),
			{ seed: 7, numRuns: 60 }
		);
	});
});

describe('what is shown', () => {
	it('is the heading with its matches, letter for letter', () => {
		for (const hit of finder.find('treaty') ?? []) {
			const { label } = finder.show(hit);
			expect(plain(label)).toBe(bank.facts.get(hit.id)?.label.en);
		}
	});

	it('marks the word that was begun, and not its neighbour', () => {
		const [hit] = finder.find('nerch') ?? [];
		expect(hit && marked(finder.show(hit).label)).toEqual(['Nerchinsk']);
		expect(beside('nerch')).toBeNull();
	});

	it('tells where a word was found that the heading has not, in its language', () => {
		expect(beside('Qirgʻiziston')).toEqual({
			in: 'name',
			locale: 'uz',
			pieces: [{ text: 'Qirgʻiziston', isMatch: true }]
		});
		expect(beside('wikipedia nerchinsk')?.in).toBe('source');
	});

	it('cuts a long text to what stands around the match', () => {
		const shown = beside('elders') ?? beside('soldiers');
		expect(shown?.in).toBe('text');
		expect(plain(shown?.pieces ?? []).length).toBeLessThan(220);
		expect(marked(shown?.pieces ?? []).length).toBeGreaterThan(0);
	});
});

describe('a suggestion', () => {
	it('is a near spelling that finds something', () => {
		expect(finder.suggest('nertschinks')).toContain('Nerchinsk');
		for (const text of finder.suggest('nertschinks')) expect(found(text)).not.toEqual([]);
	});

	it('is each word alone where they are never together', () => {
		expect(finder.suggest('kant nerchinsk')).toEqual(['kant', 'nerchinsk']);
	});

	it('keeps the words that are found', () => {
		expect(finder.suggest('kant xqzzv')).toEqual(['kant']);
	});
});
