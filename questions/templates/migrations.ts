import { choiceOf, multiOf } from '../../src/lib/core/bodies.ts';
import { entityOf } from '../../src/lib/core/bank.ts';
import { entityDistractors, factDistractors } from '../../src/lib/core/distractors.ts';
import type { Option } from '../../src/lib/core/item.ts';
import { amount, capital, named, sentence } from '../../src/lib/core/language/en.ts';
import type { FactOf } from '../../src/lib/core/schema/fact.ts';
import { sharesWord } from '../../src/lib/core/overlap.ts';
import { speak, words } from '../../src/lib/core/speak.ts';
import { template } from '../../src/lib/core/template.ts';
import { canHold, isAskable, related, valuesOf, yearOfFact } from '../../src/lib/core/truth.ts';
import { normalise } from '../../src/lib/core/typed.ts';
import { names } from './words.ts';

type Migration = FactOf<'migration'>;

/** A word of the name in the question: "Volga Germans" gives away the Germans. */
function nameIn(
	text: string,
	entity: { label: { en: string }; adjective?: { en: string } | undefined }
): boolean {
	const stem = normalise(text);
	return [entity.label.en, entity.adjective?.en]
		.filter((word) => word !== undefined)
		.some((word) => stem.includes(normalise(word).slice(0, 6)));
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
		if (nameIn(phrase, key)) return null;
		const distractors = entityDistractors({
			bank,
			random,
			fact,
			field: 'to',
			count: 3,
			unlike: fact.from,
			why: (other) => `That is where ${words(other.phrase, locale)} led.`
		});
		const body = choiceOf(random, { id: key.id, text: capital(named(key)) }, distractors);
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
		if (keys.some((key) => nameIn(phrase, key))) return null;
		const distractors = entityDistractors({
			bank,
			random,
			fact,
			field: 'to',
			count: 3,
			unlike: fact.from,
			why: (other) => `That is where ${words(other.phrase, locale)} led.`
		});
		const body = multiOf(
			random,
			keys.map((key) => ({ id: key.id, text: capital(named(key)) })),
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
		if (nameIn(phrase, key)) return null;
		const distractors = entityDistractors({
			bank,
			random,
			fact,
			field: 'from',
			count: 3,
			unlike: fact.to,
			why: (other) => `That is where ${words(other.phrase, locale)} began.`
		});
		const body = choiceOf(random, { id: key.id, text: capital(named(key)) }, distractors);
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
		return {
			type: 'year',
			key: { from: key - circa, to: key + circa },
			near: key < 1900 ? 3 : 1,
			known: fact.disputes
				.filter((dispute) => dispute.field === 'started')
				.flatMap((dispute) =>
					dispute.positions
						.filter((position) => /^\d{4}/.test(String(position.value)))
						.map((position) => ({
							year: Number(String(position.value).slice(0, 4)),
							why: sentence(words(position.says, locale))
						}))
				)
				.filter((entry) => entry.year !== key),
			stem: speak(locale, { en: () => `In which year did ${words(fact.phrase, locale)} begin?` }),
			fields: ['started']
		};
	}
});

/** The middle of a range, for telling two numbers apart. */
function middle(fact: Migration): number | null {
	if (fact.number.is !== 'known' || fact.number.value.unit !== 'people') return null;
	const { low, high } = fact.number.value;
	return low !== undefined && high !== undefined ? (low + high) / 2 : (low ?? high ?? null);
}

function numberWords(fact: Migration): string {
	if (fact.number.is !== 'known') throw new Error(`No number in ${fact.id}`);
	const { low, high } = fact.number.value;
	if (low !== undefined && high !== undefined && low !== high)
		return `${amount(low)} to ${amount(high)} people`;
	return `${amount((low ?? high) as number)} people`;
}

