import { choiceOf, orderOf, trueFalseOf } from '../../src/lib/core/bodies.ts';
import type { Bank } from '../../src/lib/core/bank.ts';
import { compare, yearOf } from '../../src/lib/core/date.ts';
import { neighbours } from '../../src/lib/core/distractors.ts';
import type { Option } from '../../src/lib/core/item.ts';
import type { BankFact, FactOf } from '../../src/lib/core/schema/fact.ts';
import type { Locale } from '../../src/lib/core/schema/text.ts';
import { capital, sentence } from '../../src/lib/core/language/en.ts';
import { speak, words } from '../../src/lib/core/speak.ts';
import { template } from '../../src/lib/core/template.ts';
import { isAskable, isSupported, sameAct } from '../../src/lib/core/truth.ts';
import { startOf, verbOf } from './words.ts';

/** Questions that every kind of fact can carry: what is believed, what came first. */

const HISTORY = ['lease', 'treaty', 'migration'] as const;

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

function tellQuestion(fact: FactOf<(typeof HISTORY)[number]>, locale: Locale): string {
	const phrase = words(fact.phrase, locale);
	if (fact.kind === 'lease')
		return isDisputed(fact, 'title')
			? `Who handed over ${phrase} to whom, when, and on what terms?`
			: LEASE_QUESTIONS[fact.title](phrase);
	if (fact.kind === 'migration') return `${capital(phrase)}: who, when and why?`;
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

/** Facts whose order is certain: no two dates overlap, none is openly disputed. */
function certain(chosen: BankFact[], fact: BankFact): boolean {
	const mine = startOf(fact);
	return (
		mine !== null &&
		!mine.date.value.startsWith('-') &&
		chosen.every((one) => {
			const theirs = startOf(one);
			if (!theirs || sameAct(one, fact)) return false;
			const order = compare(theirs.date, mine.date);
			// A rival date a few years off must not change the order.
			const apart = Math.abs(yearOf(theirs.date) - yearOf(mine.date)) >= 3;
			return (order === 'before' || order === 'after') && apart;
		})
	);
}

function inOrder(facts: BankFact[]): BankFact[] {
	return [...facts].sort((a, b) => {
		const [one, other] = [startOf(a), startOf(b)];
		return one && other && compare(one.date, other.date) === 'before' ? -1 : 1;
	});
}

/** A fact as something with a date. Null when its name tells the year, or its date is not certain. */
function datedOption(bank: Bank, fact: BankFact, locale: Locale): Option | null {
	const start = startOf(fact);
	const phrase = words(fact.phrase, locale);
	if (!start || /\d{4}/.test(phrase) || !isAskable(bank, fact, start.field)) return null;
	const year = yearOf(start.date);
	if (fact.kind === 'lease')
		return {
			id: fact.id,
			text: `The agreement on ${phrase}`,
			fact: fact.id,
			why: `That was signed in ${year}.`
		};
	const verb = fact.kind === 'treaty' ? `was ${verbOf(fact)}` : 'began';
	return { id: fact.id, text: capital(phrase), fact: fact.id, why: `That ${verb} in ${year}.` };
}

const first = template({
	id: 'first',
	kinds: HISTORY,
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		const mine = startOf(fact);
		const key = datedOption(bank, fact, locale);
		if (!mine || !key || !certain([], fact)) return null;
		const later: BankFact[] = [];
		const options: Option[] = [];
		for (const other of neighbours(bank, fact, random)) {
			const theirs = startOf(other);
			const option = datedOption(bank, other, locale);
			if (!theirs || !option || compare(mine.date, theirs.date) !== 'before') continue;
			if (!certain([fact, ...later], other)) continue;
			later.push(other);
			options.push(option);
			if (later.length === 3) break;
		}
		const body = choiceOf(random, key, options);
		const what = {
			lease: 'was signed first',
			treaty: 'is the earliest',
			migration: 'began first'
		}[fact.kind];
		return (
			body && {
				...body,
				stem: speak(locale, { en: () => `Which of these ${what}?` }),
				fields: [mine.field]
			}
		);
	}
});

const order = template({
	id: 'order',
	kinds: HISTORY,
	type: 'order',
	version: 1,
	ask(fact, { bank, random, locale }) {
		const mine = startOf(fact);
		if (!mine || !datedOption(bank, fact, locale) || !certain([], fact)) return null;
		const chosen: BankFact[] = [fact];
		for (const other of neighbours(bank, fact, random)) {
			if (!datedOption(bank, other, locale) || !certain(chosen, other)) continue;
			chosen.push(other);
			if (chosen.length === 4) break;
		}
		if (chosen.length < 4) return null;
		const body = orderOf(
			random,
			inOrder(chosen).flatMap((one) => {
				const option = datedOption(bank, one, locale);
				const start = startOf(one);
				return option && start ? { ...option, why: String(yearOf(start.date)) } : [];
			})
		);
		const what = {
			lease: 'agreements in the order of their signature',
			treaty: 'treaties and agreements in the order of their dates',
			migration: 'movements in the order in which they began'
		}[fact.kind];
		return (
			body && {
				...body,
				stem: speak(locale, { en: () => `Put these ${what}, earliest first.` }),
				fields: [mine.field]
			}
		);
	}
});

export const shared = [misconception, tell, first, order];
