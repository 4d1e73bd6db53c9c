import { fromBase64url, toBase64url } from './base64url.ts';
import { joined } from './bytes.ts';
import { compress, decompress, POINT_BYTES } from './curve.ts';

/**
 * Sealing to a public key: HPKE (RFC 9180) in base mode with DHKEM(P-256, HKDF-SHA256), HKDF-SHA256 and
 * AES-128-GCM, one message per key. Only the encapsulated key is written shorter (compressed). It hides
 * what is inside; it proves nothing about who sealed it.
 */

export interface KeyPair {
	/** Compressed point, base64url, 44 letters. */
	public: string;
	/** JWK member `d`, 43 letters. */
	secret: string;
}

const CURVE = { name: 'ECDH', namedCurve: 'P-256' };
const HASH_BYTES = 32;
const KEY_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const bytesOf = (text: string) => new TextEncoder().encode(text);
const KEM_SUITE = joined(bytesOf('KEM'), Uint8Array.of(0, 0x10));
const SUITE = joined(bytesOf('HPKE'), Uint8Array.of(0, 0x10, 0, 1, 0, 1));
const VERSION = bytesOf('HPKE-v1');
const NOTHING = new Uint8Array();

/** False where the page came over plain http: browsers then have no cryptography. */
export function canSeal(): boolean {
	return (globalThis.crypto as Crypto | undefined)?.subtle !== undefined;
}

async function hmac(key: Uint8Array, data: Uint8Array): Promise<Uint8Array> {
	// An empty key is one of zeros, which browsers refuse to import.
	const raw = key.length === 0 ? new Uint8Array(HASH_BYTES) : key;
	const imported = await crypto.subtle.importKey(
		'raw',
		raw as BufferSource,
		{ name: 'HMAC', hash: 'SHA-256' },
		false,
		['sign']
	);
	return new Uint8Array(await crypto.subtle.sign('HMAC', imported, data as BufferSource));
}

function extract(
	suite: Uint8Array,
	salt: Uint8Array,
	label: string,
	material: Uint8Array
): Promise<Uint8Array> {
	return hmac(salt, joined(VERSION, suite, bytesOf(label), material));
}

/** At most 32 bytes: one round of HKDF-Expand. */
async function expand(
	suite: Uint8Array,
	secret: Uint8Array,
	{ label, info, length }: { label: string; info: Uint8Array; length: number }
): Promise<Uint8Array> {
	const labelled = joined(Uint8Array.of(0, length), VERSION, suite, bytesOf(label), info);
	return (await hmac(secret, joined(labelled, Uint8Array.of(1)))).subarray(0, length);
}

interface Context {
	secret: CryptoKey;
	other: Uint8Array;
	/** Both uncompressed. */
	encapsulated: Uint8Array;
	recipient: Uint8Array;
	info: Uint8Array;
}

/** Key and nonce of the one message (RFC 9180 §4.1, §5.1). */
async function schedule({ secret, other, encapsulated, recipient, info }: Context) {
	const point = await crypto.subtle.importKey('raw', other as BufferSource, CURVE, false, []);
	const dh = new Uint8Array(
		await crypto.subtle.deriveBits({ name: 'ECDH', public: point }, secret, HASH_BYTES * 8)
	);
	const shared = await expand(KEM_SUITE, await extract(KEM_SUITE, NOTHING, 'eae_prk', dh), {
		label: 'shared_secret',
		info: joined(encapsulated, recipient),
		length: HASH_BYTES
	});
	const context = joined(
		Uint8Array.of(0),
		await extract(SUITE, NOTHING, 'psk_id_hash', NOTHING),
		await extract(SUITE, NOTHING, 'info_hash', info)
	);
	const master = await extract(SUITE, shared, 'secret', NOTHING);
	const key = await expand(SUITE, master, { label: 'key', info: context, length: KEY_BYTES });
	const nonce = await expand(SUITE, master, {
		label: 'base_nonce',
		info: context,
		length: NONCE_BYTES
	});
	const aes = await crypto.subtle.importKey('raw', key as BufferSource, 'AES-GCM', false, [
		'encrypt',
		'decrypt'
	]);
	return { aes, nonce: nonce as BufferSource };
}

/** JWK coordinates of an uncompressed point. */
function jwkOf(point: Uint8Array, secret: string): JsonWebKey {
	return {
		kty: 'EC',
		crv: 'P-256',
		x: toBase64url(point.subarray(1, POINT_BYTES)),
		y: toBase64url(point.subarray(POINT_BYTES)),
		d: secret
	};
}

function pointOf(publicKey: string): Uint8Array | null {
	const bytes = fromBase64url(publicKey);
	return bytes && decompress(bytes);
}

export async function makeKeyPair(): Promise<KeyPair> {
	const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
	const point = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
	const { d = '' } = await crypto.subtle.exportKey('jwk', pair.privateKey);
	return { public: toBase64url(compress(point)), secret: d };
}

/** The key pair as other programs read it. */
export function toJwk({ public: publicKey, secret }: KeyPair): JsonWebKey {
	const point = pointOf(publicKey);
	if (!point) throw new Error(`"${publicKey}" is no public key`);
	return jwkOf(point, secret);
}

/** `info` and `bound` must be the same at opening; `bound` is sent beside the message. */
export interface Binding {
	info: Uint8Array;
	bound: Uint8Array;
}

export async function seal(
	message: Uint8Array,
	publicKey: string,
	{ info, bound }: Binding,
	ephemeral?: KeyPair
): Promise<Uint8Array> {
	const recipient = pointOf(publicKey);
	if (!recipient) throw new Error(`"${publicKey}" is no public key`);
	const pair = ephemeral ?? (await makeKeyPair());
	const encapsulated = pointOf(pair.public) as Uint8Array;
	const secret = await crypto.subtle.importKey('jwk', toJwk(pair), CURVE, false, ['deriveBits']);
	const { aes, nonce } = await schedule({
		secret,
		other: recipient,
		encapsulated,
		recipient,
		info
	});
	const sealed = await crypto.subtle.encrypt(
		{ name: 'AES-GCM', iv: nonce, additionalData: bound as BufferSource },
		aes,
		message as BufferSource
	);
	return joined(compress(encapsulated), new Uint8Array(sealed));
}

/** The message; null when it was sealed to another key or changed by anybody. */
export async function unseal(
	sealed: Uint8Array,
	pair: KeyPair,
	{ info, bound }: Binding
): Promise<Uint8Array | null> {
	if (sealed.length < POINT_BYTES + TAG_BYTES) return null;
	const encapsulated = decompress(sealed.subarray(0, POINT_BYTES));
	const recipient = pointOf(pair.public);
	if (!encapsulated || !recipient) return null;
	try {
		const secret = await crypto.subtle.importKey(
			'jwk',
			jwkOf(recipient, pair.secret),
			CURVE,
			false,
			['deriveBits']
		);
		const { aes, nonce } = await schedule({
			secret,
			other: encapsulated,
			encapsulated,
			recipient,
			info
		});
		const message = await crypto.subtle.decrypt(
			{ name: 'AES-GCM', iv: nonce, additionalData: bound as BufferSource },
			aes,
			sealed.subarray(POINT_BYTES) as BufferSource
		);
		return new Uint8Array(message);
	} catch {
		return null;
	}
}

/**
 * A name for one device in one assignment: equal for every attempt, and of no use for following anybody
 * to another assignment. 64 bit of HMAC-SHA-256.
 */
export async function pseudonymOf(deviceSecret: Uint8Array, assignment: string): Promise<string> {
	return toBase64url((await hmac(deviceSecret, bytesOf(assignment))).subarray(0, 8));
}
