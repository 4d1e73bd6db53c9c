import { correctionsOf, hasCorrections, type Correction } from '$lib/core/correction.ts';
import type { Room } from './room.svelte.ts';

/** What is to be told of corrected facts. Their words are fetched only when there is something to tell. */
export async function readCorrections(room: Room): Promise<Correction[]> {
	const [index, engine] = await Promise.all([room.index(), room.engine()]);
	if (!hasCorrections(index, engine.study)) return [];
	const [bank, deck] = await Promise.all([room.bank(), room.deck()]);
	return correctionsOf(bank, engine.study, deck.cards, 'en');
}
