import { choiceOf, multiOf } from '../../src/lib/core/bodies.ts';
import { entityOf, type Bank } from '../../src/lib/core/bank.ts';
import { entityDistractors, factDistractors, ONE_AGE } from '../../src/lib/core/distractors.ts';
import { distanceKm } from '../../src/lib/core/globe.ts';
import type { Option } from '../../src/lib/core/item.ts';
import { amount, capital, namedIn, sentence } from '../../src/lib/core/language/en.ts';
import type { FactOf } from '../../src/lib/core/schema/fact.ts';
import { namesEntity, sharesStem, sharesWord } from '../../src/lib/core/overlap.ts';
import { speak, words } from '../../src/lib/core/speak.ts';
import { template, type Context } from '../../src/lib/core/template.ts';
import {
	canHold,
	isAskable,
	livedIn,
	related,
	valuesOf,
	yearOfFact
} from '../../src/lib/core/truth.ts';
import { knownYears, names, qualified, qualifiers } from './words.ts';

type Migration = FactOf<'migration'>;

/** So far from the right answer, a place is still a likely goal or beginning. In km. */
const NEAR_KM = 3000;
/** Of so many nearest states the dice choose. */
const NEIGHBOURS = 6;
/** So many candidates are looked at before the likely ones are chosen. */
const CANDIDATES = 12;

/** States of the time that no movement of the bank led to: the Emirate of Bukhara in 1864. */
function statesBeside(bank: Bank, fact: Migration): Option[] {
	const year = yearOfFact(fact);
	// Where several goals are named, a neighbour may be one more.
	const [goal, ...more] = fact.to.map((id) => entityOf(bank, id));
	if (year === null || goal?.kind !== 'state' || more.length > 0) return [];
	return [...bank.entities.values()]
		.filter(({ id, kind, at }) => kind === 'state' && at && !canHold(bank, fact, 'to', id))
		.filter((entity) => livedIn(entity, year))
		.filter(({ id }) => !fact.from.some((one) => related(bank, one, id)))
		.map((entity) => optionOf(bank, fact, entity.id));
}

/**
 * Where other movements led or began: near places of the same age first, since nobody takes Brazil for
 * the goal of the Circassians only because others went there in the same years.
 */
function placeDistractors(
	{ bank, random, locale }: Context,
	fact: Migration,
	field: 'from' | 'to'
): Option[] {
	const other = field === 'to' ? 'from' : 'to';
	const keys = fact[field].map((id) => entityOf(bank, id));
	const year = yearOfFact(fact);
	const km = ({ id }: Option) => {
		const { at } = entityOf(bank, id);
		return Math.min(...keys.map((key) => (at && key.at ? distanceKm(at, key.at) : Infinity)));
	};
	const isNear = (option: Option) => km(option) <= NEAR_KM;
	const isOfAge = (option: Option) => {
		const source = bank.facts.get(option.fact ?? '');
		const then = source ? yearOfFact(source) : null;
		return year === null || (then !== null && Math.abs(then - year) <= ONE_AGE);
	};
	const tell = {
		to: (one: Migration) => `That is where ${words(one.phrase, locale)} led.`,
		from: (one: Migration) => `That is where ${words(one.phrase, locale)} began.`
	};
	const wanted = { bank, random, fact, count: CANDIDATES };
	const same = entityDistractors({ ...wanted, field, unlike: fact[other], why: tell[field] });
	const turned =
		fact[other].length > 0
			? entityDistractors({ ...wanted, field: other, why: tell[other] }).filter(
					({ id }) => entityOf(bank, id).kind === keys[0]?.kind && !canHold(bank, fact, field, id)
				)
			: [];
	const near = [...same, ...turned].filter(isNear);
	const beside = field === 'to' ? statesBeside(bank, fact) : [];
	const nearest = beside.sort((a, b) => km(a) - km(b)).slice(0, NEIGHBOURS);
	const states = random.shuffle(nearest);
	const found: Option[] = [];
	for (const option of [
		...near.filter(isOfAge),
		...states,
		...same.filter(isOfAge),
		...near,
		...same
	])
		if (
			!found.some(({ id }) => related(bank, id, option.id)) &&
			found.filter(({ fact: one }) => one && one === option.fact).length < 2
		)
			found.push(option);
	return found.slice(0, 3);
}

