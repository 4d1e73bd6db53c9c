import { expect, test } from 'vitest';
import { openBank, type BankData } from './bank.ts';
import { lineOf, outlineOf, rowOf } from './outline.ts';
import type { Entity } from './schema/entity.ts';
import type { BankFact, FactOf } from './schema/fact.ts';
import type { Known } from './schema/time.ts';

function entity(id: string, label: string, rest: Partial<Entity> = {}): Entity {
	return {
		id,
		kind: 'state',
		label: { en: label },
		successorOf: [],
		aliases: [],
		names: [],
		...rest
	};
}
const base = {
	phrase: { en: 'it' },
	region: 'central-asia',
	themes: ['military-bases'],
	level: 1,
	rev: 1,
	changed: [],
	disputes: [],
	misconceptions: [],
	confusedWith: [],
	aliases: [],
	citations: [{ source: 'treaty', for: ['signed', 'rent', 'summary'] }]
} as const;
const unknown = { is: 'unknown' } as const;
const known = <T>(value: T): Known<T> & { is: 'known' } => ({ is: 'known', value });
const day = (value: string) => known({ value });

function lease(rest: Partial<FactOf<'lease'>> = {}): FactOf<'lease'> {
	return structuredClone({
		...base,
		id: 'kant',
		kind: 'lease',
		label: { en: 'Kant Air Base' },
		summary: { en: 'A base.' },
		title: 'lease',
		object: 'air base',
		lessor: ['kyrgyzstan'],
		lessee: ['russia'],
		place: 'kant-town',
		signed: day('2003-09-22'),
		starts: unknown,
		ends: day('2032'),
		ended: unknown,
		term: unknown,
		rent: { is: 'none' },
		area: unknown,
		...rest
	}) as FactOf<'lease'>;
}
function migration(rest: Partial<FactOf<'migration'>> = {}): FactOf<'migration'> {
	return structuredClone({
		...base,
		id: 'move',
		kind: 'migration',
		label: { en: 'The move' },
		summary: { en: 'People moved.' },
		form: 'flight',
		people: ['kazakhs'],
		from: ['russia'],
		to: ['kyrgyzstan'],
		started: day('1916'),
		ended: unknown,
		number: unknown,
		...rest
	}) as FactOf<'migration'>;
}
function claim(rest: Partial<FactOf<'statement'>> = {}): FactOf<'statement'> {
	return structuredClone({
		...base,
		id: 'claim',
		kind: 'statement',
		label: { en: 'The claim' },
		summary: { en: 'The text says so.' },
		nature: 'event',
		says: { en: 'Russia has leased Kant' },
		question: { en: 'Who?' },
		answer: { en: 'Russia' },
		wrongs: [],
		gaps: [],
		about: ['kant'],
		citations: [{ source: 'text', for: ['says'], at: 'lines 16-17', quote: 'until 2032' }],
		...rest
	}) as FactOf<'statement'>;
}

function bankOf(...facts: BankFact[]) {
	const data: BankData = {
		hash: 'test',
		facts,
		entities: [
			entity('kyrgyzstan', 'Kyrgyzstan', { aliases: ['Кыргызстан'] }),
			entity('russia', 'Russia'),
			entity('kazakhs', 'Kazakhs', { kind: 'people' }),
			entity('kant-town', 'Kant', { kind: 'place', within: 'kyrgyzstan' })
		],
		sources: [
			{ id: 'treaty', kind: 'treaty-text', standing: 'primary', title: 'The treaty' },
			{ id: 'text', kind: 'article', standing: 'weak', title: 'The text' }
		],
		paths: [],
		readings: [],
		tables: [],
		aliases: [],
		items: ['kant#until', 'kant#rent', 'claim#says']
	};
	return openBank(data, []);
}
const outline = (fact: BankFact, ...others: BankFact[]) =>
	outlineOf(bankOf(fact, ...others), fact, 'en');
const inYear = (year: number) => ({ year, about: false });
const spanOf = (fact: BankFact) => lineOf(bankOf(fact), fact, 'en').span;

test('a free use, an unknown value and a value that makes no sense are three different things', () => {
	const { entries, unknown: gaps } = outline(
		lease({ rent: { is: 'none' }, area: unknown, term: { is: 'not-applicable' } })
	);
	expect(entries).toContainEqual({ field: 'rent', value: { is: 'none' } });
	expect(gaps).toContain('area');
	expect([...gaps, ...entries.map((entry) => entry.field)]).not.toContain('term');
});

