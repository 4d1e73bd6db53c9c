import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, checksum, crc32 } from './crc.ts';

describe('the checksum of a text', () => {
	it.each([
		['', 0],
		['123456789', 0xcbf43926],
		['The quick brown fox jumps over the lazy dog', 0x414fa339]
	])('is that of gzip: "%s"', (text, sum) => {
		expect(crc32(text)).toBe(sum);
	});

	it('is taken over UTF-8', () => {
		// The bytes D0 AF, as `printf Я | gzip` counts them.
		expect(crc32('Я')).toBe(crc32Bytes([0xd0, 0xaf]));
	});

	it('changes with any one character', () => {
		const text = fc.string({ minLength: 1, maxLength: 40 });
		fc.assert(
			fc.property(text, fc.nat(), fc.string({ minLength: 1, maxLength: 1 }), (line, at, other) => {
				const index = at % line.length;
				fc.pre(line[index] !== other);
				const rotten = line.slice(0, index) + other + line.slice(index + 1);
				expect(crc32(rotten)).not.toBe(crc32(line));
			}),
			{ seed: 1 }
		);
	});
});

/** Bit by bit after the definition, as an oracle for the table. */
function crc32Bytes(bytes: number[]): number {
	let crc = 0xffffffff;
	for (const byte of bytes) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
	}
	return ~crc >>> 0;
}

describe('the canonical text of a value', () => {
	const json = fc.jsonValue();

	it('is JSON of the same value', () => {
		fc.assert(
			fc.property(json, (value) => {
				expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
			}),
			{ seed: 2 }
		);
	});

	it('does not depend on the order in which keys were set', () => {
		expect(canonical({ b: [1, { d: 2, c: null }], a: 'x' })).toBe(
			'{"a":"x","b":[1,{"c":null,"d":2}]}'
		);
		fc.assert(
			fc.property(fc.dictionary(fc.string(), json), (record) => {
				const reversed = Object.fromEntries(Object.entries(record).reverse());
				expect(canonical(reversed)).toBe(canonical(record));
			}),
			{ seed: 3 }
		);
	});

	it('survives a journey through JSON, with fields that are undefined left out', () => {
		const value = { a: 1, gone: undefined, list: [undefined, 1.5, -0] };
		expect(canonical(JSON.parse(JSON.stringify(value)))).toBe(canonical(value));
	});
});

it('the checksum of an event leaves out the checksum itself and sees everything else', () => {
	const event = { id: 'x', points: 1, deep: { list: [1, 2] } };
	expect(checksum({ ...event, crc: 7 })).toBe(checksum(event));
	expect(checksum({ ...event, points: 0 })).not.toBe(checksum(event));
	expect(checksum({ ...event, deep: { list: [2, 1] } })).not.toBe(checksum(event));
});
