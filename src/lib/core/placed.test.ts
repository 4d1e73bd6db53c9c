import { beforeAll, describe, expect, test } from 'vitest';
import { buildBank } from '../../../questions/build.ts';
import { entityOf, type Bank } from './bank.ts';
import { arrowsOf, placedOf, presentState } from './placed.ts';

let bank: Bank;
beforeAll(() => {
	bank = buildBank('questions').bank;
});
const stateOf = (id: string) => presentState(bank, id)?.id ?? null;

describe('the present-day state', () => {
	test('of a town is the one that it lies in', () => {
		expect(stateOf('nerchinsk')).toBe('russia');
		expect(stateOf('aigun')).toBe('china');
	});

	test('of a union republic is the one that it became', () => {
		expect(stateOf('kazakh-ssr')).toBe('kazakhstan');
	});

	test('is not told where several came from one, or where the borders were others', () => {
		expect(stateOf('soviet-union')).toBeNull();
		expect(stateOf('russian-empire')).toBeNull();
		expect(stateOf('british-india')).toBeNull();
	});

	test('is not told of what is disputed or lies in several', () => {
		expect(stateOf('crimea')).toBeNull();
		expect(stateOf('livadia')).toBeNull();
		expect(stateOf('fergana-valley')).toBeNull();
	});
});

describe('an arrow', () => {
	test('runs from each beginning to each end', () => {
		const arrows = arrowsOf(bank, { from: ['lower-volga'], to: ['dzungaria', 'ili-valley'] });
		expect(arrows.map(({ to }) => to)).toEqual([
			entityOf(bank, 'dzungaria').at,
			entityOf(bank, 'ili-valley').at
		]);
	});

	test('never runs from a land into a part of it', () => {
		expect(arrowsOf(bank, { from: ['uzbekistan'], to: ['tashkent'] })).toEqual([]);
	});
});

test('a fact has its places by the name of their time, and by that of today', () => {
	const fact = bank.facts.get('brest-litovsk-1918');
	if (!fact) throw new Error('no such fact');
	const { pins, years, arrows } = placedOf(bank, fact, 'en');
	expect(pins.map(({ name, now }) => [name, now])).toEqual([['Brest-Litovsk', 'Brest']]);
	expect(years).toEqual({ from: 1918, to: 1918 });
	expect(arrows).toEqual([]);
});
