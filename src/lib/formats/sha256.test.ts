import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Sha256 } from './sha256.ts';

const reference = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function digest(...pieces: Uint8Array[]): string {
	const hash = new Sha256();
	for (const piece of pieces) hash.update(piece);
	return hash.hex();
}

test('every length around the block borders gives the digest of the standard', () => {
	for (let length = 0; length <= 200; length += 1) {
		const bytes = Uint8Array.from({ length }, (_, index) => (index * 7) & 0xff);
		expect(digest(bytes)).toBe(reference(bytes));
	}
});

test('it does not matter in which pieces the bytes come', () => {
	fc.assert(
		fc.property(fc.array(fc.uint8Array({ maxLength: 150 }), { maxLength: 8 }), (pieces) => {
			expect(digest(...pieces)).toBe(reference(Buffer.concat(pieces)));
		}),
		{ seed: 20261124 }
	);
});
