import { choiceOf, orderOf, trueFalseOf } from '../../src/lib/core/bodies.ts';
import type { Bank } from '../../src/lib/core/bank.ts';
import { compare, yearOf } from '../../src/lib/core/date.ts';
import { neighbours } from '../../src/lib/core/distractors.ts';
import type { Option } from '../../src/lib/core/item.ts';
import type { BankFact, FactOf } from '../../src/lib/core/schema/fact.ts';
import type { HistoricalDate } from '../../src/lib/core/schema/time.ts';
import type { Locale } from '../../src/lib/core/schema/text.ts';
import { capital, sentence } from '../../src/lib/core/language/en.ts';
import { speak, words } from '../../src/lib/core/speak.ts';
import { template, type Context } from '../../src/lib/core/template.ts';
import { isAskable, isSupported, sameAct, yearOfFact } from '../../src/lib/core/truth.ts';
import { actOf, begunWords, HISTORY, startOf, verbOf, type Dateable } from './words.ts';

/** Questions that every kind of fact can carry: what is believed, what came first. */

const misconception = template({
	id: 'true-false',
	kinds: HISTORY,
	type: 'true-false',
	version: 1,
	ask(fact, { bank, random, locale }) {
		if (fact.misconceptions.length === 0) return null;
		if (!isSupported(bank, fact, 'misconceptions') && !isSupported(bank, fact, 'summary'))
			return null;
		const chosen = random.pick(fact.misconceptions);
		const correct = sentence(words(chosen.correct, locale));
		return {
			...trueFalseOf(random, { right: correct, wrong: sentence(words(chosen.wrong, locale)) }),
			stem: speak(locale, { en: () => 'True or false?' }),
			explanation: `${correct} ${words(fact.summary, locale)}`,
			fields: ['misconceptions', 'summary']
		};
	}
});

const LEASE_QUESTIONS: Record<FactOf<'lease'>['title'], (phrase: string) => string> = {
	lease: (phrase) => `Who granted the use of ${phrase} to whom, when, and on what terms?`,
	'rent-free use': (phrase) => LEASE_QUESTIONS.lease(phrase),
	concession: (phrase) => LEASE_QUESTIONS.lease(phrase),
	'right of use': (phrase) => LEASE_QUESTIONS.lease(phrase),
	sale: (phrase) => `Who sold ${phrase} to whom, when, and on what terms?`,
	cession: (phrase) => `Who gave up ${phrase} to whom, and on what terms?`,
	'land swap': (phrase) => `Who exchanged ${phrase} with whom, when, and on what terms?`,
	'retained sovereignty': (phrase) => `Who kept ${phrase}, and how did that come about?`,
	'presence without title': (phrase) => `Who was in ${phrase}, and with what right?`
};
const MAKERS = { signed: 'signed', sworn: 'swore', adopted: 'adopted' };

/** Sources contradict each other here: a question may not take one side. */
function isDisputed(fact: BankFact, field: string): boolean {
	return fact.disputes.some((dispute) => dispute.kind === 'open' && dispute.field === field);
}

function tellQuestion(fact: Dateable, locale: Locale): string {
	const phrase = words(fact.phrase, locale);
	if (fact.kind === 'lease' && fact.effect)
		return fact.effect === 'planned'
			? `What was planned for ${phrase}: by whom, for whom, and on what terms?`
			: `Who agreed to grant the use of ${phrase} to whom, when, and what came of it?`;
	if (fact.kind === 'lease')
		return isDisputed(fact, 'title')
			? `Who handed over ${phrase} to whom, when, and on what terms?`
			: LEASE_QUESTIONS[fact.title](phrase);
	if (fact.kind === 'migration')
		return `${capital(phrase)}: who, when and ${fact.cause ? 'why' : 'where to'}?`;
	return `Who ${MAKERS[verbOf(fact)]} ${phrase}, when, and what did it do?`;
}

const tell = template({
	id: 'tell',
	kinds: HISTORY,
	type: 'recall',
	version: 1,
	ask(fact, { bank, locale }) {
		if (!isSupported(bank, fact, 'summary')) return null;
		const cause = fact.kind === 'migration' && fact.cause;
		const why = cause ? ` It happened because ${words(cause, locale)}.` : '';
		return {
			type: 'recall',
			stem: speak(locale, { en: () => tellQuestion(fact, locale) }),
			back: words(fact.summary, locale) + why,
			fields: cause ? ['summary', 'cause'] : ['summary']
		};
	}
});

