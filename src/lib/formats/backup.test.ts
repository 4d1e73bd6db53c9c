import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { checksum } from '../core/crc.ts';
import { enclose, type Writer } from '../core/envelope.ts';
import type { Envelope, NewEvent } from '../core/schema/event.ts';
import { partsOf, readBackup, writeBackup } from './backup.ts';
import { membersOf } from './gzip.ts';

// Not a promise about speed: only so that a busy machine does not fail a test.
vi.setConfig({ testTimeout: 60_000 });

const SEED = 20261124;
const ABOUT = { app: '0.1.0', created: '2026-11-24T09:00:00.000Z', nickname: 'Aigerim' };
const NOW = 1_795_500_000_000;

const bytes = (text: string) => new TextEncoder().encode(text);
const joined = (parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const plain = (events: Envelope[]) => [...partsOf({ ...ABOUT, events })].join('');
const packed = async (events: Envelope[]) => joined(await writeBackup({ ...ABOUT, events }));

function log(happened: NewEvent[], device = 'devicea1'): Envelope[] {
	let writer: Writer = { device, seq: 0, ms: 0, counter: 0 };
	return happened.flatMap((event, index) => {
		const { events, ...next } = enclose([event], writer, {
			now: NOW + index * 7000,
			offset: 300,
			dayStart: 4
		});
		writer = next;
		return events;
	});
}

const star = (item: string): NewEvent => ({ type: 'starred', item, on: true });
const stars = (count: number) => log(Array.from({ length: count }, (_, n) => star(`fact-${n}#x`)));

/** An event as another build might have written it. */
function strange(event: Envelope, change: object): Envelope {
	const changed = { ...event, ...change };
	return { ...changed, crc: checksum(changed) };
}

const anyEvent = fc.oneof(
	fc.record({
		type: fc.constant('noted' as const),
		note: fc.string({ minLength: 1, maxLength: 20 }),
		front: fc.string({ unit: 'binary' }),
		back: fc.string({ unit: 'grapheme' })
	}),
	fc.record({
		type: fc.constant('configured' as const),
		name: fc.string(),
		value: fc.oneof(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean())
	}),
	fc.record({
		type: fc.constant('taken' as const),
		items: fc.array(fc.string({ minLength: 1, maxLength: 50 }), { maxLength: 5 })
	})
);

test('every log comes back from its file, event for event and letter for letter', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(anyEvent, { maxLength: 200 }), async (happened) => {
			const events = log(happened);
			const backup = await readBackup(await packed(events));
			expect(backup).toMatchObject({ events, unreadable: 0, problems: [] });
			expect(backup.header).toMatchObject({
				count: events.length,
				profile: { nickname: 'Aigerim' }
			});
			expect(plain(backup.events)).toBe(plain(events));
		}),
		{ seed: SEED, numRuns: 60 }
	);
});

test('unknown types, versions and fields of a later build come back letter for letter', async () => {
	const [one, two, three] = stars(3) as [Envelope, Envelope, Envelope];
	const events = [
		strange(one, { type: 'sung', melody: { b: [1, { a: null }], a: 2 } }),
		strange(two, { v: 7, item: { nested: true } }),
		strange(three, { colour: 'ochre' })
	];
	const backup = await readBackup(await packed(events));
	expect(backup.problems).toEqual([]);
	expect(plain(backup.events)).toBe(plain(events));
});

test('the longest note that can be written comes back, in any script', async () => {
	const events = log([
		{ type: 'noted', note: 'n', front: '\n'.repeat(20_000), back: '草'.repeat(20_000) }
	]);
	expect(await readBackup(await packed(events))).toMatchObject({ events, problems: [] });
});

test('any gzip tool unpacks the file to lines that can be read by hand', async () => {
	const events = stars(200);
	expect(gunzipSync(await packed(events)).toString()).toBe(plain(events));
});

test('a file that somebody unpacked, packed anew or saved with other line ends is taken', async () => {
	const events = stars(200);
	const text = plain(events);
	for (const file of [
		bytes(text),
		bytes(`\ufeff${text.replaceAll('\n', '\r\n')}\r\n`),
		new Uint8Array(gzipSync(text))
	])
		expect(await readBackup(file)).toMatchObject({ events, unreadable: 0, problems: [] });
});

