import { distance as levenshtein } from 'fastest-levenshtein';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance, judgeTyped, normalise, parseNumber, parseYear } from './typed.ts';

const KOKAND = ['Kokand', "Qo'qon", 'Коканд'];
const judged = (given: string, accepted = KOKAND) => judgeTyped(given, accepted).is;

describe('a typed answer is right whatever its', () => {
	it.each([
		['case', 'kOKAND'],
		['case in Cyrillic', 'КОКАНД'],
		['spaces around it', '  Kokand\u00a0'],
		['listed spelling', "Qo'qon"],
		['accents', 'Kókànd'],
		['full-width letters', 'Ｋｏｋａｎｄ'],
		['invisible characters from a copied page', 'Ko\u00adkand\u200b'],
		['quotation marks', '«Коканд»'],
		['full stop', 'Kokand.']
	])('%s', (_, given) => {
		expect(judged(given)).toBe('right');
	});

	it.each(["'", '’', '‘', 'ʻ', 'ʼ', '`', '´', 'ʹ', '′', '＇', ''])(
		'apostrophe: Qo%sqon',
		(mark) => {
			expect(judged(`Qo${mark}qon`)).toBe('right');
		}
	);

	it.each([
		['ё and е', 'Артем', 'Артём'],
		['ё written as two characters', 'Арте\u0308м', 'Артем'],
		['dashes', 'Saint Petersburg', 'Saint–Petersburg'],
		['article', 'the Soviet Union', 'Soviet Union'],
		['dots of an abbreviation', 'USSR', 'U.S.S.R.'],
		['dots and spaces of an abbreviation', 'u. s. s. r.', 'USSR'],
		['initials of a name', 'V.I. Lenin', 'V. I. Lenin'],
		['stroke through a letter', 'Lodz', 'Łódź'],
		['dotless i', 'Kirim', 'Kırım'],
		['double spaces', 'Treaty  of   Aigun', 'Treaty of Aigun']
	])('%s', (_, given, accepted) => {
		expect(judged(given, [accepted])).toBe('right');
		expect(judged(accepted, [given])).toBe('right');
	});
});

it('an abbreviation does not swallow the word after it', () => {
	expect(normalise('the U.S. Army')).toBe('us army');
	expect(normalise('St. Petersburg')).toBe('st petersburg');
});

it('a point between digits keeps them apart: 1.5 is not 15', () => {
	expect(judged('15 million', ['1.5 million'])).toBe('wrong');
});

it('case and combining marks never change the verdict', () => {
	const word = fc.stringMatching(/^[a-zа-я ]{1,12}$/);
	const mark = fc.constantFrom('', '\u0301', '\u0308', '\u0306', '\u200b');
	fc.assert(
		fc.property(
			word,
			fc.array(fc.tuple(fc.boolean(), mark), { minLength: 12 }),
			(text, changes) => {
				const changed = [...text]
					.map((letter, index) => {
						const [isUpper, added] = changes[index] as [boolean, string];
						return letter === ' ' ? letter : (isUpper ? letter.toUpperCase() : letter) + added;
					})
					.join('');
				expect(normalise(changed)).toBe(normalise(text));
			}
		),
		{ seed: 1 }
	);
});

it('nothing typed, or only signs, is a wrong answer and never a near one', () => {
	for (const given of ['', '   ', '...', '—', "'"]) expect(judged(given)).toBe('wrong');
});

describe('the distance between two words', () => {
	const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ж'), maxLength: 8 });

	it('is the Levenshtein distance, less at most one for each swap of neighbours', () => {
		fc.assert(
			fc.property(word, word, (a, b) => {
				const plain = levenshtein(a, b);
				expect(distance(a, b)).toBeLessThanOrEqual(plain);
				// A swap costs 1 here and 2 there.
				expect(distance(a, b)).toBeGreaterThanOrEqual(plain / 2);
			}),
			{ seed: 2 }
		);
	});

	it('is exactly the Levenshtein distance where nothing can be swapped', () => {
		const pair = fc.tuple(word, word).filter(([a, b]) => {
			const neighbours = new Set([...a].slice(1).map((letter, index) => `${letter}${a[index]}`));
			return ![...b].slice(1).some((letter, index) => neighbours.has(`${b[index]}${letter}`));
		});
		fc.assert(
			fc.property(pair, ([a, b]) => {
				expect(distance(a, b)).toBe(levenshtein(a, b));
			}),
			{ seed: 3 }
		);
	});

	it('counts a swap of neighbours as one slip', () => {
		expect(distance('kokand', 'kokadn')).toBe(1);
		expect(levenshtein('kokand', 'kokadn')).toBe(2);
	});

	it('is the same in both directions, and 0 for the same word only', () => {
		fc.assert(
			fc.property(word, word, (a, b) => {
				expect(distance(a, b)).toBe(distance(b, a));
				expect(distance(a, b) === 0).toBe(a === b);
			}),
			{ seed: 4 }
		);
	});

	it('counts letters beyond the basic plane as one', () => {
		expect(distance('𐰴𐰀', '𐰴')).toBe(1);
	});
});

