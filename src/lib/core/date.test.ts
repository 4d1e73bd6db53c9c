import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, knownYear, yearOf } from './date.ts';
import type { HistoricalDate } from './schema/time.ts';

const order = (a: string, b: string) => compare({ value: a }, { value: b });

describe('which date came first', () => {
	it.each([
		['1898', '1899', 'before'],
		['1898-12-31', '1899', 'before'],
		['1992-06', '1992-07', 'before'],
		['1992-06-30', '1992-07', 'before'],
		['1992-07-30', '1992-07-31', 'before'],
		['1992-07-31', '1992-07-31', 'same'],
		['1992-07', '1992-07-31', 'cannot tell'],
		['1992-07', '1992-07', 'cannot tell'],
		['1992', '1992-12-31', 'cannot tell'],
		['1992', '1992', 'cannot tell'],
		['0988', '1858', 'before']
	])('%s is to %s: %s', (a, b, expected) => {
		expect(order(a, b)).toBe(expected);
	});

	it('cannot be told within five years of anything circa', () => {
		const about = (value: string): HistoricalDate => ({ value, about: true });
		expect(compare(about('1820'), { value: '1825' })).toBe('cannot tell');
		expect(compare({ value: '1825-05-01' }, about('1820'))).toBe('cannot tell');
		expect(compare(about('1820'), { value: '1826' })).toBe('before');
		expect(compare(about('1820'), about('1820'))).toBe('cannot tell');
	});

	it('is refused for dates before the year 1', () => {
		expect(() => order('-0300', '1898')).toThrow('-0300');
	});

	const two = (number: number) => String(number).padStart(2, '0');
	const someDate = fc
		.record({
			year: fc.integer({ min: 1890, max: 1900 }),
			month: fc.option(fc.integer({ min: 1, max: 12 })),
			day: fc.option(fc.integer({ min: 1, max: 28 })),
			about: fc.boolean()
		})
		.map(({ year, month, day, about }): HistoricalDate => {
			const rest = month === null ? '' : `-${two(month)}${day === null ? '' : `-${two(day)}`}`;
			return { value: `${year}${rest}`, ...(about ? { about } : {}) };
		});

	it('is the same question from both sides', () => {
		const opposite = {
			before: 'after',
			after: 'before',
			same: 'same',
			'cannot tell': 'cannot tell'
		};
		fc.assert(
			fc.property(someDate, someDate, (a, b) => {
				expect(compare(b, a)).toBe(opposite[compare(a, b)]);
			}),
			{ seed: 1 }
		);
	});

	it('never goes round in a circle', () => {
		fc.assert(
			fc.property(someDate, someDate, someDate, (a, b, c) => {
				if (compare(a, b) === 'before' && compare(b, c) === 'before')
					expect(['before', 'cannot tell']).toContain(compare(a, c));
			}),
			{ seed: 2, numRuns: 500 }
		);
	});
});

it('the year of a date is read from any precision, and nonsense is named', () => {
	expect(yearOf({ value: '1898-06-09' })).toBe(1898);
	expect(yearOf({ value: '-0300' })).toBe(-300);
	expect(() => yearOf({ value: 'spring' })).toThrow('spring');
});

it('an unknown date has no year, and neither has none', () => {
	expect(knownYear({ is: 'known', value: { value: '1898' } })).toBe(1898);
	for (const is of ['unknown', 'none', 'not-applicable'] as const)
		expect(knownYear({ is })).toBeNull();
});