test('the header tells how far each device has come', async () => {
	const backup = await readBackup(await packed([...stars(3), ...log([star('a#x')], 'deviceb2')]));
	expect(backup.header?.devices).toEqual({ devicea1: 3, deviceb2: 1 });
});

/** Where each part of a file lies, and which events it holds. */
function partsIn(whole: Uint8Array): { from: number; to: number; ids: string[] }[] {
	let to = 0;
	return membersOf(whole).map((member) => {
		const from = to;
		to += member.length;
		const lines = gunzipSync(member).toString().trim().split('\n');
		const ids = lines.flatMap((line) => (JSON.parse(line) as { id?: string }).id ?? []);
		return { from, to, ids };
	});
}

async function expectSalvage(file: Uint8Array, events: Envelope[], safe: string[]) {
	const there = new Set(events.map((event) => JSON.stringify(event)));
	const backup = await readBackup(file);
	// A few bits of a gzip file mean nothing (flags, padding): a flip there changes nothing either.
	if (backup.problems.length === 0) expect(plain(backup.events)).toBe(plain(events));
	expect(backup.events.filter((event) => !there.has(JSON.stringify(event)))).toEqual([]);
	const kept = new Set(backup.events.map((event) => event.id));
	expect(safe.filter((id) => !kept.has(id))).toEqual([]);
	return backup;
}

const MARK_BYTES = 22;

test('each of a thousand flipped bits is noticed or harmless, and costs only the part of the file that it hits', async () => {
	const events = stars(60);
	const whole = await packed(events);
	const parts = partsIn(whole);
	await fc.assert(
		fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(7), async (at, bit) => {
			const file = whole.slice();
			file[at] = (file[at] as number) ^ (1 << bit);
			// The mark at the head of a part also ends the part before it.
			const safe = parts.filter(({ from, to }) => at < from || at >= to + MARK_BYTES);
			const backup = await expectSalvage(
				file,
				events,
				safe.flatMap(({ ids }) => ids)
			);
			expect(backup.unreadable).toBe(events.length - backup.events.length);
		}),
		{ seed: SEED, numRuns: 1000 }
	);
});

test('a file cut off at any of a hundred places is noticed, and gives all parts before the cut', async () => {
	const events = stars(200);
	const whole = await packed(events);
	const parts = partsIn(whole);
	await fc.assert(
		fc.asyncProperty(fc.integer({ min: 1, max: whole.length - 1 }), async (length) => {
			const safe = parts.filter(({ to }) => to <= length);
			await expectSalvage(
				whole.slice(0, length),
				events,
				safe.flatMap(({ ids }) => ids)
			);
		}),
		{ seed: SEED, numRuns: 100 }
	);
});

test('a bit flipped in an unpacked file is noticed and costs at most the event it hits', async () => {
	const events = stars(30);
	const whole = bytes(plain(events));
	await fc.assert(
		fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(7), async (at, bit) => {
			const file = whole.slice();
			file[at] = (file[at] as number) ^ (1 << bit);
			const backup = await expectSalvage(file, events, []);
			// A lost line end joins two lines.
			expect(backup.events.length).toBeGreaterThanOrEqual(events.length - 2);
		}),
		{ seed: SEED, numRuns: 500 }
	);
});

test('a changed event is named by its line and the others are kept', async () => {
	const events = stars(5);
	const file = bytes(plain(events).replace('fact-2#x', 'fact-9#x'));
	const backup = await readBackup(file);
	expect(backup.events).toEqual(events.filter((_, index) => index !== 2));
	expect(backup).toMatchObject({ unreadable: 1, problems: [{ is: 'rotten', line: 4 }] });
});

test('a line that was taken out is noticed', async () => {
	const lines = plain(stars(5)).split('\n');
	const file = bytes(lines.filter((_, index) => index !== 3).join('\n'));
	expect(await readBackup(file)).toMatchObject({ unreadable: 1, problems: [{ is: 'incomplete' }] });
});

