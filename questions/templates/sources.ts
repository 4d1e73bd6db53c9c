import { choiceOf, orderOf, trueFalseOf } from '../../src/lib/core/bodies.ts';
import { sourceOf, type Bank } from '../../src/lib/core/bank.ts';
import { compare, yearOf } from '../../src/lib/core/date.ts';
import { neighbours } from '../../src/lib/core/distractors.ts';
import type { BankFact, Dispute } from '../../src/lib/core/schema/fact.ts';
import { capital, sentence } from '../../src/lib/core/language/en.ts';
import { speak, words } from '../../src/lib/core/speak.ts';
import { template } from '../../src/lib/core/template.ts';
import { isAskable, isSupported, sameAct } from '../../src/lib/core/truth.ts';
import { startOf } from './words.ts';

/** Questions that every kind of fact can carry: what is believed, what came first, who says what. */

const HISTORY = ['lease', 'treaty', 'migration'] as const;
const ALL = [...HISTORY, 'statement'] as const;

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

const tell = template({
	id: 'tell',
	kinds: HISTORY,
	type: 'recall',
	version: 1,
	ask(fact, { bank, locale }) {
		if (!isSupported(bank, fact, 'summary')) return null;
		const phrase = words(fact.phrase, locale);
		const question = {
			lease: () => `Who granted ${phrase} to whom, when, and on what terms?`,
			treaty: () => `Who concluded ${phrase}, when, and what did it do?`,
			migration: () => `Who moved in ${phrase}, when, and why?`
		}[fact.kind];
		return {
			type: 'recall',
			stem: speak(locale, { en: question }),
			back: words(fact.summary, locale),
			fields: ['summary']
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

const VERBS = {
	lease: 'was agreed',
	treaty: 'was signed',
	migration: 'began'
} as const;

const first = template({
	id: 'first',
	kinds: HISTORY,
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		const mine = startOf(fact);
		if (!mine || !isAskable(bank, fact, mine.field) || !certain([], fact)) return null;
		const later: BankFact[] = [];
		for (const other of neighbours(bank, fact, random)) {
			const theirs = startOf(other);
			if (!theirs || !isAskable(bank, other, theirs.field)) continue;
			if (!certain([fact, ...later], other) || compare(mine.date, theirs.date) !== 'before')
				continue;
			later.push(other);
			if (later.length === 3) break;
		}
		const option = (one: BankFact) => ({
			id: one.id,
			text: capital(words(one.phrase, locale)),
			fact: one.id,
			why: `That ${VERBS[fact.kind]} in ${yearOf((startOf(one) as { date: { value: string } }).date)}.`
		});
		const body = choiceOf(random, option(fact), later.map(option));
		return (
			body && {
				...body,
				stem: speak(locale, { en: () => `Which of these ${VERBS[fact.kind]} first?` }),
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
		if (!mine || !isAskable(bank, fact, mine.field) || !certain([], fact)) return null;
		const chosen: BankFact[] = [fact];
		for (const other of neighbours(bank, fact, random)) {
			const theirs = startOf(other);
			if (!theirs || !isAskable(bank, other, theirs.field) || !certain(chosen, other)) continue;
			chosen.push(other);
			if (chosen.length === 4) break;
		}
		if (chosen.length < 4) return null;
		const body = orderOf(
			random,
			inOrder(chosen).map((one) => ({
				id: one.id,
				text: capital(words(one.phrase, locale)),
				fact: one.id,
				why: String(yearOf((startOf(one) as { date: { value: string } }).date))
			}))
		);
		const what = {
			lease: 'agreements in the order of their signature',
			treaty: 'treaties in the order of their signature',
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

// About equally long, so that none looks like the learned answer.
const KINDS: Record<Dispute['kind'], string> = {
	open: 'They contradict each other, and no rule decides between them.',
	scope: 'They count or describe different things; both can be right.',
	dated: 'They speak of different times; both can be right in turn.',
	slip: 'One of them is simply a mistake, and the other one corrects it.'
};

/** Voices by name, so that a learner can weigh them; a copy speaks with the voice of its origin. */
function voice(bank: Bank, id: string): string {
	const source = sourceOf(bank, id);
	if (id === 'course-text') return 'the course text';
	if (source.origin) return source.origin;
	const by = source.publisher ?? source.authors?.[0] ?? source.title;
	return source.year ? `${by} (${source.year})` : by;
}

/** Voices that are worth knowing apart: not copies, not encyclopaedias. */
function isNamedVoice(bank: Bank, id: string): boolean {
	return !['weak', 'encyclopedia'].includes(sourceOf(bank, id).standing);
}

const disagreement = template({
	id: 'disagreement',
	kinds: ALL,
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		const dispute = fact.disputes.find((entry) => entry.kind !== 'slip' && entry.note);
		if (!dispute) return null;
		const [one, other] = dispute.positions;
		if (!one || !other) return null;
		const options = Object.entries(KINDS).map(([id, text]) => ({ id, text }));
		const key = options.find((option) => option.id === dispute.kind);
		if (!key) return null;
		const body = choiceOf(
			random,
			key,
			options.filter((option) => option !== key)
		);
		const quoted = (position: typeof one) =>
			`${capital(voice(bank, position.cite.source))}: “${words(position.says, locale)}”`;
		return (
			body && {
				...body,
				stem: speak(locale, {
					en: () =>
						`${words(dispute.question, locale)} ${quoted(one)} · ${quoted(other)} How do these two stand to each other?`
				}),
				explanation: dispute.note ? words(dispute.note, locale) : KINDS[dispute.kind],
				fields: [dispute.field],
				attributed: true
			}
		);
	}
});

const whoSays = template({
	id: 'who-says',
	kinds: ALL,
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		const dispute = fact.disputes.find(
			(entry) => new Set(entry.positions.map((position) => position.cite.source)).size >= 2
		);
		const key = dispute?.positions.find(
			(position) =>
				position.cite.source !== 'course-text' && isNamedVoice(bank, position.cite.source)
		);
		if (!dispute || !key) return null;
		const voices = new Map(
			dispute.positions.map((position) => [position.cite.source, voice(bank, position.cite.source)])
		);
		// Somebody else who speaks of the same field could have said it too.
		const outside = new Map<string, string>();
		for (const near of neighbours(bank, fact, random)) {
			for (const position of near.disputes.flatMap((entry) => entry.positions)) {
				const { source } = position.cite;
				const by = voice(bank, source);
				if (!isNamedVoice(bank, source) || voices.has(source)) continue;
				if (fact.citations.some((citation) => citation.source === source)) continue;
				if (![...voices.values(), ...outside.values()].includes(by)) outside.set(source, by);
			}
			if (outside.size >= 3) break;
		}
		const own = voices.get(key.cite.source) as string;
		const rest = [...voices, ...outside].filter(
			([id, by], index, all) =>
				id !== key.cite.source &&
				by !== own &&
				isNamedVoice(bank, id) &&
				all.findIndex(([, other]) => other === by) === index
		);
		const same = dispute.positions.filter(
			(position) => position.cite.source !== key.cite.source && position.says.en === key.says.en
		);
		if (same.length > 0) return null;
		const body = choiceOf(
			random,
			{ id: key.cite.source, text: capital(own) },
			rest.slice(0, 3).map(([id, by]) => {
				const said = dispute.positions.find((position) => position.cite.source === id);
				return {
					id,
					text: capital(by),
					...(said ? { why: `It says: “${words(said.says, locale)}”` } : {})
				};
			})
		);
		return (
			body && {
				...body,
				stem: speak(locale, {
					en: () => `${words(dispute.question, locale)} Who says: “${words(key.says, locale)}”?`
				}),
				explanation: dispute.note ? words(dispute.note, locale) : words(fact.summary, locale),
				fields: [dispute.field],
				attributed: true
			}
		);
	}
});

export const shared = [misconception, tell, first, order, disagreement, whoSays];
