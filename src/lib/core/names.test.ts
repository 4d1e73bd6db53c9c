import { describe, expect, it } from 'vitest';
import { openBank, type Bank } from './bank.ts';
import { generate } from './generate.ts';
import type { ItemOf } from './item.ts';
import { entitiesOf, furtherSpellings, localNames, namedIn } from './names.ts';
import type { Entity } from './schema/entity.ts';
import type { FactOf } from './schema/fact.ts';
import { score } from './score.ts';
import { template } from './template.ts';

const unknown = { is: 'unknown' } as const;
const ALMATY: Entity = {
	id: 'almaty',
	kind: 'place',
	label: { en: 'Almaty', ru: 'Алматы', uz: 'Olmaota' },
	successorOf: [],
	within: 'kazakhstan',
	aliases: ['Alma Ata'],
	names: [
		{ text: { en: 'Verny', ru: 'Верный' }, from: { value: '1854' }, to: { value: '1921' } },
		{ text: { en: 'Alma-Ata', ru: 'Алма-Ата' }, from: { value: '1921' }, to: { value: '1993' } }
	]
};
const CUBA: Entity = {
	id: 'cuba',
	kind: 'state',
	label: { en: 'Cuba' },
	successorOf: [],
	aliases: [],
	names: []
};
const treaty: FactOf<'treaty'> = {
	id: 'almaty-treaty',
	kind: 'treaty',
	label: { en: 'The treaty' },
	phrase: { en: 'the treaty' },
	summary: { en: 'It was signed in Alma-Ata.' },
	region: 'central-asia',
	themes: ['borders'],
	level: 1,
	rev: 1,
	changed: [],
	subject: 'border',
	parties: ['cuba', 'cuba'],
	complete: true,
	signed: unknown,
	place: 'almaty',
	inForce: unknown,
	ended: unknown,
	outcome: { en: 'drew a line' },
	citations: [{ source: 'text', for: ['place'] }],
	disputes: [],
	misconceptions: [],
	confusedWith: [],
	aliases: []
};

/** A question for the place, put in other ways. */
function bankWith(stem: string, key: string, known: { text: string; why: string }[] = []): Bank {
	const where = template({
		id: 'where',
		kinds: ['treaty'],
		type: 'short',
		version: 1,
		ask: () => ({ type: 'short', stem, key, accept: [], known, fields: ['place'] })
	});
	return openBank(
		{
			hash: 'names',
			facts: [treaty],
			entities: [ALMATY, CUBA],
			readings: [],
			tables: [],
			sources: [{ id: 'text', kind: 'treaty-text', standing: 'primary', title: 'The text' }],
			paths: [],
			aliases: [],
			items: ['almaty-treaty#where']
		},
		[where]
	);
}
const bank = bankWith('Where was it signed?', 'Almaty');

function verdict(asked: Bank, text: string): string {
	const item = generate(asked, { id: 'almaty-treaty#where', seed: 1, locale: 'en' });
	return score(item as ItemOf<'short'>, { type: 'short', text }).verdict;
}

describe('a typed answer', () => {
	it.each(['Almaty', 'Алматы', 'olmaota', 'Verny', 'Верный', 'алма ата', 'Alma-Ata', 'ALMA ATA'])(
		'%s is right where the place is asked for',
		(text) => {
			expect(verdict(bank, text)).toBe('right');
		}
	);

	it('that names another place is wrong', () => {
		expect(verdict(bank, 'Bishkek')).toBe('wrong');
	});

	it('must be the old name where the old name is asked for', () => {
		const old = bankWith('What was Almaty called before 1921?', 'Verny');
		expect(verdict(old, 'Верный')).toBe('right');
		expect(verdict(old, 'Alma-Ata')).toBe('wrong');
	});

	it('must be the new name where the question shows the old one', () => {
		const now = bankWith('What is Verny called since 1993?', 'Almaty');
		expect(verdict(now, 'Olmaota')).toBe('right');
		expect(verdict(now, 'Алма-Ата')).toBe('wrong');
	});

	it('stays wrong where the question knows it as wrong', () => {
		const strict = bankWith('Where?', 'Almaty', [{ text: 'Verny', why: 'The older town.' }]);
		expect(verdict(strict, 'Verny')).toBe('wrong');
	});

	it('is taken no wider than names go', () => {
		expect(furtherSpellings(bank, treaty, { key: 'drew a line', stem: 'What did it do?' })).toEqual(
			[]
		);
	});
});

describe('names beside a text', () => {
	it('are those of the entities that it names, whatever the name', () => {
		expect(namedIn(bank, treaty, ['Signed in Alma-Ata.']).map(({ id }) => id)).toEqual(['almaty']);
		expect(namedIn(bank, treaty, ['Signed in Almatyville.'])).toEqual([]);
	});

	it('carry their languages and the years of the old ones', () => {
		expect(localNames(bank, ['almaty', 'cuba', 'nowhere'])).toEqual([
			{
				id: 'almaty',
				en: 'Almaty',
				ru: 'Алматы',
				uz: 'Olmaota',
				old: [
					{ text: 'Verny', from: '1854', to: '1921' },
					{ text: 'Alma-Ata', from: '1921', to: '1993' }
				]
			}
		]);
	});

	it('come from each entity of the fact once', () => {
		expect(entitiesOf(treaty)).toEqual(['cuba', 'almaty']);
	});
});
