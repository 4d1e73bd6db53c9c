import { choiceOf, matchOf } from '../../src/lib/core/bodies.ts';
import { factDistractors, neighbours, yearDistractors } from '../../src/lib/core/distractors.ts';
import { capital, sentence } from '../../src/lib/core/language/en.ts';
import type { BankFact } from '../../src/lib/core/schema/fact.ts';
import type { Locale } from '../../src/lib/core/schema/text.ts';
import { speak, words } from '../../src/lib/core/speak.ts';
import { template } from '../../src/lib/core/template.ts';
import { canHold, isAskable, sameAct, valuesOf } from '../../src/lib/core/truth.ts';
import { isGranted, lessees, signing, type Lease } from './grants.ts';
import { knownYears, qualified, rentWords, roundRentWords } from './words.ts';

/** When the use of a site was agreed, until when, for how long, and for how much. */

/** `was Russia to be given`: where it came to nothing. */
function toBe(fact: Lease): string {
	return fact.effect ? ' to be' : '';
}

/** An end that was past when the term was read or signed is no possible end. */
function isPast(fact: Lease, end: string | number): boolean {
	const signed = valuesOf(fact, 'signed')[0];
	const read = fact.ends.is === 'known' ? (fact.ends.asOf ?? signed) : signed;
	return typeof read === 'number' && Number(end) <= read;
}

const until = template({
	id: 'until',
	kinds: ['lease'],
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		if (!isGranted(fact) || !isAskable(bank, fact, 'ends')) return null;
		const key = valuesOf(fact, 'ends')[0];
		if (typeof key !== 'number') return null;
		const distractors = yearDistractors({
			bank,
			random,
			fact,
			field: 'ends',
			count: 3,
			reach: 60,
			refuse: (other) => {
				const end = valuesOf(other, 'ends')[0];
				return (
					!isGranted(other) ||
					end === undefined ||
					isPast(fact, end) ||
					canHold(bank, fact, 'ended', end)
				);
			},
			why: (other) =>
				`${valuesOf(other, 'ends')[0]} is the year for ${words(other.phrase, locale)}.`
		});
		const body = choiceOf(random, { id: String(key), text: String(key) }, distractors);
		return (
			body && {
				...body,
				stem: speak(locale, {
					en: () =>
						`Until which year was ${lessees(bank, fact)}${toBe(fact)} given the use of ${words(fact.phrase, locale)}${qualified(fact.ends, locale)}?`
				}),
				fields: ['ends']
			}
		);
	}
});

const matchUntil = template({
	id: 'match-until',
	kinds: ['lease'],
	type: 'match',
	version: 1,
	ask(fact, { bank, random, locale }) {
		const askable = (other: Lease) =>
			isGranted(other) &&
			isAskable(bank, other, 'ends') &&
			typeof valuesOf(other, 'ends')[0] === 'number';
		if (!askable(fact)) return null;
		const end = (other: Lease) => String(valuesOf(other, 'ends')[0]);
		const chosen: Lease[] = [fact];
		for (const other of neighbours(bank, fact, random).filter(askable)) {
			const clash = chosen.some(
				(one) =>
					sameAct(one, other) ||
					canHold(bank, one, 'ends', Number(end(other))) ||
					canHold(bank, other, 'ends', Number(end(one)))
			);
			if (!clash) chosen.push(other);
			if (chosen.length === 4) break;
		}
		const spare = chosen.length === 4 ? (chosen.pop() as Lease) : null;
		const body =
			spare &&
			matchOf(
				random,
				chosen.map((other) => ({
					left: {
						id: other.id,
						text: `${capital(words(other.phrase, locale))}${qualified(other.ends, locale)}`,
						fact: other.id
					},
					right: { id: end(other), text: end(other) }
				})),
				{
					id: end(spare),
					text: end(spare),
					why: `${end(spare)} belongs to ${words(spare.phrase, locale)}.`
				}
			);
		return (
			body && {
				...body,
				stem: speak(locale, {
					en: () =>
						'Until which year did the agreement on each site grant its use? One year is left over.'
				}),
				fields: ['ends']
			}
		);
	}
});

