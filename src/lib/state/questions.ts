import { index } from '$questions/index.ts';
import { loadKind } from '$questions/kinds.ts';
import { currentId, type Bank } from '$lib/core/bank.ts';
import { generate } from '$lib/core/generate.ts';
import { factIdOf, type Item, type ItemId } from '$lib/core/item.ts';

const LOCALE = 'en';

/**
 * Makes questions from what of the bank is there: the first one from the part of its kind, later ones
 * from the whole, which is fetched once the first one stands on the screen.
 */
export class Questions {
	#loadBank: () => Promise<Bank>;
	#bank: Bank | null = null;

	constructor(loadBank: () => Promise<Bank>) {
		this.#loadBank = loadBank;
	}

	/** Null for a question that the bank cannot ask any more. A promise only until all of it is there. */
	itemOf(id: ItemId, seed: number): Item | null | Promise<Item | null> {
		const wanted = { id, seed, locale: LOCALE } as const;
		return this.#bank ? generate(this.#bank, wanted) : this.#first(wanted);
	}

	async #first(wanted: { id: ItemId; seed: number; locale: typeof LOCALE }): Promise<Item | null> {
		const kind = index.facts.get(factIdOf(currentId(index, wanted.id)))?.kind;
		return kind ? (await loadKind(kind))(wanted) : null;
	}

	/** Fetches the rest. What lists facts beside a question needs it too. */
	async complete(): Promise<Bank> {
		this.#bank = await this.#loadBank();
		return this.#bank;
	}
}