test('a header that was changed by hand is noticed, and costs no event', async () => {
	const events = stars(5);
	const backup = await readBackup(bytes(plain(events).replace('Aigerim', 'Bolat')));
	expect(backup).toMatchObject({ events, problems: [{ is: 'changed' }] });
});

test('events without header or trailer are kept, and what is missing is said', async () => {
	const events = stars(3);
	const lines = plain(events).trim().split('\n');
	const backup = await readBackup(bytes(lines.slice(1, -1).join('\n')));
	expect(backup).toMatchObject({ events, problems: [{ is: 'headless' }, { is: 'cut' }] });
});

test('an event that the fold would stumble over is refused although its checksum holds', async () => {
	const [one, two] = stars(2) as [Envelope, Envelope];
	const malformed = strange(one, { type: 'taken', items: 'all of them' });
	const backup = await readBackup(await packed([malformed, two]));
	expect(backup).toMatchObject({ events: [two], problems: [{ is: 'malformed', line: 2 }] });
});

test.each([
	['zip', bytes('PK\u0003\u0004\u0014\u0000')],
	['sqlite', bytes('SQLite format 3\u0000')],
	['pdf', bytes('%PDF-1.7')],
	['image', Uint8Array.of(0x89, 0x50, 0x4e, 0x47)],
	['markup', bytes('<!doctype html><title>Notes</title>')],
	['json', bytes('{"cards":[{"front":"a"}]}')],
	['text', bytes('Capital of Kazakhstan;Astana\n')],
	['text', new Uint8Array(gzipSync('Capital of Kazakhstan;Astana\n'))],
	['binary', Uint8Array.of(1, 2, 3, 0)]
])('a foreign file is refused and called what it seems to be: %s', async (found, file) => {
	expect(await readBackup(file)).toEqual({
		header: null,
		events: [],
		unreadable: 0,
		problems: [{ is: 'foreign', found }]
	});
});

test('an empty file, and one that is cut off before anything can be read, are called so', async () => {
	expect((await readBackup(new Uint8Array())).problems).toEqual([{ is: 'empty' }]);
	const whole = await packed(stars(3));
	expect((await readBackup(whole.slice(0, 25))).problems).toEqual([{ is: 'damaged' }]);
});

test('a file of a later format is not half read', async () => {
	const text = plain(stars(3)).replace('"version":1', '"version":2');
	expect(await readBackup(bytes(text))).toMatchObject({ events: [], problems: [{ is: 'newer' }] });
});

test('a line that is too long or nested too deep is passed over, and hurts nothing else', async () => {
	const events = stars(2);
	const [header, ...rest] = plain(events).trim().split('\n');
	const hostile = ['x'.repeat(300_000), '['.repeat(200_000), '{"__proto__":{"x":1}}'];
	const backup = await readBackup(bytes([header, ...hostile, ...rest].join('\n')));
	expect(backup.events).toEqual(events);
	expect(backup.problems).toMatchObject([
		{ is: 'long', line: 2 },
		{ is: 'deep', line: 3 },
		{ is: 'not-event', line: 4 }
	]);
	expect(({} as { x?: number }).x).toBeUndefined();
});

test('brackets inside a text do not count as depth', async () => {
	const events = log([{ type: 'noted', note: 'n', front: '[{'.repeat(50), back: '"\\"[[' }]);
	expect(await readBackup(await packed(events))).toMatchObject({ events, problems: [] });
});

/** A few kilobytes that unpack to 600 MB, behind a sound header. */
function bomb(filling: string): Uint8Array {
	const header = gzipSync(`${plain([]).split('\n')[0]}\n`);
	const tenMegabytes = gzipSync(Buffer.alloc(10_000_000, filling));
	return joined([header, ...Array.from({ length: 60 }, () => tenMegabytes)]);
}

test('a file that unpacks to more than the limit is given up', async () => {
	expect((await readBackup(bomb('a'))).problems).toEqual([{ is: 'large' }]);
});

test.each(['\n', 'a\n'])('endless lines that say nothing are given up: %j', async (filling) => {
	const backup = await readBackup(bomb(filling));
	expect(backup.problems.at(-1)).toEqual({ is: 'cut' });
	expect(backup.problems.length).toBeLessThan(110);
});
