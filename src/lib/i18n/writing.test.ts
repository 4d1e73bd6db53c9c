import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dayText, hourText, momentText, nearText } from './dates.ts';
import { currentLocale } from './locale.ts';
import { megabytesText, numberText, percentText } from './numbers.ts';

const page = { documentElement: { lang: 'en' } };
const speaks = (lang: string) => void (page.documentElement.lang = lang);

beforeEach(() => void vi.stubGlobal('document', page));
afterEach(() => void vi.unstubAllGlobals());

/** What Intl keeps together with a space that does not break. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('the language', () => {
	it('is the one that the page says it speaks', () => {
		speaks('uz');
		expect(currentLocale()).toBe('uz');
	});

	it('is English where the page says anything else, and in the build', () => {
		speaks('tg');
		expect(currentLocale()).toBe('en');
		vi.stubGlobal('document', undefined);
		expect(currentLocale()).toBe('en');
	});
});

describe.each([
	['en', '1,234.5', '90%', '1.6 MB'],
	['ru', '1 234,5', '90 %', '1,6 МБ'],
	['uz', '1 234,5', '90%', '1,6 MB']
])('numbers in %s', (lang, number, percent, size) => {
	it('have its comma, its spaces and its signs', () => {
		speaks(lang);
		expect(plain(numberText(1234.5))).toBe(number);
		expect(plain(percentText(0.9))).toBe(percent);
		expect(plain(megabytesText(1_600_000))).toBe(size);
	});
});

describe.each([
	['en', '24 Nov 2026', 'November 2026', 'Tue, 24 Nov 2026', '24 Nov 2026, 14:05'],
	['ru', '24 нояб. 2026 г.', 'ноябрь 2026 г.', 'вт, 24 нояб. 2026 г.', '24 нояб. 2026 г., 14:05'],
	['uz', '24-noy, 2026', 'noyabr, 2026', 'Sesh, 24-noy, 2026', '24-noy, 2026, 14:05']
])('dates in %s', (lang, date, year, long, moment) => {
	it('are written day, month, year', () => {
		speaks(lang);
		expect(plain(dayText('2026-11-24', 'date'))).toBe(date);
		expect(plain(dayText('2026-11-24', 'year'))).toBe(year);
		expect(plain(dayText('2026-11-24', 'long'))).toBe(long);
		expect(plain(momentText(new Date(2026, 10, 24, 14, 5), 'moment'))).toBe(moment);
		expect(hourText(4)).toBe('04:00');
	});
});

describe.each([
	['en', ['yesterday', 'today', 'tomorrow', 'in 5 days', '3 days ago']],
	['ru', ['вчера', 'сегодня', 'завтра', 'через 5 дней', '3 дня назад']],
	['uz', ['kecha', 'bugun', 'ertaga', '5 kundan keyin', '3 kun oldin']]
])('days from now in %s', (lang, texts) => {
	it('have their own words', () => {
		speaks(lang);
		expect([-1, 0, 1, 5, -3].map(nearText)).toEqual(texts);
	});
});
