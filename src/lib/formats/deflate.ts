import { joined } from './bytes.ts';

const FORMAT = 'deflate-raw';

export async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
	const stream = new Blob([bytes as BlobPart]).stream().pipeThrough(new CompressionStream(FORMAT));
	return new Uint8Array(await new Response(stream as ReadableStream<BufferSource>).arrayBuffer());
}

/** At a thousandfold, which is all that deflate can do, one piece unpacks to half a megabyte. */
const PIECE_BYTES = 512;

/** Given piece by piece: browsers unpack all of a piece before anyone can stop them. */
function inPieces(bytes: Uint8Array): ReadableStream<BufferSource> {
	let at = 0;
	return new ReadableStream(
		{
			pull(controller) {
				if (at < bytes.length) controller.enqueue(bytes.slice(at, at + PIECE_BYTES));
				else controller.close();
				at += PIECE_BYTES;
			}
		},
		{ highWaterMark: 0 }
	);
}

export type Inflated = { bytes: Uint8Array } | { problem: 'bomb' | 'damaged' };

/** Unpacks piece by piece and stops at the limit: a few hundred letters can hold a gigabyte of nothing. */
export async function inflate(packed: Uint8Array, mostBytes: number): Promise<Inflated> {
	const reader = inPieces(packed).pipeThrough(new DecompressionStream(FORMAT)).getReader();
	const pieces: Uint8Array[] = [];
	let length = 0;
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return { bytes: joined(...pieces) };
			length += value.length;
			if (length > mostBytes) return { problem: 'bomb' };
			pieces.push(value);
		}
	} catch {
		return { problem: 'damaged' };
	} finally {
		await reader.cancel().catch(() => undefined);
	}
}
