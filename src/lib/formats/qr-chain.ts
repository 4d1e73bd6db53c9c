import { crc32 } from '../core/crc.ts';

/** Bytes of one code of version 20 with error correction M: what a phone still reads from a beamer. */
export const QR_BYTES = 666;
const MOST_FRAMES = 60;
const HEAD = /(?<![\w-])sxq1\.([0-9a-z]{1,7})\.(\d{1,2})\.(\d{1,2})\.([\w-]+)/;
/** `sxq1.` + sum + numbers + points. */
const HEAD_BYTES = 5 + 7 + 1 + 2 + 1 + 2 + 1;

const sumOf = (code: string) => crc32(code).toString(36);

/** What stands in the codes to show: the link itself when it fits, else a chain. Null: too long for QR. */
export function framesOf(link: string, code: string, mostBytes = QR_BYTES): string[] | null {
	if (link.length <= mostBytes) return [link];
	const step = mostBytes - HEAD_BYTES;
	const count = Math.ceil(code.length / step);
	if (count > MOST_FRAMES) return null;
	return Array.from(
		{ length: count },
		(_, index) =>
			`sxq1.${sumOf(code)}.${index + 1}.${count}.${code.slice(index * step, (index + 1) * step)}`
	);
}

/** A chain that is being scanned. */
export interface Chain {
	count: number;
	/** Numbers of the codes that are still missing, from 1. */
	missing: number[];
	/** All of it, once nothing is missing. */
	code: string | null;
}

/** Puts scanned codes together, in any order and however often; chains do not mix. */
export class ChainReader {
	#chains = new Map<string, { count: number; parts: Map<number, string> }>();

	/** Takes what was scanned. Null: it is no part of a chain. */
	take(text: string): Chain | null {
		const parts = HEAD.exec(text);
		if (!parts) return null;
		const [, sum = '', number = '', total = '', letters = ''] = parts;
		const count = Number(total);
		const index = Number(number);
		if (index < 1 || index > count || count > MOST_FRAMES) return null;
		const name = `${sum}/${count}`;
		const chain = this.#chains.get(name) ?? { count, parts: new Map<number, string>() };
		chain.parts.set(index, letters);
		this.#chains.set(name, chain);
		const missing = Array.from({ length: count }, (_, at) => at + 1).filter(
			(at) => !chain.parts.has(at)
		);
		if (missing.length > 0) return { count, missing, code: null };
		const code = Array.from({ length: count }, (_, at) => chain.parts.get(at + 1)).join('');
		if (sumOf(code) === sum) return { count, missing, code };
		// A part was read wrongly, so all are asked for again.
		chain.parts.clear();
		return { count, missing: Array.from({ length: count }, (_, at) => at + 1), code: null };
	}
}
