import { choiceOf, matchOf, multiOf } from '../../src/lib/core/bodies.ts';
import { entityOf, type Bank } from '../../src/lib/core/bank.ts';
import { entityDistractors, factDistractors, neighbours } from '../../src/lib/core/distractors.ts';
import type { Option } from '../../src/lib/core/item.ts';
import { capital, namedIn, sentence, when } from '../../src/lib/core/language/en.ts';
import type { FactOf } from '../../src/lib/core/schema/fact.ts';
import { namesEntity, sharesWord } from '../../src/lib/core/overlap.ts';
import { speak, words } from '../../src/lib/core/speak.ts';
import { template } from '../../src/lib/core/template.ts';
import { isAskable, related, valuesOf, yearOfFact } from '../../src/lib/core/truth.ts';
import { actWord, knownYears, verbOf } from './words.ts';

type Treaty = FactOf<'treaty'>;

/** The same kind of text about the same parties may have done the same thing. */
function alike(bank: Bank, fact: Treaty, other: Treaty): boolean {
	const together = fact.parties.filter((id) => other.parties.some((one) => related(bank, id, one)));
	return fact.subject === other.subject && together.length >= Math.min(2, fact.parties.length);
}

/** Others may have joined later, so the question is about the day of signature. */
function signedOn(fact: Treaty): string {
	return fact.signed.is === 'known'
		? ` when it was ${verbOf(fact)} ${when(fact.signed.value)}`
		: '';
}

/** A state by the name that it had when the treaty was signed. */
function optionOf(bank: Bank, fact: Treaty, id: string): Option {
	return { id, text: capital(namedIn(entityOf(bank, id), yearOfFact(fact))) };
}

const parties = template({
	id: 'parties',
	kinds: ['treaty'],
	type: 'multi',
	version: 1,
	ask(fact, { bank, random, locale }) {
		if (!fact.complete || !isAskable(bank, fact, 'parties')) return null;
		if (fact.parties.length < 2 || fact.parties.length > 12) return null;
		const phrase = words(fact.phrase, locale);
		const hidden = fact.parties.filter((id) => !namesEntity(phrase, entityOf(bank, id)));
		const others = entityDistractors({
			bank,
			random,
			fact,
			field: 'parties',
			count: 3,
			why: (other) => `It was a party to ${words(other.phrase, locale)}.`
		});
		const keys = random.shuffle(hidden).slice(0, 4);
		const body = multiOf(
			random,
			keys.map((id) => optionOf(bank, fact, id)),
			others
		);
		return (
			body && {
				...body,
				stem: speak(locale, {
					en: () => `Which of these were parties to ${phrase}${signedOn(fact)}? Choose all.`
				}),
				fields: ['parties']
			}
		);
	}
});

const otherParty = template({
	id: 'other-party',
	kinds: ['treaty'],
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		if (!fact.complete || fact.parties.length !== 2 || !isAskable(bank, fact, 'parties'))
			return null;
		const phrase = words(fact.phrase, locale);
		const [first, second] = fact.parties as [string, string];
		const hidden = [second, first].find((id) => !namesEntity(phrase, entityOf(bank, id)));
		if (!hidden) return null;
		const asked = hidden === first ? second : first;
		const distractors = entityDistractors({
			bank,
			random,
			fact: { ...fact, parties: [hidden, asked] },
			field: 'parties',
			count: 3,
			why: (other) => `It was a party to ${words(other.phrase, locale)}.`
		});
		const body = choiceOf(random, optionOf(bank, fact, hidden), distractors);
		const partner = namedIn(entityOf(bank, asked), yearOfFact(fact));
		return (
			body && {
				...body,
				stem: speak(locale, {
					en: () => `Who was the other party to ${phrase}, beside ${partner}?`
				}),
				fields: ['parties']
			}
		);
	}
});

const signed = template({
	id: 'signed',
	kinds: ['treaty'],
	type: 'year',
	version: 1,
	ask(fact, { bank, locale }) {
		const key = valuesOf(fact, 'signed')[0];
		if (typeof key !== 'number' || fact.signed.is !== 'known' || !isAskable(bank, fact, 'signed'))
			return null;
		const phrase = words(fact.phrase, locale);
		const day = when(fact.signed.value);
		return {
			type: 'year',
			key: { from: key, to: key },
			near: key < 1900 ? 2 : 1,
			known: knownYears(bank, fact, 'signed', { from: key, to: key }, locale),
			stem: speak(locale, { en: () => `In which year was ${phrase} ${verbOf(fact)}?` }),
			explanation: `${capital(phrase)} was ${verbOf(fact)} ${day}. ${words(fact.summary, locale)}`,
			fields: ['signed']
		};
	}
});

const place = template({
	id: 'signed-at',
	kinds: ['treaty'],
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		if (!fact.place || !isAskable(bank, fact, 'place')) return null;
		const key = entityOf(bank, fact.place);
		const phrase = words(fact.phrase, locale);
		if (namesEntity(phrase, key)) return null;
		const distractors = entityDistractors({
			bank,
			random,
			fact,
			field: 'place',
			count: 3,
			why: (other) => `${capital(words(other.phrase, locale))} was ${verbOf(other)} there.`
		});
		const body = choiceOf(random, optionOf(bank, fact, key.id), distractors);
		return (
			body && {
				...body,
				stem: speak(locale, { en: () => `Where was ${phrase} ${verbOf(fact)}?` }),
				fields: ['place']
			}
		);
	}
});

