import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBase64url, toBase64url } from './base64url.ts';
import { compress, decompress } from './curve.ts';
import { makeKeyPair, pseudonymOf, seal, toJwk, unseal, type KeyPair } from './seal.ts';

const hex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));
const bytes = (text: string) => new TextEncoder().encode(text);

// RFC 9180, appendix A.3.1: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, base mode, sequence 0.
const SENDER_POINT = hex(
	'04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4'
);
const RECIPIENT_POINT = hex(
	'04fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a826a779b4cf969b8a0e539c7f62fb3d30ad6aa8f80e30f1d128aafd68a2ce72ea0'
);
const pairOf = (point: Uint8Array, secret: string): KeyPair => ({
	public: toBase64url(compress(point)),
	secret: toBase64url(hex(secret))
});
const SENDER = pairOf(
	SENDER_POINT,
	'4995788ef4b9d6132b249ce59a77281493eb39af373d236a1fe415cb0c2d7beb'
);
const RECIPIENT = pairOf(
	RECIPIENT_POINT,
	'f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2'
);
const BINDING = {
	info: hex('4f6465206f6e2061204772656369616e2055726e'),
	bound: hex('436f756e742d30')
};
const MESSAGE = hex('4265617574792069732074727574682c20747275746820626561757479');
const SEALED =
	'5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434';

test('a message is sealed as the standard’s own example has it', async () => {
	const sealed = await seal(MESSAGE, RECIPIENT.public, BINDING, SENDER);
	expect(decompress(sealed.subarray(0, 33))).toEqual(SENDER_POINT);
	expect(Buffer.from(sealed.subarray(33)).toString('hex')).toBe(SEALED);
	expect(await unseal(sealed, RECIPIENT, BINDING)).toEqual(MESSAGE);
});

test('whatever is sealed opens with the secret half, and with no other', async () => {
	const other = await makeKeyPair();
	await fc.assert(
		fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (message) => {
			const pair = await makeKeyPair();
			const sealed = await seal(message, pair.public, BINDING);
			expect(await unseal(sealed, pair, BINDING)).toEqual(message);
			expect(await unseal(sealed, other, BINDING)).toBeNull();
		}),
		{ seed: 1, numRuns: 30 }
	);
});

test('one changed byte anywhere, or another binding, and nothing opens', async () => {
	const pair = await makeKeyPair();
	const sealed = await seal(bytes('Ali: 7 of 10'), pair.public, BINDING);
	for (let at = 0; at < sealed.length; at += 1) {
		const changed = Uint8Array.from(sealed);
		changed[at] = (changed[at] as number) ^ 1;
		expect(await unseal(changed, pair, BINDING)).toBeNull();
	}
	expect(await unseal(sealed, pair, { ...BINDING, bound: bytes('other') })).toBeNull();
	expect(await unseal(sealed, pair, { ...BINDING, info: bytes('other') })).toBeNull();
	expect(await unseal(sealed.subarray(0, 40), pair, BINDING)).toBeNull();
});

test('the same receipt sealed twice looks different', async () => {
	const { public: key } = await makeKeyPair();
	const [one, two] = [await seal(MESSAGE, key, BINDING), await seal(MESSAGE, key, BINDING)];
	expect(one).not.toEqual(two);
});

test('a point is the same after it was written short', async () => {
	for (let count = 0; count < 20; count += 1) {
		const { x = '', y = '' } = toJwk(await makeKeyPair());
		const point = new Uint8Array([
			4,
			...(fromBase64url(x) as Uint8Array),
			...(fromBase64url(y) as Uint8Array)
		]);
		expect(decompress(compress(point))).toEqual(point);
	}
});

test.each([
	['too short', new Uint8Array(32)],
	['of another form', Uint8Array.of(4, ...new Uint8Array(32))],
	['not on the curve', Uint8Array.of(2, ...new Uint8Array(31), 1)],
	['beyond the field', Uint8Array.of(2, ...new Uint8Array(32).fill(255))]
])('what is no point is refused: %s', (_, point) => {
	expect(decompress(point)).toBeNull();
});

test('a key pair is readable for other programs', async () => {
	const pair = await makeKeyPair();
	const imported = await crypto.subtle.importKey(
		'jwk',
		toJwk(pair),
		{ name: 'ECDH', namedCurve: 'P-256' },
		true,
		['deriveBits']
	);
	expect((await crypto.subtle.exportKey('jwk', imported)).d).toBe(pair.secret);
	expect(() => toJwk({ public: 'x', secret: 'x' })).toThrow('"x" is no public key');
});

test('a pseudonym is the HMAC of device and assignment, so no two assignments can be connected', async () => {
	const secret = bytes('a secret of the device, 32 bytes');
	const expected = createHmac('sha256', secret).update('assignment1').digest().subarray(0, 8);
	expect(await pseudonymOf(secret, 'assignment1')).toBe(expected.toString('base64url'));
	expect(await pseudonymOf(secret, 'assignment2')).not.toBe(expected.toString('base64url'));
});
