import { normalise } from './typed.ts';

// The same few hundred texts are compared with each other again and again.
const cache = new Map<string, ReadonlySet<string>>();

function longWords(text: string, least: number): ReadonlySet<string> {
	const key = `${least}:${text}`;
	let words = cache.get(key);
	if (!words) {
		words = new Set(
			normalise(text)
				.split(' ')
				.filter((word) => word.length >= least && !COMMON.has(word))
		);
		cache.set(key, words);
	}
	return words;
}

/** Words that say nothing about which treaty or movement is meant. */
const COMMON = new Set(
	(
		'treaty treaties agreement agreements convention protocol accord accords between about their which ' +
		'first state states made gave with from that were this into they over until after other under both ' +
		'because people there where'
	).split(' ')
);

/** Whether two texts share a word of at least `least` letters: one then gives the other away. */
export function sharesWord(a: string, b: string, least = 4): boolean {
	const words = longWords(b, least);
	for (const word of longWords(a, least)) if (words.has(word)) return true;
	return false;
}
