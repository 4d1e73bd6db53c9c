const ROUNDS = 64;
const BLOCK = 64;
const LENGTH_BYTES = 8;

function firstPrimes(count: number): number[] {
	const primes: number[] = [];
	for (let n = 2; primes.length < count; n += 1)
		if (primes.every((p) => n % p !== 0)) primes.push(n);
	return primes;
}

/** The first 32 bits of the fraction, as FIPS 180-4 defines its constants. */
const fraction = (value: number) => Math.floor((value - Math.floor(value)) * 2 ** 32);
const PRIMES = firstPrimes(ROUNDS);
const K = Uint32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)));
const START = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));

const turn = (word: number, bits: number) => (word >>> bits) | (word << (32 - bits));

/**
 * SHA-256 (FIPS 180-4), fed in pieces. The browser's own wants all bytes at once, and is missing where
 * the page came over plain http.
 */
export class Sha256 {
	#state = Uint32Array.from(START);
	#block = new Uint8Array(BLOCK);
	#filled = 0;
	#length = 0;
	#words = new Uint32Array(ROUNDS);

	update(bytes: Uint8Array): void {
		this.#length += bytes.length;
		let from = 0;
		while (from < bytes.length) {
			const taken = bytes.subarray(from, from + BLOCK - this.#filled);
			this.#block.set(taken, this.#filled);
			this.#filled += taken.length;
			from += taken.length;
			if (this.#filled === BLOCK) this.#mix();
		}
	}

	/** The digest of all that was fed. Nothing can be added afterwards. */
	hex(): string {
		const bits = BigInt(this.#length) * 8n;
		const open = (this.#filled + 1 + LENGTH_BYTES) % BLOCK;
		const padding = new Uint8Array(1 + ((BLOCK - open) % BLOCK) + LENGTH_BYTES);
		padding[0] = 0x80;
		new DataView(padding.buffer).setBigUint64(padding.length - LENGTH_BYTES, bits);
		this.update(padding);
		return Array.from(this.#state, (word) => word.toString(16).padStart(8, '0')).join('');
	}

	#mix(): void {
		const w = this.#words;
		const view = new DataView(this.#block.buffer);
		for (let i = 0; i < 16; i += 1) w[i] = view.getUint32(i * 4);
		for (let i = 16; i < ROUNDS; i += 1) {
			const early = w[i - 15] as number;
			const late = w[i - 2] as number;
			const small0 = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
			const small1 = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
			w[i] = (w[i - 16] as number) + small0 + (w[i - 7] as number) + small1;
		}
		let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = this.#state;
		for (let i = 0; i < ROUNDS; i += 1) {
			const big1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
			const choice = (e & f) ^ (~e & g);
			const first = (h + big1 + choice + (K[i] as number) + (w[i] as number)) | 0;
			const big0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
			const majority = (a & b) ^ (a & c) ^ (b & c);
			// Assigned one by one: this loop is all the work there is.
			h = g;
			g = f;
			f = e;
			e = (d + first) | 0;
			d = c;
			c = b;
			b = a;
			a = (first + big0 + majority) | 0;
		}
		[a, b, c, d, e, f, g, h].forEach((word, i) => {
			this.#state[i] = (this.#state[i] as number) + word;
		});
		this.#filled = 0;
	}
}
