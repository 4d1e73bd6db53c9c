// P-256 (FIPS 186-5): y² = x³ − 3x + b over a prime p. Browsers import points only with both coordinates;
// in a link one coordinate and a sign save 43 letters.
const P = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
const B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;
const BYTES = 32;
export const POINT_BYTES = BYTES + 1;

function toNumber(bytes: Uint8Array): bigint {
	let value = 0n;
	for (const byte of bytes) value = value * 256n + BigInt(byte);
	return value;
}

function toBytes(value: bigint): Uint8Array {
	const hex = value.toString(16).padStart(BYTES * 2, '0');
	return Uint8Array.from({ length: BYTES }, (_, at) => parseInt(hex.slice(at * 2, at * 2 + 2), 16));
}

function power(base: bigint, exponent: bigint): bigint {
	let result = 1n;
	let square = base % P;
	for (let rest = exponent; rest > 0n; rest >>= 1n) {
		if (rest & 1n) result = (result * square) % P;
		square = (square * square) % P;
	}
	return result;
}

/** 65 bytes to 33 (SEC 1 §2.3.3). */
export function compress(point: Uint8Array): Uint8Array {
	const last = point[BYTES * 2] as number;
	return Uint8Array.of(2 + (last & 1), ...point.subarray(1, POINT_BYTES));
}

/** 33 bytes to 65 (SEC 1 §2.3.4). Null when there is no such point. */
export function decompress(bytes: Uint8Array): Uint8Array | null {
	const [sign] = bytes;
	if (bytes.length !== POINT_BYTES || (sign !== 2 && sign !== 3)) return null;
	const x = toNumber(bytes.subarray(1));
	if (x >= P) return null;
	const square = (((x * x * x - 3n * x + B) % P) + P) % P;
	// p ≡ 3 (mod 4), so a root is the (p + 1) / 4th power.
	const root = power(square, (P + 1n) / 4n);
	if ((root * root) % P !== square) return null;
	const y = (root & 1n) === BigInt(sign & 1) ? root : P - root;
	return Uint8Array.of(4, ...toBytes(x), ...toBytes(y));
}