/** A place or people by the name that it had when the movement began. */
function optionOf(bank: Bank, fact: Migration, id: string): Option {
	return { id, text: capital(namedIn(entityOf(bank, id), yearOfFact(fact))) };
}

const whereTo = template({
	id: 'where-to',
	kinds: ['migration'],
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		if (fact.to.length !== 1 || !isAskable(bank, fact, 'to')) return null;
		const key = entityOf(bank, fact.to[0] as string);
		const phrase = words(fact.phrase, locale);
		if (namesEntity(phrase, key)) return null;
		const distractors = placeDistractors({ bank, random, locale }, fact, 'to');
		const body = choiceOf(random, optionOf(bank, fact, key.id), distractors);
		return (
			body && {
				...body,
				stem: speak(locale, { en: () => `Where did ${phrase} lead?` }),
				fields: ['to']
			}
		);
	}
});

const whereToAll = template({
	id: 'where-to-all',
	kinds: ['migration'],
	type: 'multi',
	version: 1,
	ask(fact, { bank, random, locale }) {
		if (fact.to.length < 2 || !isAskable(bank, fact, 'to')) return null;
		const phrase = words(fact.phrase, locale);
		const keys = fact.to.map((id) => entityOf(bank, id));
		if (keys.some((key) => namesEntity(phrase, key))) return null;
		const distractors = placeDistractors({ bank, random, locale }, fact, 'to');
		const body = multiOf(
			random,
			fact.to.map((id) => optionOf(bank, fact, id)),
			distractors
		);
		return (
			body && {
				...body,
				stem: speak(locale, { en: () => `To which of these did ${phrase} lead? Choose all.` }),
				fields: ['to']
			}
		);
	}
});

const whereFrom = template({
	id: 'where-from',
	kinds: ['migration'],
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		if (fact.from.length !== 1 || !isAskable(bank, fact, 'from')) return null;
		const key = entityOf(bank, fact.from[0] as string);
		const phrase = words(fact.phrase, locale);
		if (namesEntity(phrase, key)) return null;
		const distractors = placeDistractors({ bank, random, locale }, fact, 'from');
		const body = choiceOf(random, optionOf(bank, fact, key.id), distractors);
		return (
			body && {
				...body,
				stem: speak(locale, { en: () => `From where did ${phrase} start?` }),
				fields: ['from']
			}
		);
	}
});

const began = template({
	id: 'began',
	kinds: ['migration'],
	type: 'year',
	version: 1,
	ask(fact, { bank, locale }) {
		const key = valuesOf(fact, 'started')[0];
		if (typeof key !== 'number' || key < 1000 || !isAskable(bank, fact, 'started')) return null;
		const circa = fact.started.is === 'known' && fact.started.value.about ? 2 : 0;
		const years = { from: key - circa, to: key + circa };
		return {
			type: 'year',
			key: years,
			near: key < 1900 ? 3 : 1,
			known: knownYears(bank, fact, 'started', years, locale),
			stem: speak(locale, {
				en: () =>
					`In which year did ${words(fact.phrase, locale)} begin${qualified(fact.started, locale)}?`
			}),
			fields: ['started']
		};
	}
});

/** From the least to the most people that the number allows: "more than a million" has no most. */
function rangeOf(fact: Migration): { least: number; most: number } | null {
	if (fact.number.is !== 'known' || fact.number.value.unit !== 'people') return null;
	const { low = 0, high = Infinity } = fact.number.value;
	return { least: low, most: high };
}

/** Ranges that meet, or that lie within a factor of two, are no fair choice. */
function areNear(a: { least: number; most: number }, b: { least: number; most: number }): boolean {
	return a.least < b.most * 2 && b.least < a.most * 2;
}

