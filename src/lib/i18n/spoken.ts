/** A message in one language: text, or a function of its inputs. */
export type Said = string | ((inputs: never) => string);

/** The catalogue of the chosen language by place; empty while it is the base language. */
let words: readonly Said[] = [];

export function speak(catalogue: readonly Said[]): void {
	words = catalogue;
}

/** The message at a place of the catalogue; `base` has its words in the base language. */
export function said(place: number, base: Said): (inputs?: object) => string {
	return (inputs = {}) => {
		const text = words[place] ?? base;
		return typeof text === 'string' ? text : text(inputs as never);
	};
}