const signed = template({
	id: 'lease-signed',
	kinds: ['lease'],
	type: 'year',
	version: 1,
	ask(fact, { bank, locale }) {
		if (!isAskable(bank, fact, 'signed')) return null;
		const key = valuesOf(fact, 'signed')[0];
		if (typeof key !== 'number') return null;
		const verb = isGranted(fact) ? 'on the use of' : 'on';
		return {
			type: 'year',
			key: { from: key, to: key },
			near: 1,
			known: knownYears(bank, fact, 'signed', { from: key, to: key }, locale),
			stem: speak(locale, {
				en: () =>
					`In which year was the agreement ${verb} ${words(fact.phrase, locale)} signed${qualified(fact.signed, locale)}?`
			}),
			fields: ['signed']
		};
	}
});

const term = template({
	id: 'term',
	kinds: ['lease'],
	type: 'numeric',
	version: 1,
	ask(fact, { bank, locale }) {
		if (!isGranted(fact) || fact.term.is !== 'known' || !isAskable(bank, fact, 'term')) return null;
		const key = fact.term.value;
		return {
			type: 'numeric',
			key,
			low: key,
			high: key,
			unit: 'years',
			stem: speak(locale, {
				en: () =>
					`For how many years was ${lessees(bank, fact)}${toBe(fact)} given the use of ${words(fact.phrase, locale)}${signing(fact)}${qualified(fact.term, locale)}?`
			}),
			fields: ['term']
		};
	}
});

/** The exact rent of a site, with what the sources say of it. */
function rentOf(fact: Lease, locale: Locale): string {
	const site = `${capital(words(fact.phrase, locale))}${qualified(fact.rent, locale)}`;
	const note = fact.rent.is === 'known' && fact.rent.value.note;
	return `${sentence(`${site}: ${rentWords(fact.rent)}`)}${note ? ` ${words(note, locale)}` : ''}`;
}

function currencyOf(fact: BankFact | undefined): string | null {
	return fact?.kind === 'lease' && fact.rent.is === 'known' ? fact.rent.value.currency : null;
}

const rent = template({
	id: 'rent',
	kinds: ['lease'],
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		if (!isGranted(fact) || !isAskable(bank, fact, 'rent')) return null;
		if (fact.rent.is !== 'known' && fact.rent.is !== 'none') return null;
		const mine = fact.rent.is === 'known' ? fact.rent.value.amount : 0;
		const distractors = factDistractors({
			bank,
			random,
			fact,
			field: 'rent',
			count: 3,
			refuse: (other) => {
				if (other.rent.is === 'none') return mine === 0;
				if (other.rent.is !== 'known') return true;
				// A rent within a quarter of the key is a matter of rounding, not of knowing.
				const ratio = other.rent.value.amount / mine;
				return (
					canHold(bank, fact, 'rent', other.rent.value.amount) || (ratio > 0.75 && ratio < 1.34)
				);
			},
			text: (other) => capital(roundRentWords(other.rent)),
			why: (other) => rentOf(other, locale)
		});
		// A currency that stands there once would name its country, and so the answer.
		const currencies = new Set(
			distractors.map(({ fact: id }) => currencyOf(bank.facts.get(id ?? '')))
		);
		if (fact.rent.is === 'known' && !currencies.has(fact.rent.value.currency)) return null;
		const body = choiceOf(
			random,
			{ id: fact.id, text: capital(roundRentWords(fact.rent)) },
			distractors
		);
		return (
			body && {
				...body,
				stem: speak(locale, {
					en: () =>
						`What rent do the sources give for the use of ${words(fact.phrase, locale)}${qualified(fact.rent, locale)}?`
				}),
				explanation: `${rentOf(fact, locale)} ${words(fact.summary, locale)}`,
				fields: ['rent']
			}
		);
	}
});

export const terms = [until, signed, term, rent, matchUntil];