test('a value keeps its year, its scope and its note', () => {
	const rent = {
		...known({ amount: 4794095, currency: 'US dollars', per: 'year', note: { en: 'In all.' } }),
		asOf: 2020,
		scope: { en: 'for four sites' }
	} as FactOf<'lease'>['rent'];
	expect(outline(lease({ rent })).entries).toContainEqual({
		field: 'rent',
		value: {
			is: 'known',
			text: '4,794,095 US dollars a year',
			asOf: 2020,
			scope: 'for four sites',
			note: 'In all.'
		}
	});
});

test('a date of the old calendar stands beside the new one', () => {
	const signed = known({ value: '1689-09-07', os: '1689-08-27' });
	expect(outline(lease({ signed })).entries).toContainEqual({
		field: 'signed',
		value: {
			is: 'known',
			text: '7 September 1689',
			note: '27 August 1689 in the Julian calendar'
		}
	});
});

test('a lease that has an end to come shows no gap where it has not ended', () => {
	expect(outline(lease()).unknown).not.toContain('ended');
	expect(outline(lease({ ends: unknown })).unknown).toContain('ended');
});

test('a lease says when it ended, and only else when it is set to end', () => {
	expect(outline(lease()).end).toEqual({ is: 'ends', year: inYear(2032) });
	expect(outline(lease({ ended: day('2014-04-02') })).end).toEqual({
		is: 'ended',
		year: inYear(2014)
	});
	expect(outline(lease({ ends: { is: 'none' } })).end).toBeNull();
});

test('the place is told with the land that it lies in', () => {
	expect(outline(lease()).entries).toContainEqual({
		field: 'place',
		value: { is: 'known', text: 'Kant, Kyrgyzstan' }
	});
});

test('a sale has one year; a lease without a known end goes on from its first', () => {
	expect(spanOf(lease({ title: 'sale', ends: { is: 'none' } }))).toEqual({
		is: 'in',
		year: inYear(2003)
	});
	expect(spanOf(lease({ ends: unknown }))).toEqual({ is: 'from', from: inYear(2003) });
	expect(spanOf(lease())).toEqual({ is: 'span', from: inYear(2003), to: inYear(2032) });
});

test('a migration that began on a known day is an event, one that began in a year may have gone on', () => {
	expect(spanOf(migration({ started: day('1944-02-23') }))).toEqual({
		is: 'in',
		year: inYear(1944)
	});
	expect(spanOf(migration())).toEqual({ is: 'from', from: inYear(1916) });
	expect(spanOf(migration({ started: unknown }))).toBeNull();
	expect(spanOf(migration({ started: unknown, ended: day('1918') }))).toEqual({
		is: 'until',
		to: inYear(1918)
	});
});

test('a number with one bound says which bound it is', () => {
	const text = (value: object) => {
		const number = known({ unit: 'people', ...value }) as FactOf<'migration'>['number'];
		const entry = outline(migration({ number })).entries.find((one) => one.field === 'number');
		return entry?.value.is === 'known' ? entry.value.text : null;
	};
	expect(text({ low: 1000000 })).toBe('at least 1 million people');
	expect(text({ high: 500 })).toBe('up to 500 people');
	expect(text({ low: 68614, high: 69267 })).toBe('68,614 to 69,267 people');
	expect(text({ low: 171781, high: 171781 })).toBe('171,781 people');
});

test('a fact names the claims that speak of it, and a claim the facts it speaks of', () => {
	expect(outline(lease(), claim()).claims).toEqual([
		{ id: 'claim', kind: 'statement', label: 'The claim', says: 'Russia has leased Kant' }
	]);
	expect(outline(claim(), lease()).about.map((link) => link.id)).toEqual(['kant']);
});

test('what is mixed up with a fact is told on both pages; its own act is told apart', () => {
	const twin = lease({ id: 'twin', event: 'act' });
	const fact = lease({ event: 'act', confusedWith: ['twin', 'move'] });
	const shown = outline(fact, twin, migration());
	expect(shown.sameAct.map((link) => link.id)).toEqual(['twin']);
	expect(shown.confusedWith.map((link) => link.id)).toEqual(['move']);
	expect(outline(migration(), fact, twin).confusedWith.map((link) => link.id)).toEqual(['kant']);
});

test('every source is there with its standing and the fields that it supports', () => {
	expect(outline(lease()).sources).toMatchObject([
		{ evidence: { title: 'The treaty', standing: 'primary' }, supports: ['signed', 'rent'] }
	]);
});

test('a fact has its own questions and no others', () => {
	expect(outline(lease(), claim()).items).toEqual(['kant#until', 'kant#rent']);
});

test('facts stand in the order of their years, claims in that of their lines', () => {
	const orders = [lease(), migration(), claim(), migration({ started: unknown })].map(
		(fact) => rowOf(bankOf(fact), fact, 'en').order
	);
	expect(orders).toEqual([2003, 1916, 16, Infinity]);
});
