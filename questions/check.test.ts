import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { BankError, loadBank, type Problem } from './load.ts';
import { unfitAddress, voiceOf } from './voices.ts';

const folders: string[] = [];
afterEach(() => {
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const ENTITIES = `- id: central-asia
  kind: place
  label: { en: Central Asia, ru: Средняя Азия, uz: Oʻrta Osiyo }
- id: kyrgyzstan
  kind: state
  label: { en: Kyrgyzstan, ru: Киргизия, uz: Qirgʻiziston }
  within: central-asia
- id: russia
  kind: state
  label: { en: Russia, ru: Россия, uz: Rossiya }
`;
const SOURCES = `- id: agreement
  kind: treaty-text
  standing: primary
  title: Agreement on the base
- id: newspaper
  kind: news
  standing: press
  title: The base
`;
const LEASE = `- id: base
  kind: lease
  label: The base
  phrase: the base
  summary: Kyrgyzstan granted Russia a base.
  region: central-asia
  themes: [military-bases]
  level: 1
  title: lease
  object: air base
  lessor: [kyrgyzstan]
  lessee: [russia]
  signed: '2003-09-22'
  citations:
    - source: agreement
      for: [signed, lessor, lessee, summary]
`;

type Files = Partial<Record<'entities' | 'sources' | 'leases' | 'treaties', string>>;

/** The problems of a small bank in which some of the files are as given. */
function problemsOf(files: Files): Problem[] {
	const folder = mkdtempSync(join(tmpdir(), 'bank-'));
	folders.push(folder);
	const all = { entities: ENTITIES, sources: SOURCES, leases: LEASE, ...files };
	for (const [name, text] of Object.entries(all)) {
		const file = join(folder, name, 'a.yaml');
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, text);
	}
	try {
		loadBank(folder);
		return [];
	} catch (error) {
		if (error instanceof BankError) return error.problems;
		throw error;
	}
}
const told = (files: Files) =>
	problemsOf(files).map(({ where, message }) => `${where}  ${message}`);
const lease = (more: string) => ({ leases: LEASE + more });

describe('a bank that is in order', () => {
	it('stops nothing', () => {
		expect(told({})).toEqual([]);
	});
});

describe('names', () => {
	it('of the core region that lack Russian or Uzbek stop the build', () => {
		const osh = '- id: osh\n  kind: place\n  label: { en: Osh, ru: Ош }\n  within: kyrgyzstan\n';
		expect(told({ entities: ENTITIES + osh })).toEqual([
			'entities/a.yaml:13:10  osh lies in Russia or Central Asia and has no name in Uzbek: write label: { en: …, ru: …, uz: … }'
		]);
	});

	it('of far countries may be in English alone', () => {
		const cuba = '- id: cuba\n  kind: state\n  label: Cuba\n';
		expect(told({ entities: ENTITIES + cuba })).toEqual([]);
	});

	it('that two places share stop the build', () => {
		const aral = `- id: aral
  kind: place
  label: { en: Aral, ru: Аральск, uz: Orol }
  within: central-asia
- id: aral-sea
  kind: place
  label: { en: Aral Sea, ru: Аральское море, uz: Orol dengizi }
  within: central-asia
  aliases: [Aral]
`;
		expect(told({ entities: ENTITIES + aral })).toEqual([
			'entities/a.yaml:19:13  aral-sea: "Aral" is also a name of "aral": take it from one of them, or give both the years in which it was used'
		]);
	});

	it('that two places had one after the other do not', () => {
		const towns = `- id: kyzylorda
  kind: place
  label: { en: Kyzylorda, ru: Кызылорда, uz: Qizilorda }
  within: central-asia
  names:
    - { text: { en: Ak-Mechet }, from: '1820', to: '1853' }
- id: ak-metchet
  kind: place
  label: { en: Ak-Metchet, ru: Ак-Метчет, uz: Oqmachit }
  lifetime: { from: '1880' }
  within: central-asia
  aliases: [Ak-Mechet]
`;
		expect(told({ entities: ENTITIES + towns })).toEqual([]);
	});

	it('of a state and its successor may be the same', () => {
		const states = `- id: kirghiz-ssr
  kind: state
  label: { en: Kirghiz SSR, ru: Киргизская ССР, uz: Qirgʻiz SSR }
  within: central-asia
  aliases: [Kirghizia]
- id: kirghizia
  kind: state
  label: { en: Kirghizia, ru: Киргизия, uz: Qirgʻiziya }
  within: central-asia
  successorOf: [kirghiz-ssr]
`;
		expect(told({ entities: ENTITIES + states })).toEqual([]);
	});

	it('of one place that overlap in time stop the build', () => {
		const almaty = `- id: almaty
  kind: place
  label: { en: Almaty, ru: Алматы, uz: Olmaota }
  within: central-asia
  names:
    - { text: { en: Verny }, from: '1854', to: '1925' }
    - { text: { en: Alma-Ata }, from: '1921', to: '1993' }
`;
		expect(told({ entities: ENTITIES + almaty })).toEqual([
			'entities/a.yaml:17:7  almaty: "Alma-Ata" and "Verny" overlap: end the one in the year in which the other begins'
		]);
	});

	it('of two agreements that are the same stop the build', () => {
		const two = LEASE + LEASE.replace('id: base', 'id: other').replaceAll('The base', 'Another');
		expect(told({ leases: `${two}  aliases: [the base]\n` })).toEqual([
			'leases/a.yaml:33:13  other: "the base" is also a name of "base": take it from one of them, or give both the same event'
		]);
	});
});

describe('dates', () => {
	it('that no calendar has stop the build', () => {
		expect(told({ leases: LEASE.replace('2003-09-22', '2003-09-31') })).toEqual([
			"leases/a.yaml:13:11  base: signed.value.value: Not a date: write a quoted year '1898', month '1898-06' or day '1898-06-09' that exists"
		]);
	});

	it('that end before they begin stop the build', () => {
		expect(told(lease("  ended: '1999'\n"))).toEqual([
			'leases/a.yaml:17:10  base: ended 1999 is before signed 2003-09-22'
		]);
	});

	it('whose order cannot be told pass', () => {
		expect(told(lease("  ended: '2003-09'\n"))).toEqual([]);
	});

	it('that are not the same day in both calendars stop the build', () => {
		const old = LEASE.replace("'2003-09-22'", "{ value: '1916-07-08', os: '1916-06-24' }");
		expect(told({ leases: old })).toEqual([
			'leases/a.yaml:13:11  base: 1916-06-24 in the Julian calendar is 1916-07-07, not 1916-07-08'
		]);
		expect(told({ leases: old.replace('06-24', '06-25') })).toEqual([]);
		const nerchinsk = "{ value: '1689-09-06', os: '1689-08-27' }";
		expect(told({ leases: LEASE.replace("'2003-09-22'", nerchinsk) })).toEqual([]);
	});

	it('of a life that ends before it begins stop the build', () => {
		const khanate =
			"- id: khanate\n  kind: state\n  label: Khanate\n  lifetime: { from: '1900', to: '1800' }\n";
		expect(told({ entities: ENTITIES + khanate })).toEqual([
			'entities/a.yaml:14:33  khanate: to 1800 is before from 1900'
		]);
	});
});

describe('what can change', () => {
	const rent = '  rent: { amount: 4, currency: dollars, per: year }\n';

	it('needs the year in which it was so', () => {
		expect(told(lease(rent))).toEqual([
			'leases/a.yaml:17:9  base: this can change, and the fact has no end: add `asOf` with the year in which it was so'
		]);
		expect(told(lease(rent.replace('year }', 'year, asOf: 2020 }')))).toEqual([]);
	});

	it('needs none once it is over', () => {
		expect(told(lease(`${rent}  ended: '2012'\n`))).toEqual([]);
	});
});

describe('disputes', () => {
	const dispute = (a: string, b: string) => `  disputes:
    - kind: open
      field: signed
      question: When was it signed?
      positions:
        - { says: In 2003., cite: { source: ${a} } }
        - { says: In 2004., cite: { source: ${b} } }
`;
	const copies = `${SOURCES}- id: wikipedia-base
  kind: encyclopedia
  standing: encyclopedia
  title: The base
  publisher: Wikipedia
- id: copy-base
  kind: page
  standing: weak
  title: The base
  url: https://pt.wiki7.org/wiki/base
`;

	it('between two sources stand', () => {
		expect(told(lease(dispute('agreement', 'newspaper')))).toEqual([]);
	});

	it('of a source with itself stop the build', () => {
		expect(told(lease(dispute('agreement', 'agreement')))).toEqual([
			'leases/a.yaml:18:7  base: a dispute needs two different sources, one for each side'
		]);
	});

	it('between two copies of one encyclopaedia stop the build', () => {
		expect(told({ ...lease(dispute('wikipedia-base', 'copy-base')), sources: copies })).toEqual([
			'leases/a.yaml:18:7  base: Wikipedia is one voice however often it is copied: find a second one, or drop the dispute'
		]);
	});

	it('between an encyclopaedia and another source stand', () => {
		expect(told({ ...lease(dispute('wikipedia-base', 'newspaper')), sources: copies })).toEqual([]);
	});
});

describe('sources', () => {
	const at = (url: string) =>
		`${SOURCES}- id: page\n  kind: page\n  standing: weak\n  title: A page\n  url: ${url}\n`;

	it.each([
		[
			'http://91.203.4.17/base',
			'91.203.4.17 is a bare number and no site that stands by its words'
		],
		['https://forum.kg/base', 'forum.kg is a forum, where anybody may have written it'],
		[
			'https://base.kg/forum/viewtopic.php?t=3',
			'base.kg is a forum, where anybody may have written it'
		],
		['https://base-kg.translate.goog/base', 'base-kg.translate.goog only passes on another page'],
		['https://read.me/https://base.kg/', 'read.me only passes on another page']
	])('at %s stop the build', (url, why) => {
		expect(told({ sources: at(url) })).toEqual([
			`sources/a.yaml:13:8  page: ${why}: give the address of the source itself, or leave it out`
		]);
	});

	it.each([
		'https://web.archive.org/web/2012/https://base.kg/',
		'https://www.weforum.org/reports/water',
		'https://base.kg/1995/reforms'
	])('at %s are fit', (url) => {
		expect(unfitAddress(url)).toBeNull();
	});

	it('that rest on nothing but weak ones stop the build', () => {
		expect(told({ sources: SOURCES.replace('standing: primary', 'standing: weak') })).toEqual([
			'leases/a.yaml:15:5  base: rests on weak sources alone: find a better one or leave the fact out'
		]);
	});

	it('that do not exist stop the build where they are named', () => {
		expect(told({ leases: LEASE.replace('source: agreement', 'source: hearsay') })).toEqual([
			'leases/a.yaml:15:15  base: no source "hearsay": add it to questions/sources/'
		]);
	});

	it('speak with their own voice, unless they copy an encyclopaedia', () => {
		const page = { id: 'page', kind: 'page', standing: 'weak', title: 'A page' } as const;
		expect(voiceOf(page)).toBe('page');
		expect(voiceOf({ ...page, origin: 'Wikipedia, older version' })).toBe('Wikipedia');
		expect(voiceOf({ ...page, url: 'https://ru.wikipedia.org/wiki/База' })).toBe('Wikipedia');
		expect(voiceOf({ ...page, origin: 'Great Soviet Encyclopedia, English edition' })).toBe(
			'Great Soviet Encyclopedia'
		);
	});
});

describe('corrections', () => {
	const change = (on: string) =>
		`    - { on: '${on}', says: The day was given as the 23rd., cite: { source: agreement } }\n`;

	it('say what changed, when, and on which source, one for each edition', () => {
		expect(told(lease(`  rev: 2\n  changed:\n${change('2026-12-01')}`))).toEqual([]);
	});

	it('are missing where the edition is not the first: the build stops', () => {
		expect(told(lease('  rev: 3\n'))).toEqual([
			'leases/a.yaml:17:8  base: edition 3 needs 2 entries in `changed`, one for each correction: what it said, what it says now, and the source'
		]);
		const [first] = told(lease(`  changed:\n${change('2026-12-01')}`));
		expect(first).toContain('base: edition 1 needs 0 entries');
	});

	it('that have no day, no source, or stand in a wrong order stop the build', () => {
		expect(told(lease(`  rev: 2\n  changed:\n${change('2026')}`))[0]).toContain(
			"changed.0.on: Not a day: write it quoted and whole, '2026-12-01'"
		);
		const unsourced = change('2026-12-01').replace('agreement', 'hearsay');
		expect(told(lease(`  rev: 2\n  changed:\n${unsourced}`))[0]).toContain('no source "hearsay"');
		const turned = change('2026-12-02') + change('2026-12-01');
		expect(told(lease(`  rev: 3\n  changed:\n${turned}`))[0]).toContain(
			'corrections stand in the order of their days'
		);
	});
});

describe('other faults', () => {
	it.each([
		[
			'an unknown word',
			'level: 1',
			'level: 1\n  colour: red',
			'1:3  base: entry: Unrecognized key: "colour"'
		],
		[
			'a state that is not there',
			'[russia]',
			'[rusia]',
			'12:12  base: no entity "rusia": add it to questions/entities/'
		],
		[
			'a field that the kind has not',
			'[signed,',
			'[parties,',
			'16:13  base: "parties" is no field of a lease: use one of'
		]
	])('such as %s stop the build at their place', (_, good, bad, message) => {
		const [first, ...others] = told({ leases: LEASE.replace(good, bad) });
		expect(first).toContain(`leases/a.yaml:${message}`);
		expect(others).toEqual([]);
	});
});