const howMany = template({
	id: 'how-many',
	kinds: ['migration'],
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		const mine = middle(fact);
		if (mine === null || fact.number.is !== 'known' || !isAskable(bank, fact, 'number'))
			return null;
		const taken: number[] = [mine];
		const distractors = factDistractors({
			bank,
			random,
			fact,
			count: 3,
			refuse: (other) => {
				const theirs = middle(other);
				if (theirs === null || canHold(bank, fact, 'number', theirs)) return true;
				// Numbers within a factor of two are not a fair choice.
				if (taken.some((one) => theirs / one > 0.5 && theirs / one < 2)) return true;
				taken.push(theirs);
				return false;
			},
			text: numberWords,
			why: (other) => `That is the number given for ${words(other.phrase, locale)}.`
		});
		const body = choiceOf(random, { id: fact.id, text: numberWords(fact) }, distractors);
		const scope = fact.number.scope ? ` (${words(fact.number.scope, locale)})` : '';
		return (
			body && {
				...body,
				stem: speak(locale, {
					en: () => `How many people did ${words(fact.phrase, locale)} involve${scope}?`
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
		const because = (text: string) => sentence(`because ${text}`);
		const distractors = factDistractors({
			bank,
			random,
			fact,
			count: 3,
			// Two deportations of one decade share their reason; two facts of another form do not.
			refuse: (other) =>
				!other.cause || other.form === fact.form || overlaps(other.cause.en, mine.en),
			text: (other) => (other.cause ? because(words(other.cause, locale)) : null),
			why: (other) => `That was the reason for ${words(other.phrase, locale)}.`
		});
		const body = choiceOf(random, { id: fact.id, text: because(words(mine, locale)) }, distractors);
		return (
			body && {
				...body,
				stem: speak(locale, { en: () => `Why did ${words(fact.phrase, locale)} take place?` }),
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
		const distractors = factDistractors({
			bank,
			random,
			fact,
			count: 3,
			refuse: (other) =>
				!other.actor ||
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
					en: () => `Who ordered, led or organised ${words(fact.phrase, locale)}?`
				}),
				fields: ['actor']
			}
		);
	}
});

/** What followed: the consequence of another migration is the wrong answer. */
const consequence = template({
	id: 'consequence',
	kinds: ['migration'],
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		if (!fact.consequence || !isAskable(bank, fact, 'consequence')) return null;
		const mine = fact.consequence;
		const distractors = factDistractors({
			bank,
			random,
			fact,
			count: 3,
			refuse: (other) =>
				!other.consequence ||
				other.form === fact.form ||
				overlaps(other.consequence.en, mine.en) ||
				other.people.some((id) => fact.people.some((one) => related(bank, id, one))),
			text: (other) => (other.consequence ? sentence(words(other.consequence, locale)) : null),
			why: (other) => `That followed ${words(other.phrase, locale)}.`
		});
		const body = choiceOf(
			random,
			{ id: fact.id, text: sentence(words(mine, locale)) },
			distractors
		);
		return (
			body && {
				...body,
				stem: speak(locale, { en: () => `What followed ${words(fact.phrase, locale)}?` }),
				fields: ['consequence']
			}
		);
	}
});

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
				? ` from ${names(bank, fact.from)}`
				: '';
		const verb = {
			deportation: 'were deported',
			settlement: 'settled, coming',
			flight: 'fled',
			'labour migration': 'went to work',
			return: 'returned',
			exchange: 'were exchanged, moving',
			evacuation: 'were evacuated',
			emigration: 'emigrated',
			'slave trade': 'were taken as slaves',
			'forced labour': 'were taken to forced labour'
		}[fact.form];
		const year =
			fact.started.is === 'known' && fact.started.value.about ? `around ${start}` : `from ${start}`;
		const stem = speak(locale, {
			en: () => `Who ${verb}${from} to ${names(bank, fact.to)} ${year}?`
		});
		if (nameIn(stem, key)) return null;
		const body = choiceOf(random, { id: key.id, text: capital(named(key)) }, distractors);
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