/** Two dates this near could change places by a rival source; much further apart, nobody has to think. */
const LEAST_APART = 3;
const ONE_LIFE = 40;

/** A fact as something with a date, to be put in order. */
interface Dated {
	fact: BankFact;
	field: string;
	date: HistoricalDate;
	option: Option;
}

/** Null when its name tells the year, or its date is not certain, or too old to compare. */
function dated(bank: Bank, fact: Dateable, locale: Locale): Dated | null {
	const start = startOf(fact);
	if (!start || start.date.value.startsWith('-')) return null;
	if (/\d{4}/.test(fact.phrase.en)) return null;
	if (!isAskable(bank, fact, start.field)) return null;
	const text = capital(actOf(fact, locale));
	const why = `That ${begunWords(fact)} in ${yearOf(start.date)}.`;
	return { fact, ...start, option: { id: fact.id, text, fact: fact.id, why } };
}

function apart(one: BankFact, other: BankFact): number {
	return Math.abs((yearOfFact(one) ?? Infinity) - (yearOfFact(other) ?? Infinity));
}

/** Whether it is certain which of the two came first. */
function isClear(one: Dated, other: Dated): boolean {
	return (
		!sameAct(one.fact, other.fact) &&
		Math.abs(yearOf(one.date) - yearOf(other.date)) >= LEAST_APART &&
		['before', 'after'].includes(compare(one.date, other.date))
	);
}

/** Others of its kind that came clearly before or after it: first those of one lifetime, then the nearest. */
function* datedOthers(self: Dated, { bank, random, locale }: Context): Generator<Dated> {
	const others = neighbours(bank, self.fact as Dateable, random);
	const clear = function* (list: readonly Dateable[]): Generator<Dated> {
		for (const other of list) {
			const found = dated(bank, other, locale);
			if (found && isClear(self, found)) yield found;
		}
	};
	yield* clear(others.filter((other) => apart(self.fact, other) <= ONE_LIFE));
	const far = others.filter((other) => apart(self.fact, other) > ONE_LIFE);
	yield* clear(far.sort((a, b) => apart(self.fact, a) - apart(self.fact, b)));
}

function isEarlier(one: Dated, other: Dated): boolean {
	return compare(one.date, other.date) === 'before';
}

const first = template({
	id: 'first',
	kinds: HISTORY,
	type: 'choice',
	version: 2,
	ask(fact, context) {
		const { bank, random, locale } = context;
		const self = dated(bank, fact, locale);
		if (!self) return null;
		const later: Option[] = [];
		for (const other of datedOthers(self, context)) {
			if (isEarlier(self, other)) later.push(other.option);
			if (later.length === 3) break;
		}
		const body = choiceOf(random, self.option, later);
		const what = {
			lease: 'was signed first',
			treaty: 'is the earliest',
			migration: 'began first'
		}[fact.kind];
		return (
			body && {
				...body,
				stem: speak(locale, { en: () => `Which of these ${what}?` }),
				fields: [self.field]
			}
		);
	}
});

const order = template({
	id: 'order',
	kinds: HISTORY,
	type: 'order',
	version: 2,
	ask(fact, context) {
		const { bank, random, locale } = context;
		const self = dated(bank, fact, locale);
		if (!self) return null;
		const chosen = [self];
		for (const other of datedOthers(self, context)) {
			if (chosen.every((one) => isClear(one, other))) chosen.push(other);
			if (chosen.length === 4) break;
		}
		if (chosen.length < 4) return null;
		const sorted = chosen.sort((a, b) => (isEarlier(a, b) ? -1 : 1));
		const body = orderOf(
			random,
			sorted.map(({ option, date }) => ({ ...option, why: String(yearOf(date)) }))
		);
		const what = {
			lease: 'agreements in the order of their signature',
			treaty: 'in the order of their dates',
			migration: 'movements in the order in which they began'
		}[fact.kind];
		return (
			body && {
				...body,
				stem: speak(locale, { en: () => `Put these ${what}, earliest first.` }),
				fields: [self.field]
			}
		);
	}
});

export const shared = [misconception, tell, first, order];
