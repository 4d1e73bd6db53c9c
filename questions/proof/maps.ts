import { describe, expect, it } from 'vitest';
import { distanceKm, type LatLon } from '../../src/lib/core/globe.ts';
import { score } from '../../src/lib/core/score.ts';
import { containsPlace, readWorld } from '../atlas.ts';
import { bank, all, factOf, truths, expectNone, where, beginnings } from './drawings.ts';

/** Questions that are answered on a map. */

describe('on the map', () => {
	const world = readWorld();
	const mapItems = () => all().flatMap((item) => (item.type === 'map' ? [item] : []));
	const placeOf = (id: string) => bank.entities.get(id)?.at as LatLon;
	/** Whether a land holds the place, or lies within some 25 km: coasts and rivers are drawn roughly. */
	const touches = (iso: string, [lat, lon]: LatLon) => {
		const land = world.lands.find(({ id }) => id === iso);
		const steps = [-0.25, 0, 0.25];
		return steps.some((north) =>
			steps.some((east) => land && containsPlace(world, land, [lat + north, lon + east]))
		);
	};
	const lies = (iso: string, at: LatLon) =>
		world.lands.some((land) => land.id === iso && containsPlace(world, land, at));

	it('has the place inside the key, and in no other country that can be tapped', () => {
		const seen = new Set<string>();
		const broken: string[] = [];
		for (const item of mapItems()) {
			if (item.asks !== 'country' || seen.has(item.id)) continue;
			seen.add(item.id);
			const fact = factOf(item);
			const places =
				fact.kind === 'migration'
					? item.id.endsWith('#map-to')
						? fact.to
						: fact.from
					: fact.kind === 'statement'
						? []
						: [fact.place ?? []].flat();
			for (const id of places) {
				const at = placeOf(id);
				for (const option of item.options) {
					if (option.id === item.key ? !touches(option.iso, at) : lies(option.iso, at))
						broken.push(where(item, `${id} and ${option.text}`));
				}
			}
			if (item.options.filter((option) => option.id === item.key).length !== 1)
				broken.push(where(item, 'no key'));
		}
		expect(seen.size).toBeGreaterThan(60);
		expectNone(broken);
	});

	it('offers twelve places, of which one alone is near enough', () => {
		expectNone(
			mapItems().flatMap((item) => {
				if (item.asks !== 'place') return [];
				const off = item.options.map((option) => distanceKm(option.at, item.at));
				const right = off.filter((km) => km <= 300).length;
				const far = off.filter((km) => km > 600).length;
				return right === 1 && far === off.length - 1 && off.length >= 12
					? []
					: [where(item, off.map(Math.round).join(' '))];
			})
		);
	});

	it('scores a place in the list as it does a tap on it', () => {
		expectNone(
			mapItems().flatMap((item) =>
				item.asks !== 'place'
					? []
					: item.options
							.filter(
								({ at }) =>
									(score(item, { type: 'map', at }).points === 1) !== distanceKm(at, item.at) <= 300
							)
							.map((option) => where(item, option.text))
			)
		);
	});

	it('lists no place that the question names', () => {
		expectNone(
			mapItems().flatMap((item) => {
				if (item.asks !== 'place') return [];
				const asked = beginnings(item.stem);
				return item.options
					.filter(({ text }) => [...beginnings(text)].some((word) => asked.has(word)))
					.map((option) => where(item, option.text));
			})
		);
	});

	it('shows four arrows, of which each wrong one begins or ends far from where the movement did', () => {
		const middle = (places: LatLon[]): LatLon => [
			places.reduce((sum, at) => sum + at[0], 0) / places.length,
			places.reduce((sum, at) => sum + at[1], 0) / places.length
		];
		expectNone(
			mapItems().flatMap((item) => {
				if (item.asks !== 'arrow') return [];
				const key = item.options.find((option) => option.id === item.key);
				if (!key || item.options.length !== 4) return [where(item, 'no key')];
				return item.options
					.filter((option) => option !== key)
					.filter((option) =>
						(['from', 'to'] as const).every(
							(side) =>
								distanceKm(
									middle(key.arrows.map((arrow) => arrow[side])),
									middle(option.arrows.map((arrow) => arrow[side]))
								) < 600
						)
					)
					.map((option) => where(item, option.text));
			})
		);
	});

	it('never draws an arrow to or from what a source gives for the movement', () => {
		expectNone(
			mapItems().flatMap((item) => {
				const fact = factOf(item);
				if (item.asks !== 'arrow' || fact.kind !== 'migration') return [];
				return item.options
					.filter((option) => option.id !== item.key && option.fact)
					.filter((option) => {
						const other = bank.facts.get(option.fact ?? '');
						if (other?.kind !== 'migration') return true;
						return (['from', 'to'] as const).some((side) =>
							other[side].some((id) => truths(fact, side).has(id))
						);
					})
					.map((option) => where(item, option.text));
			})
		);
	});
});
