import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, studyDay } from './day.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const FROM = Date.UTC(2020, 0, 1);
const TO = Date.UTC(2035, 11, 31);

const formats = new Map<string, Intl.DateTimeFormat>();

/** Minutes east of UTC in a zone, by the zone data of the machine: the oracle. */
function offsetIn(zone: string, at: number): number {
	let format = formats.get(zone);
	if (!format) {
		format = new Intl.DateTimeFormat('en-US', {
			timeZone: zone,
			hourCycle: 'h23',
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
			second: 'numeric'
		});
		formats.set(zone, format);
	}
	const parts = Object.fromEntries(
		format.formatToParts(at).map(({ type, value }) => [type, Number(value)])
	) as Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>;
	const { year, month, day, hour, minute, second } = parts;
	return Math.round((Date.UTC(year, month - 1, day, hour, minute, second) - at) / MINUTE_MS);
}

const changes = new Map<string, number[]>();

/** The moments from 2020 to 2035 at which a zone changes its offset. */
function changesIn(zone: string): number[] {
	let found = changes.get(zone);
	if (found) return found;
	changes.set(zone, (found = []));
	// No zone has kept an offset for less than 20 days in these years.
	for (let first = FROM; first < TO; first += 20 * DAY_MS) {
		let [low, high] = [first, Math.min(TO, first + 20 * DAY_MS)];
		const before = offsetIn(zone, low);
		if (before === offsetIn(zone, high)) continue;
		while (high - low > MINUTE_MS) {
			const middle = Math.round((low + high) / 2 / MINUTE_MS) * MINUTE_MS;
			if (offsetIn(zone, middle) === before) low = middle;
			else high = middle;
		}
		found.push(high);
	}
	return found;
}

/** Noon by the clocks of a zone on a calendar day given as UTC midnight. */
function noonIn(zone: string, midnight: number): number {
	const noon = midnight + 12 * HOUR_MS;
	const guess = noon - offsetIn(zone, noon) * MINUTE_MS;
	return noon - offsetIn(zone, guess) * MINUTE_MS;
}

const dayIn = (zone: string, at: number, startHour = 4) =>
	studyDay(at, offsetIn(zone, at), startHour);

/** Zones with the same transitions are tried once. */
const ZONES = [
	...new Map(
		Intl.supportedValuesOf('timeZone').map((zone) => {
			const samples = [2020, 2023, 2026, 2029, 2032, 2035].flatMap((year) =>
				[0, 2, 4, 6, 8, 9, 10].map((month) => offsetIn(zone, Date.UTC(year, month, 28, 3, 30)))
			);
			return [samples.join(), zone];
		})
	).values(),
	'Australia/Lord_Howe',
	'Antarctica/Troll',
	'Africa/Casablanca'
];

it('the list of zones to try is a real one', () => {
	expect(ZONES.length).toBeGreaterThan(60);
	expect(changesIn('Asia/Tashkent')).toHaveLength(0);
	expect(changesIn('Europe/Berlin').length).toBeGreaterThan(10);
	expect(changesIn('Australia/Lord_Howe').length).toBeGreaterThan(10);
});

it('from noon to noon the study day rises by exactly one, over every change of clocks in every zone', () => {
	for (const zone of ZONES)
		for (const change of changesIn(zone)) {
			const midnight = Math.floor(change / DAY_MS) * DAY_MS;
			const days = [-3, -2, -1, 0, 1, 2, 3].map((step) =>
				dayIn(zone, noonIn(zone, midnight + step * DAY_MS))
			);
			for (let index = 1; index < days.length; index += 1)
				expect([zone, daysBetween(days[index - 1] as string, days[index] as string)]).toEqual([
					zone,
					1
				]);
		}
});

it('time that passes never leads back to an earlier study day, over every change in every zone', () => {
	for (const zone of ZONES)
		for (const change of changesIn(zone)) {
			const offsets = [offsetIn(zone, change - 1), offsetIn(zone, change)] as const;
			let before = '';
			for (let at = change - 30 * HOUR_MS; at <= change + 30 * HOUR_MS; at += HOUR_MS / 4) {
				const day = studyDay(at, offsets[at < change ? 0 : 1]);
				if (day < before) expect.fail(`${zone} goes from ${before} back to ${day}`);
				before = day;
			}
		}
});

it('the day that Samoa left out in 2011 is left out, and no day comes twice', () => {
	const noons = [28, 29, 31, 32].map((day) =>
		noonIn('Pacific/Apia', Date.UTC(2011, 11, 1) + (day - 1) * DAY_MS)
	);
	expect(noons.map((noon) => dayIn('Pacific/Apia', noon))).toEqual([
		'2011-12-28',
		'2011-12-29',
		'2011-12-31',
		'2012-01-01'
	]);
	expect((noons[2] as number) - (noons[1] as number)).toBe(DAY_MS);
});

describe('a study day', () => {
	it('begins at four in the morning', () => {
		const at = (hour: number, minute: number) => Date.UTC(2026, 10, 24, hour, minute);
		expect(studyDay(at(3, 59), 0)).toBe('2026-11-23');
		expect(studyDay(at(4, 0), 0)).toBe('2026-11-24');
	});

	it('begins at another hour if one wishes', () => {
		const midnight = Date.UTC(2026, 10, 24);
		expect(studyDay(midnight - 1, 0, 0)).toBe('2026-11-23');
		expect(studyDay(midnight, 0, 0)).toBe('2026-11-24');
	});

	it('is that of the place where one is', () => {
		const at = Date.UTC(2026, 10, 24, 2);
		expect(studyDay(at, 300)).toBe('2026-11-24');
		expect(studyDay(at, -300)).toBe('2026-11-23');
	});
});

it('counting days forth and back over months and leap years leads to the same day', () => {
	expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
	expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
	expect(daysBetween('2026-03-01', '2026-02-28')).toBe(-1);
	const someDay = fc
		.integer({ min: FROM / DAY_MS, max: TO / DAY_MS })
		.map((day) => new Date(day * DAY_MS).toISOString().slice(0, 10));
	fc.assert(
		fc.property(someDay, fc.integer({ min: -40_000, max: 40_000 }), (day, days) => {
			expect(daysBetween(day, addDays(day, days))).toBe(days);
			expect(addDays(addDays(day, days), -days)).toBe(day);
		}),
		{ seed: 1 }
	);
});