function numberWords(fact: Migration): string {
	if (fact.number.is !== 'known') throw new Error(`No number in ${fact.id}`);
	const { low, high } = fact.number.value;
	if (low === undefined) return `Fewer than ${amount(high as number)} people`;
	if (high === undefined) return `More than ${amount(low)} people`;
	return `${low === high ? amount(low) : `${amount(low)} to ${amount(high)}`} people`;
}

/** How people came to be counted in a movement: some moved, others were taken. */
const COUNTED: Record<Migration['form'], string> = {
	deportation: 'were taken away',
	expulsion: 'were driven out',
	settlement: 'came',
	flight: 'left their homes',
	'labour migration': 'took part',
	return: 'came back',
	exchange: 'had to move',
	evacuation: 'were brought to safety',
	emigration: 'left',
	'environmental migration': 'moved away',
	'slave trade': 'were taken',
	'forced labour': 'were put to work'
};

const howMany = template({
	id: 'how-many',
	kinds: ['migration'],
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		const mine = rangeOf(fact);
		if (mine === null || !isAskable(bank, fact, 'number')) return null;
		const taken = [mine];
		const distractors = factDistractors({
			bank,
			random,
			fact,
			field: 'number',
			count: 3,
			refuse: (other) => {
				const theirs = rangeOf(other);
				if (theirs === null || !isAskable(bank, other, 'number')) return true;
				if (taken.some((one) => areNear(one, theirs))) return true;
				taken.push(theirs);
				return false;
			},
			text: numberWords,
			why: (other) =>
				`That is the number given for ${words(other.phrase, locale)}${qualified(other.number, locale)}.`
		});
		const body = choiceOf(random, { id: fact.id, text: numberWords(fact) }, distractors);
		const counted = qualifiers(fact.number, locale).join('; ');
		return (
			body && {
				...body,
				stem: speak(locale, {
					en: () =>
						`How many people ${COUNTED[fact.form]} in ${words(fact.phrase, locale)}?${counted ? ` Counted: ${counted}.` : ''}`
				}),
				fields: ['number']
			}
		);
	}
});

/** Two texts with a rare word in common may describe the same cause. */
function overlaps(a: string, b: string): boolean {
	return sharesWord(a, b, RARE);
}
const RARE = 6;

const cause = template({
	id: 'cause',
	kinds: ['migration'],
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		if (!fact.cause || !isAskable(bank, fact, 'cause')) return null;
		const mine = fact.cause;
		const phrase = words(fact.phrase, locale);
		if (sharesStem(mine.en, phrase)) return null;
		const because = (text: string) => sentence(`because ${text}`);
		const distractors = factDistractors({
			bank,
			random,
			fact,
			field: 'cause',
			count: 3,
			// Two deportations of one decade share their reason; two facts of another form do not.
			refuse: (other) =>
				!other.cause ||
				other.form === fact.form ||
				overlaps(other.cause.en, mine.en) ||
				sharesStem(other.cause.en, phrase),
			text: (other) => (other.cause ? because(words(other.cause, locale)) : null),
			why: (other) => `That was the reason for ${words(other.phrase, locale)}.`
		});
		const body = choiceOf(random, { id: fact.id, text: because(words(mine, locale)) }, distractors);
		return (
			body && {
				...body,
				stem: speak(locale, { en: () => `Why did ${phrase} take place?` }),
				fields: ['cause']
			}
		);
	}
});

const actor = template({
	id: 'actor',
	kinds: ['migration'],
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		if (!fact.actor || !isAskable(bank, fact, 'actor')) return null;
		const mine = fact.actor;
		const phrase = words(fact.phrase, locale);
		if (sharesStem(mine.en, phrase)) return null;
		const distractors = factDistractors({
			bank,
			random,
			fact,
			field: 'actor',
			count: 3,
			// The same people may have ordered two movements of one form.
			refuse: (other) =>
				!other.actor ||
				other.form === fact.form ||
				sharesStem(other.actor.en, phrase) ||
				overlaps(other.actor.en, mine.en) ||
				Math.abs((yearOfFact(other) ?? 0) - (yearOfFact(fact) ?? 0)) < 3,
			text: (other) => (other.actor ? capital(words(other.actor, locale)) : null),
			why: (other) => `That was the case in ${words(other.phrase, locale)}.`
		});
		const body = choiceOf(random, { id: fact.id, text: capital(words(mine, locale)) }, distractors);
		return (
			body && {
				...body,
				stem: speak(locale, {
					en: () => `Who ordered, led or organised ${phrase}?`
				}),
				fields: ['actor']
			}
		);
	}
});

