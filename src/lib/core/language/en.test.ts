import { describe, expect, it } from 'vitest';
import type { Entity } from '../schema/entity.ts';
import {
	amount,
	capital,
	count,
	date,
	list,
	named,
	namedIn,
	possessive,
	rounded,
	sentence,
	when
} from './en.ts';

const entity = (en: string, article?: 'the'): Entity => ({
	id: 'x',
	kind: 'state',
	label: { en },
	...(article ? { article } : {}),
	successorOf: [],
	aliases: [],
	names: []
});

describe('a date in a sentence', () => {
	it.each([
		[{ value: '1898-06-09' }, '9 June 1898', 'on 9 June 1898'],
		[{ value: '1898-06' }, 'June 1898', 'in June 1898'],
		[{ value: '1898' }, '1898', 'in 1898'],
		[{ value: '0988' }, '988', 'in 988'],
		[{ value: '-0300' }, '300 BCE', 'in 300 BCE'],
		[{ value: '1820', about: true as const }, 'about 1820', 'in about 1820']
	])('%j', (value, plain, placed) => {
		expect(date(value)).toBe(plain);
		expect(when(value)).toBe(placed);
	});
});

describe('an amount in a sentence', () => {
	it.each([
		[0, '0'],
		[150, '150'],
		[1500, '1,500'],
		[171_781, '171,781'],
		[-1234, '-1,234'],
		[0.25, '0.25'],
		[1234.5, '1,234.5'],
		[11e6, '11 million'],
		[17.6e6, '17.6 million'],
		[4_794_095, '4,794,095'],
		[4_810_000, '4.81 million'],
		[2e9, '2 billion'],
		[1_250_000_000, '1.25 billion'],
		[1_005_000_000, '1,005 million']
	])('%d', (value, words) => {
		expect(amount(value)).toBe(words);
	});
});

it('a rounded figure keeps three digits, and says that it is about right', () => {
	expect(rounded(20_039_255)).toBe('about 20 million');
	expect(rounded(6_985_316)).toBe('about 6.99 million');
	expect(rounded(924.52)).toBe('about 925');
	expect(rounded(58.8)).toBe('about 58.8');
});

it('a place has the name of the year, and its own name at other times', () => {
	const names = [{ text: { en: 'Stalingrad' }, from: { value: '1925' }, to: { value: '1961' } }];
	const city = { ...entity('Volgograd'), names };
	expect([1924, 1925, 1941, 1961, null].map((year) => namedIn(city, year))).toEqual([
		'Volgograd',
		'Stalingrad',
		'Stalingrad',
		'Volgograd',
		'Volgograd'
	]);
});

it('one is counted in the singular', () => {
	expect(count(1, 'year', 'years')).toBe('1 year');
	expect(count(0, 'year', 'years')).toBe('0 years');
	expect(count(5000, 'family', 'families')).toBe('5,000 families');
});

it('a list has commas, and its last word before the last member', () => {
	expect(list([])).toBe('');
	expect(list(['A'])).toBe('A');
	expect(list(['A', 'B'])).toBe('A and B');
	expect(list(['A', 'B', 'C'], 'or')).toBe('A, B or C');
});

it('a name has its article, and a possessive that fits its end', () => {
	expect(named(entity('Soviet Union', 'the'))).toBe('the Soviet Union');
	expect(named(entity('Kazakhstan'))).toBe('Kazakhstan');
	expect(possessive('Kazakhstan')).toBe('Kazakhstan’s');
	expect(possessive('the United States')).toBe('the United States’');
});

it('a sentence begins with a capital and ends with one sign', () => {
	expect(capital('éclair')).toBe('Éclair');
	expect(sentence(' it is free ')).toBe('It is free.');
	expect(sentence('Is it?')).toBe('Is it?');
	expect(sentence('the text says “free.”')).toBe('The text says “free.”');
});
