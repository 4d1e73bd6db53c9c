import type { Entity } from './schema/entity.ts';
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

/** Kinds of state and points of the compass: shared by many names, and so no hint. */
const GENERIC = new Set(
	(
		'union republic empire kingdom khanate emirate government command region lower upper north south ' +
		'northern southern east west eastern western great world'
	).split(' ')
);
/** Word beginnings that name a state in another way than its label does. */
const OTHER_STEMS: Record<string, string> = {
	anglo: 'briti',
	russo: 'russi',
	chine: 'china',
	irish: 'irela',
	sino: 'china',
	ussr: 'sovie'
};
const STEM = 5;

const stems = new Map<string, ReadonlySet<string>>();

function stemsOf(text: string): ReadonlySet<string> {
	let known = stems.get(text);
	if (!known) {
		const long = [...longWords(text, 4)].filter((word) => !GENERIC.has(word));
		known = new Set(
			long.map((word) => word.slice(0, STEM)).map((stem) => OTHER_STEMS[stem] ?? stem)
		);
		stems.set(text, known);
	}
	return known;
}

/** Whether two texts share the first five letters of a telling word: Kazakhs and the Kazakh SSR. */
export function sharesStem(a: string, b: string): boolean {
	const others = stemsOf(b);
	for (const stem of stemsOf(a)) if (others.has(stem)) return true;
	return false;
}

/** A name of the entity in the text: "Volga Germans" gives away the Germans. */
export function namesEntity(text: string, entity: Entity): boolean {
	return [
		entity.label.en,
		entity.adjective?.en ?? '',
		...entity.aliases,
		...entity.names.map((name) => name.text.en)
	].some((name) => sharesStem(name, text));
}
