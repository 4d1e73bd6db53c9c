import type { Bank } from '$lib/core/bank.ts';
import type { Beside, Finder, Found, Piece } from '$lib/core/search.ts';

/** Between two slices of the index the keys and the screen come first. */
function breathe(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve));
}

/** What is looked for in the library, and what is found. */
export class Search {
	text = $state('');
	/** Near spellings cost more than a key may: they wait until the fingers rest. */
	suggestions = $state.raw<string[]>([]);
	#finder = $state.raw<Finder | null>(null);
	#making: Promise<void> | null = null;
	#bank: Bank;
	/** Best first; null where nothing is looked for, or the index is not made yet. */
	readonly hits: Found[] | null = $derived(this.#finder?.find(this.text) ?? null);
	readonly isWaiting = $derived(this.text.trim() !== '' && this.#finder === null);
	#places = $derived(new Map(this.hits?.map((hit, place) => [hit.id, { hit, place }])));

	constructor(bank: Bank) {
		this.#bank = bank;
	}

	/** Makes the index, once. */
	wake(): Promise<void> {
		this.#making ??= import('$lib/core/search.ts').then(async ({ makeFinder }) => {
			this.#finder = await makeFinder(this.#bank, 'en', breathe);
		});
		return this.#making;
	}

	async suggest(): Promise<void> {
		await this.wake();
		this.suggestions = this.hits?.length === 0 ? (this.#finder?.suggest(this.text) ?? []) : [];
	}

	/** How well a fact fits, 0 the best; null where it does not. */
	placeOf(id: string): number | null {
		return this.#places.get(id)?.place ?? null;
	}

	/** The heading of a fact that was found, with its matches, and where else a word stands. */
	show(id: string): { label: Piece[]; beside: Beside | null } | null {
		const hit = this.#places.get(id)?.hit;
		return this.#finder && hit ? this.#finder.show(hit) : null;
	}
}
