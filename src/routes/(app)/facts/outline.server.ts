import { bank } from '$questions/bank.ts';
import { outlineOf, type Outline } from '$lib/core/outline.ts';

/** What the built page of a fact carries; null for a fact that there is not. */
export function builtOutline(slug: string): Outline | null {
	const fact = bank.facts.get(slug);
	return fact ? outlineOf(bank, fact, 'en') : null;
}
