/** Thrown by a ByteReader whose bytes do not say what they should; never leaves this folder. */
export class Unreadable extends Error {}

/** Writes numbers and words into bytes, small ones into few. */
export class ByteWriter {
	#bytes: number[] = [];

	byte(value: number): this {
		this.#bytes.push(value & 0xff);
		return this;
	}

	/** Whole numbers from 0 to 2^53: seven bits a byte. */
	count(value: number): this {
		let rest = value;
		while (rest >= 0x80) {
			this.#bytes.push((rest % 0x80) | 0x80);
			rest = Math.floor(rest / 0x80);
		}
		this.#bytes.push(rest);
		return this;
	}

	float(value: number): this {
		const view = new DataView(new ArrayBuffer(8));
		view.setFloat64(0, value);
		return this.raw(new Uint8Array(view.buffer));
	}

	text(value: string): this {
		const bytes = new TextEncoder().encode(value);
		return this.count(bytes.length).raw(bytes);
	}

	list<T>(values: readonly T[], write: (value: T) => void): this {
		this.count(values.length);
		values.forEach(write);
		return this;
	}

	raw(bytes: Uint8Array): this {
		for (const byte of bytes) this.#bytes.push(byte);
		return this;
	}

	get bytes(): Uint8Array {
		return Uint8Array.from(this.#bytes);
	}
}

/** Reads what a ByteWriter wrote. Whatever the bytes are, it ends: lists are never longer than they. */
export class ByteReader {
	#at = 0;

	constructor(readonly bytes: Uint8Array) {}

	get left(): number {
		return this.bytes.length - this.#at;
	}

	byte(): number {
		const value = this.bytes[this.#at];
		if (value === undefined) throw new Unreadable('The bytes end too early');
		this.#at += 1;
		return value;
	}

	count(most = Number.MAX_SAFE_INTEGER): number {
		let value = 0;
		for (let scale = 1; ; scale *= 0x80) {
			const byte = this.byte();
			value += (byte & 0x7f) * scale;
			if (value > most || scale > 2 ** 49) throw new Unreadable('A number is too great');
			if (byte < 0x80) return value;
		}
	}

	float(): number {
		const bytes = this.raw(8);
		const value = new DataView(bytes.buffer, bytes.byteOffset).getFloat64(0);
		if (!Number.isFinite(value)) throw new Unreadable('A number is none');
		return value;
	}

	text(): string {
		const bytes = this.raw(this.count(this.left));
		try {
			return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
		} catch {
			throw new Unreadable('A text is no UTF-8');
		}
	}

	list<T>(read: () => T): T[] {
		const length = this.count(this.left);
		const values: T[] = [];
		while (values.length < length) values.push(read());
		return values;
	}

	raw(length: number): Uint8Array {
		if (length > this.left) throw new Unreadable('The bytes end too early');
		this.#at += length;
		return this.bytes.subarray(this.#at - length, this.#at);
	}

	end(): void {
		if (this.left > 0) throw new Unreadable('There are more bytes than expected');
	}
}

/** The value that a reader of bytes gives, or null when they are not what they should be. */
export function readAll<T>(bytes: Uint8Array, read: (reader: ByteReader) => T): T | null {
	try {
		const reader = new ByteReader(bytes);
		const value = read(reader);
		reader.end();
		return value;
	} catch (error) {
		if (error instanceof Unreadable) return null;
		throw error;
	}
}

export function joined(...parts: Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
