import type { Bank } from './bank.ts';
import type { Asked, ItemType } from './item.ts';
import type { Random } from './random.ts';
import type { FactKind, FactOf } from './schema/fact.ts';
import type { Locale } from './schema/text.ts';

export interface Context {
	bank: Bank;
	random: Random;
	locale: Locale;
}

/** One question idea. Its grammar is code; its content comes from facts. */
export interface Template<K extends FactKind = FactKind> {
	id: string;
	/** The kinds of fact it can ask about. */
	kinds: readonly K[];
	type: ItemType;
	/** Raised when the same fact would be asked differently. */
	version: number;
	/** Templates that ask the same in another form: a session asks a fact in one of them only. */
	repeats?: readonly string[];
	/**
	 * Null when this fact cannot carry the question. Whether it can never depends on the dice: the dice
	 * only propose distractors and order.
	 */
	ask(fact: FactOf<K>, context: Context): Asked | null;
}

/** A template with its kinds forgotten, as the registry keeps it. */
export interface AnyTemplate {
	id: string;
	kinds: readonly FactKind[];
	type: ItemType;
	version: number;
	repeats?: readonly string[];
	ask(fact: never, context: Context): Asked | null;
}

export function template<const K extends FactKind>(definition: Template<K>): AnyTemplate {
	return definition;
}