describe('a near miss', () => {
	it('is asked about with the spelling that was meant', () => {
		expect(judgeTyped('Baikonour', ['Baikonur'])).toEqual({ is: 'near', meant: 'Baikonur' });
		expect(judgeTyped('Tashkend', ['Tashkent', 'Ташкент'])).toEqual({
			is: 'near',
			meant: 'Tashkent'
		});
	});

	it('is one slip in a word of five letters, two from nine', () => {
		expect(judged('Kokant')).toBe('near');
		expect(judged('Kogant')).toBe('wrong');
		expect(judged('Turkmensitn', ['Turkmenistan'])).toBe('near');
	});

	it('does not exist for words of four letters: Iraq is not nearly Iran', () => {
		expect(judged('Iraq', ['Iran'])).toBe('wrong');
	});

	it('is measured by the shorter word: Austria is not nearly Australia', () => {
		expect(judged('Austria', ['Australia'])).toBe('wrong');
	});

	it('never has digits in it: 1994 is not nearly 1995', () => {
		expect(judged('treaty of 1995', ['treaty of 1994'])).toBe('wrong');
		expect(judged('Soyuz-3', ['Soyuz-2'])).toBe('wrong');
	});

	it('to a known wrong answer is not taken for one to the right answer', () => {
		const known = [{ text: 'Treaty of Argun', why: 'It is a river' }];
		const said = (given: string) => judgeTyped(given, ['Treaty of Aigun'], known).is;
		expect(said('Treaty of Arguun')).toBe('wrong');
		expect(said('Treaty of Aiguun')).toBe('near');
	});
});

it('a known wrong answer is met with its word, but never where it is also accepted', () => {
	const known = [{ text: 'Tyuratam', why: 'Tyuratam is the railway station' }];
	expect(judgeTyped('tyuratam', ['Baikonur'], known)).toEqual({
		is: 'known',
		why: 'Tyuratam is the railway station'
	});
	expect(judgeTyped('Tyuratam', ['Baikonur', 'Tyuratam'], known).is).toBe('right');
});

describe('a number is read', () => {
	it.each([
		['11', 11],
		['-3', -3],
		['−3', -3],
		['0', 0],
		['.5', 0.5],
		['4,794,095', 4_794_095],
		['4 794 095', 4_794_095],
		['4\u00a0794\u202f095', 4_794_095],
		["4'794'095", 4_794_095],
		['4.794.095', 4_794_095],
		['10,500', 10_500],
		['10.500', 10_500],
		['0,500', 0.5],
		['0.500', 0.5],
		['17.6', 17.6],
		['17,6', 17.6],
		['1,234.5', 1234.5],
		['1.234,5', 1234.5],
		['4 794,5', 4794.5],
		['11 million', 11e6],
		['11 Million.', 11e6],
		['11m', 11e6],
		['250k', 250_000],
		['2 thousand', 2000],
		['1.3 billion', 1.3e9],
		['4.794 million', 4_794_000],
		['4,794 million', 4_794e6],
		['4,8 млн', 4.8e6],
		['4,794 млн.', 4_794_000],
		['11 миллионов', 11e6],
		['2 миллиона', 2e6],
		['1 миллиард', 1e9],
		['150 тысяч', 150_000],
		['150 тыс. га', 150_000],
		['3 ming', 3000],
		['3 мың', 3000],
		['22%', 22],
		['22 per cent', 22],
		['11 million hectares', 11e6],
		['６４', 64]
	])('%s', (text, value) => {
		expect(parseNumber(text)).toBe(value);
	});

	it('without the dust of binary fractions', () => {
		expect(parseNumber('1.005 thousand')).toBe(1005);
		expect(parseNumber('1.1 million')).toBe(1_100_000);
	});

	it.each([
		'',
		'many',
		'million',
		'1.2.3',
		'1 2',
		'20 30',
		'1,23,456',
		'11-12',
		'1e6',
		'1992 and 1993'
	])('and "%s" is none', (text) => {
		expect(parseNumber(text)).toBeNull();
	});

	it('however it is grouped', () => {
		const languages = fc.constantFrom('en', 'de', 'fr', 'ru', 'de-CH');
		fc.assert(
			fc.property(fc.integer({ min: 10_000, max: 2_000_000_000 }), languages, (value, language) => {
				expect(parseNumber(value.toLocaleString(language))).toBe(value);
			}),
			{ seed: 5 }
		);
	});

	it('and a unit that is the name of something inside every object is only a unit', () => {
		expect(parseNumber('5 constructor')).toBe(5);
	});
});

describe('a year is read', () => {
	it.each([
		['1953', 1953],
		[' 988 ', 988],
		['1953 г.', 1953],
		['1953 год', 1953],
		['1953 Года', 1953],
		['1953-yil', 1953],
		['1953 жылы', 1953],
		['1953.', 1953],
		['AD 988', 988],
		['988 CE', 988],
		['１９５３', 1953]
	])('%s', (text, year) => {
		expect(parseYear(text)).toBe(year);
	});

	it.each(['', 'in spring', '1953–54', '1950s', '19531', '19.53', '-5'])(
		'and "%s" is none',
		(text) => {
			expect(parseYear(text)).toBeNull();
		}
	);
});
