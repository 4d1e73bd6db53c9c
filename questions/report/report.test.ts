import { beforeAll, describe, expect, it } from 'vitest';
import type { Bank } from '../../src/lib/core/bank.ts';
import type { Item } from '../../src/lib/core/item.ts';
import type { BankFact } from '../../src/lib/core/schema/fact.ts';
import { buildBank } from '../build.ts';
import { readLock } from '../lock.ts';
import { drawAll, reportOn, type Report } from './counts.ts';
import { itemHtml } from './item.ts';
import { writePage } from './page.ts';
import { writeText } from './text.ts';

const folder = `${import.meta.dirname}/..`;
let bank: Bank;
let items: Item[];
let report: Report;
let page: string;
beforeAll(() => {
	bank = buildBank(folder).bank;
	items = drawAll(bank);
	report = reportOn(bank, items);
	page = writePage(bank, report, items, readLock(`${folder}/items.lock`));
});
const sum = (name: string, from = report) =>
	from.tallies.find((tally) => tally.name === name)?.rows.reduce((all, [, n]) => all + n, 0);
const finding = (from: Report, start: string) =>
	from.findings.find(({ name }) => name.startsWith(start));

describe('the report', () => {
	it('counts every fact and question once in each tally that sorts them', () => {
		for (const by of ['kind', 'region', 'level'])
			expect(sum(`Facts by ${by}`)).toBe(bank.facts.size);
		for (const by of [
			'kind of fact',
			'region',
			'level',
			'type',
			'template',
			'the best source behind them'
		])
			expect(sum(`Questions by ${by}`)).toBe(bank.items.length);
		expect(sum('Sources by standing')).toBe(bank.sources.size);
	});

	it('finds no fault in this bank', () => {
		const faults = report.findings.filter(({ isFault, entries }) => isFault && entries.length > 0);
		expect(faults).toEqual([]);
		expect(writeText(report)).not.toContain('FAULT');
	});

	it('names what must never be, and calls it a fault', () => {
		const weak = new Map(
			[...bank.sources].map(([id, source]) => [id, { ...source, standing: 'weak' as const }])
		);
		const nothing = { ...bank, sources: weak, items: bank.items.slice(0, 1) };
		const first = items.slice(0, 1).map((item) => ({
			...item,
			evidence: item.evidence.map((one) => ({ ...one, standing: 'weak' }))
		}));
		const bad = reportOn(nothing, first);
		expect(finding(bad, 'Questions whose answer rests')?.entries).toEqual([bank.items[0]]);
		expect(finding(bad, 'Facts that are never asked')?.entries).toHaveLength(bank.facts.size - 1);
		expect(writeText(bad)).toContain('FAULT: Facts that are never asked: ');
	});
});

describe('the written-out bank', () => {
	it('holds every question with its number, and every fact', () => {
		expect(page.match(/<li class="item">/g)).toHaveLength(bank.items.length);
		expect(page.match(/<article /g)).toHaveLength(bank.facts.size);
		expect(page).not.toContain('– · ');
	});

	it('needs nothing else and runs nothing', () => {
		expect(page).not.toMatch(/<script|<link|<img|@import|url\(|\son\w+=|undefined|\[object/);
	});

	it('links only to what is there', () => {
		const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
		const lost = [...page.matchAll(/href="#([^"]+)"/g)].filter(([, id]) => !ids.has(id));
		expect(lost).toEqual([]);
	});

	it('shows the key of every choice, and why each other answer is wrong', () => {
		for (const item of items) {
			const html = itemHtml(item, 1, () => 1);
			if (item.type === 'choice') expect(html.match(/class="key"/g), item.id).toHaveLength(1);
			if (item.type === 'choice' && item.options.every(({ why, id }) => why || id === item.key))
				expect(html.match(/class="why"/g)?.length, item.id).toBeGreaterThanOrEqual(
					item.options.length - 1
				);
			expect(html, item.id).toContain('[1]');
		}
	});

	it('keeps what is written in the bank out of its markup', () => {
		const [fact] = bank.facts.values();
		const hostile = { ...fact, label: { en: '<script>"&' } } as BankFact;
		const small = { ...bank, facts: new Map([[hostile.id, hostile]]) };
		const html = writePage(small, report, [], []);
		expect(html).toContain('&lt;script&gt;&quot;&amp;');
		expect(html).not.toContain('<script>');
	});
});
