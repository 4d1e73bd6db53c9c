import { entityOf, type Bank } from '../../src/lib/core/bank.ts';
import { neighbours } from '../../src/lib/core/distractors.ts';
import {
	distanceKm,
	isOnMap,
	PLANES,
	type LatLon,
	type MapName
} from '../../src/lib/core/globe.ts';
import {
	MAP_KM,
	type ArrowOption,
	type CountryOption,
	type PlaceOption
} from '../../src/lib/core/item.ts';
import { capital, named, namedIn } from '../../src/lib/core/language/en.ts';
import { namesEntity } from '../../src/lib/core/overlap.ts';
import { arrowsOf, presentState } from '../../src/lib/core/placed.ts';
import type { Entity } from '../../src/lib/core/schema/entity.ts';
import type { BankFact, FactOf } from '../../src/lib/core/schema/fact.ts';
import { speak, words } from '../../src/lib/core/speak.ts';
import { template } from '../../src/lib/core/template.ts';
import { canHold, isAskable, livedIn, yearOfFact } from '../../src/lib/core/truth.ts';
import { names, verbOf } from './words.ts';

type Migration = FactOf<'migration'>;

const FEWEST_COUNTRIES = 8;
const LISTED_PLACES = 12;
const MOVED: FactOf<'lease'>['title'][] = ['land swap', 'cession'];

/** The whole Earth for what lies outside Eurasia; its facts show it for what lies inside too. */
function mapFor(fact: BankFact, ...places: LatLon[]): MapName {
	const isFar = ['americas', 'africa', 'oceania', 'western-europe', 'world'].includes(fact.region);
	return !isFar && places.every((at) => isOnMap('eurasia', at)) ? 'eurasia' : 'world';
}

/** Every present-day state of the bank that the map shows, by name: the list gives nothing away. */
function countriesOn(bank: Bank, map: MapName): (Entity & { iso: string })[] {
	return [...bank.entities.values()]
		.filter((entity): entity is Entity & { iso: string } => entity.iso !== undefined)
		.filter((entity) => entity.at !== undefined && isOnMap(map, entity.at))
		.sort((a, b) => (a.label.en < b.label.en ? -1 : 1));
}

/** A tap on a country of today. Null when the words name it, or when the map does not show it. */
function countryBody(bank: Bank, fact: BankFact, key: Entity | null, field: string, said: string) {
	if (!key?.at || namesEntity(said, key)) return null;
	const map = mapFor(fact, key.at);
	const options = countriesOn(bank, map)
		.filter((entity) => entity.id === key.id || !canHold(bank, fact, field, entity.id))
		.map((entity): CountryOption => ({
			id: entity.id,
			text: capital(named(entity)),
			iso: entity.iso
		}));
	if (options.length < FEWEST_COUNTRIES || !options.some(({ id }) => id === key.id)) return null;
	return { type: 'map' as const, map, asks: 'country' as const, options, key: key.id };
}

const country = template({
	id: 'map-country',
	kinds: ['lease', 'treaty'],
	type: 'map',
	version: 1,
	ask(fact, { bank, locale }) {
		const field = fact.kind === 'lease' ? 'country' : 'place';
		const place = fact.kind === 'lease' ? fact.country : fact.place;
		if (!place || !isAskable(bank, fact, field)) return null;
		// Land that changed hands lies on a border, or moved it: a map cannot show that fairly.
		if (fact.kind === 'lease' && MOVED.includes(fact.title)) return null;
		const phrase = words(fact.phrase, locale);
		const body = countryBody(bank, fact, presentState(bank, place), field, phrase);
		const asked =
			fact.kind === 'lease'
				? `find ${phrase}: tap its country`
				: `tap the country where ${phrase} was ${verbOf(fact)}`;
		return (
			body && {
				...body,
				stem: speak(locale, { en: () => `On a map with present-day borders, ${asked}.` }),
				fields: [field]
			}
		);
	}
});

/** The one state in whose present-day borders all of them lie. */
function commonState(bank: Bank, ids: readonly string[]): Entity | null {
	const [first, ...rest] = ids.map((id) => presentState(bank, id));
	return first && rest.every((state) => state?.id === first.id) ? first : null;
}

