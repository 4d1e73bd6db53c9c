import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** The dice of one drawing: the same seed throws the same numbers on every device. */
export interface Random {
	/** A whole number from 0 to `below` - 1. */
	int(below: number): number;
	/** A new array in random order. */
	shuffle<T>(list: readonly T[]): T[];
	/** One of the list. Throws on an empty one. */
	pick<T>(list: readonly T[]): T;
}

/** FNV-1a over UTF-16 code units, 32 bit. */
export function hashText(text: string): number {
	let hash = 0x811c9dc5;
	for (let index = 0; index < text.length; index += 1) {
		hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
	}
	return hash >>> 0;
}

export function randomFrom(text: string, seed: number): Random {
	const generator = xoroshiro128plus(hashText(`${seed}:${text}`) | 0);
	const int = (below: number) => uniformInt(generator, 0, below - 1);
	return {
		int,
		shuffle(list) {
			const copy = [...list];
			for (let last = copy.length - 1; last > 0; last -= 1) {
				const other = int(last + 1);
				[copy[last], copy[other]] = [copy[other] as never, copy[last] as never];
			}
			return copy;
		},
		pick(list) {
			if (list.length === 0) throw new Error(`Nothing to pick from for "${text}"`);
			return list[int(list.length)] as never;
		}
	};
}
