import { currentLocale } from './locale.ts';

// The questions write 9 June 1898, so nothing here writes June 9.
const WRITTEN = { en: 'en-GB', ru: 'ru' } as const;

const STYLES = {
	day: { day: 'numeric', month: 'short' },
	date: { day: 'numeric', month: 'short', year: 'numeric' },
	long: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
	month: { month: 'short' },
	year: { month: 'long', year: 'numeric' },
	weekday: { weekday: 'short' },
	moment: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
	time: { hour: '2-digit', minute: '2-digit' }
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
/**
 * `day` 24 Nov · `date` 24 Nov 2026 · `long` Tue 24 Nov 2026 · `month` Nov · `year` November 2026 ·
 * `weekday` Tue · `moment` 24 Nov 2026, 14:05 · `time` 14:05
 */
export type DateStyle = keyof typeof STYLES;

// Not every browser knows Uzbek dates.
const MONTHS = [
	'yanvar',
	'fevral',
	'mart',
	'aprel',
	'may',
	'iyun',
	'iyul',
	'avgust',
	'sentabr',
	'oktabr',
	'noyabr',
	'dekabr'
];
const SHORT_MONTHS = 'yan fev mar apr may iyn iyl avg sen okt noy dek'.split(' ');
const WEEKDAYS = 'Yak Dush Sesh Chor Pay Jum Shan'.split(' ');

/** @param at its UTC fields are written */
function writeUzbek(at: Date, style: DateStyle): string {
	const month = SHORT_MONTHS[at.getUTCMonth()] ?? '';
	const weekday = WEEKDAYS[at.getUTCDay()] ?? '';
	const year = at.getUTCFullYear();
	const day = `${at.getUTCDate()}-${month}`;
	const time = at.toISOString().slice(11, 16);
	const texts: Record<DateStyle, string> = {
		day,
		date: `${day}, ${year}`,
		long: `${weekday}, ${day}, ${year}`,
		month,
		year: `${MONTHS[at.getUTCMonth()] ?? ''}, ${year}`,
		weekday,
		moment: `${day}, ${year}, ${time}`,
		time
	};
	return texts[style];
}

const formats = new Map<string, Intl.DateTimeFormat>();

function write(at: Date, style: DateStyle, timeZone: 'UTC' | undefined): string {
	const locale = currentLocale();
	if (locale === 'uz') {
		const shift = timeZone === 'UTC' ? 0 : at.getTimezoneOffset() * 60_000;
		return writeUzbek(new Date(at.getTime() - shift), style);
	}
	const key = `${locale} ${style} ${timeZone ?? ''}`;
	let format = formats.get(key);
	if (!format) {
		const options = { ...STYLES[style], ...(timeZone && { timeZone }) };
		formats.set(key, (format = new Intl.DateTimeFormat(WRITTEN[locale], options)));
	}
	return format.format(at);
}

/** A study day, `2026-11-24`. It has no time zone: it is read and written in UTC. */
export function dayText(day: string, style: DateStyle): string {
	return write(new Date(`${day}T00:00:00Z`), style, 'UTC');
}

/** A moment, ms since 1970, in the local time zone. */
export function momentText(at: number | Date, style: DateStyle): string {
	return write(new Date(at), style, undefined);
}

/** Today, tomorrow, in 5 days, 3 days ago. */
export function nearText(days: number): string {
	const locale = currentLocale();
	if (locale !== 'uz')
		return new Intl.RelativeTimeFormat(WRITTEN[locale], { numeric: 'auto' }).format(days, 'day');
	const near = ['kecha', 'bugun', 'ertaga'][days + 1];
	return near ?? (days > 0 ? `${days} kundan keyin` : `${-days} kun oldin`);
}

/** `04:00` */
export function hourText(hour: number): string {
	return write(new Date(Date.UTC(2000, 0, 1, hour)), 'time', 'UTC');
}