/** Where a migration began or led, as a country of today. */
function side(id: string, field: 'from' | 'to', ask: (phrase: string) => string) {
	return template({
		id,
		kinds: ['migration'],
		type: 'map',
		version: 1,
		ask(fact, { bank, locale }) {
			if (!isAskable(bank, fact, field)) return null;
			const phrase = words(fact.phrase, locale);
			const key = commonState(bank, fact[field]);
			const body = fact[field].some((one) => namesEntity(phrase, entityOf(bank, one)))
				? null
				: countryBody(bank, fact, key, field, phrase);
			return (
				body && {
					...body,
					stem: speak(locale, {
						en: () => `On a map with present-day borders, tap the country ${ask(phrase)}.`
					}),
					fields: [field]
				}
			);
		}
	});
}
const beginning = side('map-from', 'from', (phrase) => `where ${phrase} began`);
const destination = side('map-to', 'to', (phrase) => `to which ${phrase} led`);

const place = template({
	id: 'map-place',
	kinds: ['lease', 'treaty'],
	type: 'map',
	version: 1,
	ask(fact, { bank, random, locale }) {
		if (!fact.place || !isAskable(bank, fact, 'place')) return null;
		const key = entityOf(bank, fact.place);
		if (!key.point || !key.at) return null;
		const { at } = key;
		const phrase = words(fact.phrase, locale);
		const year = yearOfFact(fact);
		const map = mapFor(fact, at);
		const towns = [...bank.entities.values()].flatMap((entity) =>
			entity.point && entity.at && isOnMap(map, entity.at) && !namesEntity(phrase, entity)
				? [{ entity, at: entity.at, km: distanceKm(entity.at, at) }]
				: []
		);
		// A site that the question names cannot stand in the list: the nearest town stands for it.
		const [near] = towns
			.filter(({ km }) => km <= MAP_KM.right)
			.sort((a, b) => a.km - b.km || (a.entity.id < b.entity.id ? -1 : 1));
		const far = random
			.shuffle(towns.filter(({ km }) => km > MAP_KM.near))
			.filter(({ entity }) => !canHold(bank, fact, 'place', entity.id))
			.slice(0, LISTED_PLACES - 1);
		if (!near || far.length < LISTED_PLACES - 1) return null;
		const options = [near, ...far]
			.map(({ entity, at }): PlaceOption => ({
				id: entity.id,
				text: capital(namedIn(entity, year)),
				at
			}))
			.sort((a, b) => (a.text < b.text ? -1 : 1));
		const asked =
			fact.kind === 'lease' ? `Find ${phrase}.` : `Where was ${phrase} ${verbOf(fact)}?`;
		return {
			type: 'map',
			map,
			asks: 'place',
			options,
			at,
			name: capital(namedIn(key, year)),
			stem: speak(locale, { en: () => `${asked} Up to ${MAP_KM.right} km away is right.` }),
			fields: ['place']
		};
	}
});

/** Areas whose middles lie closer together than this are hard to tell apart on the map. */
const APART_KM = 700;
/** Areas that lie further than this from their common middle are no one area. */
const SPREAD_KM = 1300;
/** Years. */
const ONE_AGE = 120;

function middleOf(bank: Bank, ids: readonly string[]): LatLon | null {
	const places = ids.map((id) => entityOf(bank, id).at);
	if (places.length === 0 || places.some((at) => at === undefined)) return null;
	const mean = (axis: 0 | 1) =>
		places.reduce((sum, at) => sum + (at?.[axis] ?? 0), 0) / places.length;
	const middle: LatLon = [mean(0), mean(1)];
	return places.every((at) => at && distanceKm(at, middle) <= SPREAD_KM) ? middle : null;
}

function areApart(bank: Bank, a: readonly string[], b: readonly string[]): boolean {
	const [one, other] = [middleOf(bank, a), middleOf(bank, b)];
	return one !== null && other !== null && distanceKm(one, other) > APART_KM;
}

/**
 * Two beginnings and two ends make four arrows, so that none stands out: the movement itself, and three
 * that mix it with another one.
 */
