import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crc32 } from '../core/crc.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { ByteWriter } from './bytes.ts';
import { fileText, linkOf, readLinks, type Found } from './link.ts';
import { writeParcel, type Parcel } from './parcel.ts';

const SEED = 20261124;
const BASE = 'https://saxaul.example/';
const BODY = Uint8Array.from({ length: 300 }, (_, at) => (at * at * 31 + at) % 251);
const PARCEL: Parcel = { kind: 'receipt', flag: 0, body: BODY };
const CODE = await writeParcel(PARCEL);
const LINK = linkOf(BASE, 'receipt', CODE);

const parcelsOf = (found: Found[]) =>
	found.map((one) => ('parcel' in one ? one.parcel : one.problem));

test('whatever is written comes back, in a link among other words', async () => {
	const parcels = fc.record({
		kind: fc.constantFrom('assignment', 'receipt', 'feedback'),
		flag: fc.constantFrom(0, 1, 2, 3),
		body: fc.uint8Array({ minLength: 1, maxLength: 600 })
	}) as fc.Arbitrary<Parcel>;
	await fc.assert(
		fc.asyncProperty(fc.array(parcels, { minLength: 1, maxLength: 4 }), async (all) => {
			const links = await Promise.all(
				all.map(async (parcel) => linkOf(BASE, parcel.kind, await writeParcel(parcel)))
			);
			const found = await readLinks(`Hello,\nhere: ${links.join(' and\n')} thanks!`);
			expect(parcelsOf(found)).toEqual(all);
		}),
		{ seed: SEED, numRuns: 200 }
	);
});

const wrap = (text: string, width: number, between: string) =>
	(text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(between);

test.each([
	['alone', LINK],
	['the code without its address', CODE],
	['wrapped into lines', wrap(LINK, 40, '\n')],
	['wrapped by Windows', wrap(LINK, 60, '\r\n')],
	['quoted by a mail program', `> ${wrap(LINK, 50, '\n> ')}`],
	['broken by mail’s equals sign', wrap(LINK, 72, '=\r\n')],
	['with spaces inside', wrap(LINK, 30, ' ')],
	['with zero-width spaces', wrap(LINK, 25, '\u200b')],
	['with soft hyphens', wrap(LINK, 20, '\u00ad')],
	['with marks of direction around it', `\u202a${LINK}\u202c`],
	['in brackets, with a full stop', `(see ${LINK}).`],
	['between words', `Ali wrote: ${LINK} on Monday`],
	['escaped inside another address', `https://l.example/?u=${encodeURIComponent(LINK)}&h=AT1`],
	['escaped twice', `https://l.example/?u=${encodeURIComponent(encodeURIComponent(LINK))}`],
	['after its own picture text', `[${LINK}](${BASE})`],
	['from a file', fileText('Answers of Ali', CODE)]
])('a code is found: %s', async (_, text) => {
	expect(parcelsOf(await readLinks(text))).toEqual([PARCEL]);
});

test('forty links of one chat are found, those that are damaged too', async () => {
	const pieces = Array.from({ length: 40 }, (_, index) =>
		index % 10 === 3 ? LINK.slice(0, -30) : LINK
	);
	const found = await readLinks(
		pieces.map((link, index) => `[10:${index}] Ali: ${link}`).join('\n')
	);
	expect(found.filter((one) => 'parcel' in one)).toHaveLength(36);
	expect(found.filter((one) => 'problem' in one)).toHaveLength(4);
});

const changed = (text: string, at: number, letter: string) =>
	`${text.slice(0, at)}${letter}${text.slice(at + 1)}`;
const packed = (first: number, body: Uint8Array) => {
	const whole = new ByteWriter().byte(first).count(body.length).raw(body).bytes;
	const sum = crc32(String.fromCharCode(...whole));
	const sums = Uint8Array.of(sum >>> 24, sum >>> 16, sum >>> 8, sum);
	return `sxl1${toBase64url(new Uint8Array([...whole, ...sums]))}`;
};
const BOMB = new Uint8Array(deflateRawSync(Buffer.alloc(1_000_000)));

test.each([
	['cut', 'at the end', LINK.slice(0, -7)],
	['cut', 'at the end, with words behind it', `${LINK.slice(0, -7)} See you!`],
	['cut', 'in the middle', LINK.slice(0, 200)],
	['changed', 'by one letter', changed(LINK, LINK.length - 90, LINK.at(-90) === 'A' ? 'B' : 'A')],
	['case', 'all small', LINK.toLowerCase()],
	['case', 'all capitals', LINK.toUpperCase()],
	['newer', 'another version of the format', LINK.replace('sxl1', 'sxl2')],
	['newer', 'flags that are not known yet', packed(0x21, BODY)],
	['newer', 'a kind that is not known yet', packed(0x03, BODY)],
	['bomb', 'a megabyte of nothing in a thousand letters', packed(0x10, BOMB)],
	['senseless', 'no deflate at all', packed(0x10, BODY)]
] as const)('a code is refused and called %s: %s', async (problem, _, text) => {
	expect(parcelsOf(await readLinks(text))).toEqual([problem]);
});

test('no single changed letter is ever taken for the truth', async () => {
	const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
	await fc.assert(
		fc.asyncProperty(fc.nat(CODE.length - 5), fc.nat(63), async (at, letter) => {
			const text = changed(CODE, at + 4, letters[letter] as string);
			fc.pre(text !== CODE);
			const [found] = await readLinks(text);
			// A letter that only ends the link carries nothing.
			if (found && 'parcel' in found) expect(found.parcel).toEqual(PARCEL);
			else
				expect(found).toMatchObject({
					problem: expect.stringMatching(/changed|cut|newer/) as string
				});
		}),
		{ seed: SEED, numRuns: 3000 }
	);
});

test.each([
	'',
	'Nothing here.',
	'sxl',
	'sxl1',
	'https://other.example/#sxl',
	`javascript:alert(1)//${BASE}`,
	'unsxl1abcdefgh'
])('a text without a code holds none: %j', async (text) => {
	const found = await readLinks(text);
	expect(found.filter((one) => 'parcel' in one)).toEqual([]);
});

test('a text of four million letters is read to the end without a fault', async () => {
	expect(await readLinks(`${'sxl'.repeat(1_000_000)} ${'sxl1 '.repeat(200_000)}`)).toHaveLength(
		2000
	);
	expect(parcelsOf(await readLinks('%25'.repeat(1_000_000) + ' ' + LINK))).toEqual([PARCEL]);
});

test('only one text stands for the same bytes', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
			const text = toBase64url(bytes);
			expect(text).toBe(Buffer.from(bytes).toString('base64url'));
			expect(fromBase64url(text)).toEqual(bytes);
		}),
		{ seed: SEED }
	);
	expect(fromBase64url('AB')).toBeNull();
	expect(fromBase64url('A')).toBeNull();
	expect(fromBase64url('AAA=')).toBeNull();
});
