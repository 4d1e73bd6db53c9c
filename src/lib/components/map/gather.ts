import type { PlacedFact } from '$lib/core/placed.ts';
import type { LatLon } from '$lib/core/globe.ts';
import type { FactKind } from '$lib/core/schema/fact.ts';
import type { Tone } from './drawing.ts';

/** A place with all that happened there. */
export interface Gathering {
	id: string;
	name: string;
	at: LatLon;
	facts: { id: string; kind: FactKind; label: string }[];
}

/** The places of the facts, by name: each once, with its facts in the order given. */
export function gatherPlaces(facts: readonly PlacedFact[]): Gathering[] {
	const places = new Map<string, Gathering>();
	for (const { id, kind, label, pins } of facts) {
		for (const pin of pins) {
			const place = places.get(pin.id) ?? { id: pin.id, name: pin.now, at: pin.at, facts: [] };
			place.facts.push({ id, kind, label });
			places.set(pin.id, place);
		}
	}
	return [...places.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The colour of the kind where all facts are of one; of none where they differ. */
export function toneOf({ facts }: Gathering): Tone {
	const [first] = facts;
	return first && facts.every(({ kind }) => kind === first.kind) ? first.kind : 'statement';
}