const arrow = template({
	id: 'map-arrow',
	kinds: ['migration'],
	type: 'map',
	version: 1,
	ask(fact, { bank, random, locale }) {
		if (!isAskable(bank, fact, 'from') || !isAskable(bank, fact, 'to')) return null;
		const phrase = words(fact.phrase, locale);
		const mine = [...fact.from, ...fact.to].map((id) => entityOf(bank, id));
		if (mine.some((entity) => namesEntity(phrase, entity))) return null;
		const year = yearOfFact(fact);
		for (const other of neighbours(bank, fact, random)) {
			if (!isAskable(bank, other, 'from') || !isAskable(bank, other, 'to')) continue;
			const theirs = [...other.from, ...other.to].map((id) => entityOf(bank, id));
			if (theirs.some((entity) => !livedIn(entity, year) || namesEntity(phrase, entity))) continue;
			// A movement of another age is no likely answer.
			const age = Math.abs((yearOfFact(other) ?? Infinity) - (year ?? Infinity));
			if (!(age <= ONE_AGE)) continue;
			const isTrue = (['from', 'to'] as const).some((field) =>
				other[field].some((id) => canHold(bank, fact, field, id))
			);
			const sides = [fact.from, fact.to, other.from, other.to];
			const isClear = sides.every((one, index) =>
				sides.slice(index + 1).every((two) => areApart(bank, one, two))
			);
			if (isTrue || !isClear) continue;
			const their = words(other.phrase, locale);
			const body = arrowBody(bank, fact, [
				{ id: fact.id, from: fact.from, to: fact.to },
				{ id: 'other-end', from: fact.from, to: other.to, why: `That is where ${their} led.` },
				{ id: 'other-start', from: other.from, to: fact.to, why: `That is where ${their} began.` },
				{ id: other.id, from: other.from, to: other.to, why: `That was the way of ${their}.` }
			]);
			if (!body) continue;
			return {
				...body,
				options: random.shuffle(
					body.options.map((option) =>
						option.id === fact.id ? option : { ...option, fact: other.id }
					)
				),
				stem: speak(locale, { en: () => `Which of these arrows shows ${phrase}?` }),
				fields: ['from', 'to']
			};
		}
		return null;
	}
});

/** Arrows that share a beginning or an end must part by more than this, in radians, or one hides the other. */
const LEAST_ANGLE = 0.22;

function areReadable(map: MapName, options: readonly ArrowOption[]): boolean {
	const arrows = options.flatMap((option) => option.arrows);
	const bearing = (from: LatLon, to: LatLon) => {
		const [[fromX, fromY], [toX, toY]] = [PLANES[map].project(from), PLANES[map].project(to)];
		return Math.atan2(toY - fromY, toX - fromX);
	};
	return arrows.every((one, index) =>
		arrows.slice(index + 1).every((two) => {
			const turn =
				String(one.from) === String(two.from)
					? bearing(one.from, one.to) - bearing(two.from, two.to)
					: String(one.to) === String(two.to)
						? bearing(one.to, one.from) - bearing(two.to, two.from)
						: Math.PI;
			return Math.cos(turn) < Math.cos(LEAST_ANGLE);
		})
	);
}

interface Way {
	id: string;
	from: string[];
	to: string[];
	why?: string;
}

function arrowBody(bank: Bank, fact: Migration, ways: Way[]) {
	const year = yearOfFact(fact);
	const options: ArrowOption[] = [];
	for (const { id, from, to, why } of ways) {
		const [start, end] = [middleOf(bank, from), middleOf(bank, to)];
		// An arrow inside one area, or from an area to a part of it, shows nothing.
		if (!start || !end || arrowsOf(bank, { from, to }).length < from.length * to.length)
			return null;
		const text = `From ${names(bank, from, year)} to ${names(bank, to, year)}`;
		options.push({ id, text, arrows: [{ from: start, to: end }], ...(why ? { why } : {}) });
	}
	const endsOf = ({ arrows }: ArrowOption) => arrows.flatMap(({ from, to }) => [from, to]);
	const ends = options.flatMap(endsOf);
	const map = mapFor(fact, ...ends.slice(0, 2));
	if (!ends.every((at) => isOnMap(map, at)) || !areReadable(map, options)) return null;
	return { type: 'map' as const, map, asks: 'arrow' as const, options, key: fact.id };
}

export const maps = [country, beginning, destination, place, arrow];
