/**
 * Gzip in many members. Any gzip tool reads such a file, and damage costs the member it hits instead of
 * everything behind it. Each member begins with the same header, whose extra field is our own mark.
 */
const MARK = Uint8Array.of(
	...[0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 0xff],
	...[10, 0, ...new TextEncoder().encode('Sx'), 6, 0, ...new TextEncoder().encode('saxaul')]
);
const PLAIN_HEADER_BYTES = 10;
const FLAGS_AT = 3;

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
	return new Uint8Array(await new Response(stream as ReadableStream<BufferSource>).arrayBuffer());
}

/** One member per text. */
export async function pack(texts: Iterable<string>): Promise<Uint8Array[]> {
	const packed: Uint8Array[] = [];
	for (const text of texts) {
		const member = await bytesOf(
			new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
		);
		if (member[FLAGS_AT] !== 0)
			throw new Error(`A gzip header with flags ${member[FLAGS_AT]} cannot take the mark`);
		packed.push(MARK, member.subarray(PLAIN_HEADER_BYTES));
	}
	return packed;
}

function isMarked(bytes: Uint8Array, at: number): boolean {
	return MARK.every((byte, index) => bytes[at + index] === byte);
}

function findMark(bytes: Uint8Array, from: number): number {
	let at = bytes.indexOf(MARK[0] as number, from);
	while (at >= 0 && !isMarked(bytes, at)) at = bytes.indexOf(MARK[0] as number, at + 1);
	return at;
}

/** Gzip by any tool, or one of ours whose first bytes are damaged. */
export function isGzip(bytes: Uint8Array): boolean {
	return (bytes[0] === MARK[0] && bytes[1] === MARK[1]) || findMark(bytes, 0) >= 0;
}

/** Cuts a file at the marks. A file by another tool is one member. */
export function membersOf(packed: Uint8Array): Uint8Array[] {
	const members: Uint8Array[] = [];
	for (let start = 0; start < packed.length;) {
		const next = findMark(packed, start + 1);
		const end = next < 0 ? packed.length : next;
		members.push(packed.subarray(start, end));
		start = end;
	}
	return members;
}

/** Unpacks piece by piece, as far as the member can be read. Returns whether it was whole. */
export async function* unpack(member: Uint8Array): AsyncGenerator<Uint8Array, boolean> {
	const reader = new Blob([member as BlobPart])
		.stream()
		.pipeThrough(new DecompressionStream('gzip'))
		.getReader();
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return true;
			yield value;
		}
	} catch {
		return false;
	} finally {
		// Who reads no further must not leave the rest of a bomb unpacking.
		await reader.cancel().catch(() => undefined);
	}
}