function outcomeWords(fact: Treaty): string {
	return sentence(`it ${fact.outcome.en}`);
}

const outcome = template({
	id: 'outcome',
	kinds: ['treaty'],
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		if (!isAskable(bank, fact, 'outcome')) return null;
		const phrase = words(fact.phrase, locale);
		const distractors = factDistractors({
			bank,
			random,
			fact,
			field: 'outcome',
			count: 3,
			refuse: (other) => alike(bank, fact, other) || sharesWord(other.outcome.en, phrase),
			text: outcomeWords,
			why: (other) => `That was ${words(other.phrase, locale)}.`
		});
		if (sharesWord(fact.outcome.en, phrase)) return null;
		const body = choiceOf(random, { id: fact.id, text: outcomeWords(fact) }, distractors);
		return (
			body && {
				...body,
				stem: speak(locale, { en: () => `What did ${phrase} do?` }),
				fields: ['outcome']
			}
		);
	}
});

const whichTreaty = template({
	id: 'which-treaty',
	kinds: ['treaty'],
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		const label = words(fact.label, locale);
		if (!isAskable(bank, fact, 'outcome') || sharesWord(fact.outcome.en, label)) return null;
		const distractors = factDistractors({
			bank,
			random,
			fact,
			field: 'outcome',
			count: 3,
			refuse: (other) => alike(bank, fact, other) || sharesWord(fact.outcome.en, other.label.en),
			text: (other) => words(other.label, locale),
			why: (other) => outcomeWords(other)
		});
		const body = choiceOf(random, { id: fact.id, text: label }, distractors);
		return (
			body && {
				...body,
				stem: speak(locale, { en: () => `Which of these ${words(fact.outcome, locale)}?` }),
				fields: ['outcome']
			}
		);
	}
});

const matchOutcome = template({
	id: 'match-outcome',
	kinds: ['treaty'],
	type: 'match',
	version: 1,
	ask(fact, { bank, random, locale }) {
		const askable = (other: Treaty) =>
			isAskable(bank, other, 'outcome') && !sharesWord(other.outcome.en, other.label.en);
		if (!askable(fact)) return null;
		const chosen: Treaty[] = [fact];
		for (const other of neighbours(bank, fact, random).filter(askable)) {
			if (chosen.some((one) => alike(bank, one, other) || one.event === other.id)) continue;
			chosen.push(other);
			if (chosen.length === 4) break;
		}
		const spare = chosen.length === 4 ? (chosen.pop() as Treaty) : null;
		const body =
			spare &&
			matchOf(
				random,
				chosen.map((other) => ({
					left: { id: other.id, text: words(other.label, locale), fact: other.id },
					right: { id: `outcome-${other.id}`, text: outcomeWords(other) }
				})),
				{
					id: `outcome-${spare.id}`,
					text: outcomeWords(spare),
					why: `The spare belongs to ${words(spare.phrase, locale)}.`
				}
			);
		return (
			body && {
				...body,
				stem: speak(locale, {
					en: () => 'Match each of these acts to what it did. One outcome is left over.'
				}),
				fields: ['outcome']
			}
		);
	}
});

const ended = template({
	id: 'treaty-ended',
	kinds: ['treaty'],
	type: 'year',
	version: 1,
	ask(fact, { bank, locale }) {
		const key = valuesOf(fact, 'ended')[0];
		if (typeof key !== 'number' || fact.ended.is !== 'known' || !isAskable(bank, fact, 'ended'))
			return null;
		const phrase = words(fact.phrase, locale);
		const day = when(fact.ended.value);
		return {
			type: 'year',
			key: { from: key, to: key },
			near: 1,
			known: knownYears(bank, fact, 'ended', { from: key, to: key }, locale),
			stem: speak(locale, { en: () => `In which year did ${phrase} cease to apply?` }),
			explanation: `${words(fact.summary, locale)} ${capital(phrase)} ceased to apply ${day}.`,
			fields: ['ended']
		};
	}
});

const nameTreaty = template({
	id: 'name-treaty',
	kinds: ['treaty'],
	type: 'short',
	version: 1,
	ask(fact, { bank, locale }) {
		if (fact.aliases.length === 0 || !isAskable(bank, fact, 'outcome')) return null;
		if (!isAskable(bank, fact, 'signed') || fact.signed.is !== 'known') return null;
		const label = words(fact.label, locale);
		if (sharesWord(fact.outcome.en, label)) return null;
		const year = valuesOf(fact, 'signed')[0];
		return {
			type: 'short',
			key: label.replace(/ \(\d{4}\)$/, ''),
			accept: [label, words(fact.phrase, locale), ...fact.aliases],
			known: [],
			stem: speak(locale, {
				en: () => `Name the ${actWord(fact)} of ${year} that ${words(fact.outcome, locale)}.`
			}),
			fields: ['outcome', 'signed']
		};
	}
});

export const treaties = [
	parties,
	otherParty,
	signed,
	place,
	outcome,
	whichTreaty,
	matchOutcome,
	ended,
	nameTreaty
];
