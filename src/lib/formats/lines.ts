const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** Cuts bytes that come in pieces into lines, without line ends. A line over the limit is null. */
export class Lines {
	#pieces: Uint8Array[] = [];
	#length = 0;

	constructor(readonly limit: number) {}

	*take(bytes: Uint8Array): Generator<Uint8Array | null> {
		let from = 0;
		for (let at; (at = bytes.indexOf(NEWLINE, from)) >= 0; from = at + 1) {
			this.#add(bytes.subarray(from, at));
			yield this.#line();
		}
		this.#add(bytes.subarray(from));
	}

	/** What stands after the last line end, if anything. */
	*end(): Generator<Uint8Array | null> {
		if (this.#length > 0) yield this.#line();
	}

	#add(piece: Uint8Array): void {
		this.#length += piece.length;
		// Of a line that is too long only the length is kept.
		if (this.#length > this.limit) this.#pieces = [];
		else this.#pieces.push(piece);
	}

	#line(): Uint8Array | null {
		const length = this.#length;
		const pieces = this.#pieces;
		this.#length = 0;
		this.#pieces = [];
		if (length > this.limit) return null;
		const line = new Uint8Array(length);
		let at = 0;
		for (const piece of pieces) {
			line.set(piece, at);
			at += piece.length;
		}
		return line.at(-1) === RETURN ? line.subarray(0, -1) : line;
	}
}