/** What came of it: the consequence of another migration is the wrong answer. */
const consequence = template({
	id: 'consequence',
	kinds: ['migration'],
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		if (!fact.consequence || !isAskable(bank, fact, 'consequence')) return null;
		const mine = fact.consequence;
		const phrase = words(fact.phrase, locale);
		if (sharesStem(mine.en, phrase)) return null;
		const distractors = factDistractors({
			bank,
			random,
			fact,
			field: 'consequence',
			count: 3,
			refuse: (other) =>
				!other.consequence ||
				other.form === fact.form ||
				sharesStem(other.consequence.en, phrase) ||
				overlaps(other.consequence.en, mine.en) ||
				other.people.some((id) => fact.people.some((one) => related(bank, id, one))),
			text: (other) => (other.consequence ? sentence(words(other.consequence, locale)) : null),
			why: (other) => `That was a result of ${words(other.phrase, locale)}.`
		});
		const body = choiceOf(
			random,
			{ id: fact.id, text: sentence(words(mine, locale)) },
			distractors
		);
		return (
			body && {
				...body,
				stem: speak(locale, { en: () => `What was a result of ${phrase}?` }),
				fields: ['consequence']
			}
		);
	}
});

/** What people did in a movement, or what was done to them: after "who". */
const MOVED: Record<Migration['form'], string> = {
	deportation: 'were deported',
	expulsion: 'were driven out',
	settlement: 'moved as settlers',
	flight: 'fled',
	'labour migration': 'went to work',
	return: 'returned',
	exchange: 'were moved in an exchange',
	evacuation: 'were evacuated',
	emigration: 'emigrated',
	'environmental migration': 'moved away',
	'slave trade': 'were taken as slaves',
	'forced labour': 'were taken to forced labour'
};

const who = template({
	id: 'who-moved',
	kinds: ['migration'],
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		if (fact.people.length !== 1 || fact.to.length === 0) return null;
		if (!['people', 'to', 'started'].every((field) => isAskable(bank, fact, field))) return null;
		const start = valuesOf(fact, 'started')[0];
		if (typeof start !== 'number') return null;
		const key = entityOf(bank, fact.people[0] as string);
		// Others who came to the same place in the same years would be right too.
		const alsoCame = (id: string) =>
			[...bank.facts.values()].some(
				(other) =>
					other.kind === 'migration' &&
					other.people.some((one) => related(bank, one, id)) &&
					other.to.some((one) => fact.to.some((mine) => related(bank, one, mine))) &&
					(valuesOf(other, 'started')[0] === undefined ||
						Math.abs(Number(valuesOf(other, 'started')[0]) - start) <= 5)
			);
		const distractors: Option[] = entityDistractors({
			bank,
			random,
			fact,
			field: 'people',
			count: 6,
			why: (other) => `They are the people of ${words(other.phrase, locale)}.`
		})
			.filter((option) => !alsoCame(option.id))
			.slice(0, 3);
		const from =
			fact.from.length > 0 && isAskable(bank, fact, 'from')
				? ` from ${names(bank, fact.from, start)}`
				: '';
		const year =
			fact.started.is === 'known' && fact.started.value.about
				? `around ${start}`
				: `beginning in ${start}`;
		const stem = speak(locale, {
			en: () => `Who ${MOVED[fact.form]}${from} to ${names(bank, fact.to, start)}, ${year}?`
		});
		if (namesEntity(stem, key)) return null;
		const body = choiceOf(random, optionOf(bank, fact, key.id), distractors);
		return body && { ...body, stem, fields: ['people', 'to', 'started'] };
	}
});

export const migrations = [
	whereTo,
	whereToAll,
	whereFrom,
	began,
	howMany,
	cause,
	actor,
	consequence,
	who
];
