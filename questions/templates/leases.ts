import { choiceOf, matchOf, multiOf } from '../../src/lib/core/bodies.ts';
import { entityOf, factsOf, type Bank } from '../../src/lib/core/bank.ts';
import {
	entityDistractors,
	factDistractors,
	neighbours,
	yearDistractors
} from '../../src/lib/core/distractors.ts';
import type { Option } from '../../src/lib/core/item.ts';
import {
	amount,
	capital,
	date,
	namedIn,
	rounded,
	sentence
} from '../../src/lib/core/language/en.ts';
import type { BankFact, FactOf } from '../../src/lib/core/schema/fact.ts';
import type { Locale } from '../../src/lib/core/schema/text.ts';
import { speak, words } from '../../src/lib/core/speak.ts';
import { template } from '../../src/lib/core/template.ts';
import {
	canHold,
	isAskable,
	related,
	sameAct,
	valuesOf,
	yearOfFact
} from '../../src/lib/core/truth.ts';
import { knownYears, names, qualified, rentWords, roundRentWords } from './words.ts';

type Lease = FactOf<'lease'>;

const GRANTED: Lease['title'][] = ['lease', 'rent-free use', 'concession', 'right of use'];

/** Its use was granted, and the land kept its owner. */
function isGranted(fact: Lease): boolean {
	return GRANTED.includes(fact.title);
}

function signing(fact: Lease): string {
	return fact.signed.is === 'known' ? ` under the agreement of ${date(fact.signed.value)}` : '';
}

/** The two sides by the names that they had. */
function lessors(bank: Bank, fact: Lease): string {
	return names(bank, fact.lessor, yearOfFact(fact));
}
function lessees(bank: Bank, fact: Lease): string {
	return names(bank, fact.lessee, yearOfFact(fact));
}

/** Facts that a learner takes for this one, or this one for them. */
function confused(bank: Bank, fact: Lease): Lease[] {
	return factsOf(bank, 'lease').filter(
		(other) => fact.confusedWith.includes(other.id) || other.confusedWith.includes(fact.id)
	);
}

/** Whether one state holds so many of the sites that its name is always a good guess. */
function isUsualTenant(bank: Bank, id: string): boolean {
	const sites = factsOf(bank, 'lease').filter(isGranted);
	const held = sites.filter((site) => site.lessee.some((one) => related(bank, one, id)));
	return held.length > sites.length / 3;
}

/** A tenant is worth asking when it is not the usual one, or when a site easily confused had another. */
function isTelling(bank: Bank, fact: Lease): boolean {
	const [mine = ''] = fact.lessee;
	return (
		!isUsualTenant(bank, mine) ||
		confused(bank, fact).some(
			(other) => isGranted(other) && !other.lessee.some((id) => related(bank, id, mine))
		)
	);
}

const tenant = template({
	id: 'tenant',
	kinds: ['lease'],
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		if (!isGranted(fact) || fact.lessee.length !== 1 || !isAskable(bank, fact, 'lessee'))
			return null;
		if (!isTelling(bank, fact)) return null;
		const key = entityOf(bank, fact.lessee[0] as string);
		const distractors = entityDistractors({
			bank,
			random,
			fact,
			field: 'lessee',
			count: 3,
			unlike: fact.lessor,
			refuse: (other) => !isGranted(other),
			why: (other) =>
				`${capital(lessees(bank, other))} got the use of ${words(other.phrase, locale)}.`
		});
		const text = capital(namedIn(key, yearOfFact(fact)));
		const body = choiceOf(random, { id: key.id, text }, distractors);
		return (
			body && {
				...body,
				stem: speak(locale, {
					en: () => `Who got the use of ${words(fact.phrase, locale)}${signing(fact)}?`
				}),
				fields: ['lessee']
			}
		);
	}
});

const landlord = template({
	id: 'landlord',
	kinds: ['lease'],
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		if (!isGranted(fact) || fact.lessor.length !== 1 || !isAskable(bank, fact, 'lessor'))
			return null;
		const key = entityOf(bank, fact.lessor[0] as string);
		const distractors = entityDistractors({
			bank,
			random,
			fact,
			field: 'lessor',
			count: 3,
			unlike: fact.lessee,
			refuse: (other) => !isGranted(other),
			why: (other) =>
				`${capital(lessors(bank, other))} granted the use of ${words(other.phrase, locale)}.`
		});
		const text = capital(namedIn(key, yearOfFact(fact)));
		const body = choiceOf(random, { id: key.id, text }, distractors);
		return (
			body && {
				...body,
				stem: speak(locale, {
					en: () =>
						`Who granted ${lessees(bank, fact)} the use of ${words(fact.phrase, locale)}${signing(fact)}?`
				}),
				fields: ['lessor']
			}
		);
	}
});

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
						`Until which year was ${lessees(bank, fact)} given the use of ${words(fact.phrase, locale)}${qualified(fact.ends, locale)}?`
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
			known: knownYears(fact, 'signed', { from: key, to: key }, locale),
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
					`For how many years was ${lessees(bank, fact)} given the use of ${words(fact.phrase, locale)}${signing(fact)}${qualified(fact.term, locale)}?`
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

const FAMILIES: Record<string, { titles: Lease['title'][]; text: string }> = {
	granted: {
		titles: GRANTED,
		text: 'Its use was granted; the land kept its owner.'
	},
	sold: { titles: ['sale'], text: 'It was sold for good.' },
	ceded: { titles: ['cession'], text: 'It was handed over for good, without payment or exchange.' },
	swapped: { titles: ['land swap'], text: 'It was exchanged for other land.' },
	kept: {
		titles: ['retained sovereignty'],
		text: 'One state kept it as its own when the rest became independent.'
	},
	untitled: {
		titles: ['presence without title'],
		text: 'Forces were there without a title that both sides accepted.'
	}
};

function familyOf(fact: Lease): string | undefined {
	return Object.keys(FAMILIES).find((id) => FAMILIES[id]?.titles.includes(fact.title));
}

/** Nearly every site was granted: only what was not, and what is taken for it, is worth asking. */
function isContrast(bank: Bank, fact: Lease): boolean {
	return (
		!isGranted(fact) ||
		confused(bank, fact).some((other) => !isGranted(other) && isAskable(bank, other, 'title'))
	);
}

const title = template({
	id: 'title',
	kinds: ['lease'],
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		if (!isAskable(bank, fact, 'title') || !isContrast(bank, fact)) return null;
		const options: Option[] = Object.entries(FAMILIES).map(([id, { text }]) => ({ id, text }));
		const key = options.find((option) => option.id === familyOf(fact));
		if (!key) return null;
		const distractors = random.shuffle(options.filter((option) => option !== key)).slice(0, 3);
		const example = (id: string) =>
			neighbours(bank, fact, random).find(
				(other) => familyOf(other) === id && isAskable(bank, other, 'title')
			);
		const body = choiceOf(
			random,
			key,
			distractors.map((option) => {
				const other = example(option.id);
				return other
					? {
							...option,
							why: `That is the case of ${words(other.phrase, locale)}.`,
							fact: other.id
						}
					: option;
			})
		);
		return (
			body && {
				...body,
				stem: speak(locale, {
					en: () => `What did the agreement do with ${words(fact.phrase, locale)}?`
				}),
				fields: ['title']
			}
		);
	}
});

const country = template({
	id: 'country',
	kinds: ['lease'],
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		if (!fact.country || !isAskable(bank, fact, 'country')) return null;
		// Where the lessor still holds the land, its name would answer the question.
		if (fact.lessor.includes(fact.country)) return null;
		const key = entityOf(bank, fact.country);
		const distractors = entityDistractors({
			bank,
			random,
			fact,
			field: 'country',
			count: 3,
			year: null,
			refuse: (other) => entityOf(bank, other.country ?? key.id).lifetime?.to !== undefined,
			why: (other) => `That is where to look for ${words(other.phrase, locale)}.`
		});
		const text = capital(namedIn(key, null));
		const body = choiceOf(random, { id: key.id, text }, distractors);
		return (
			body && {
				...body,
				stem: speak(locale, {
					en: () =>
						`In which state of a present-day map would you look for ${words(fact.phrase, locale)}?`
				}),
				fields: ['country']
			}
		);
	}
});

const area = template({
	id: 'area',
	kinds: ['lease'],
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		if (fact.area.is !== 'known' || !isAskable(bank, fact, 'area')) return null;
		const mine = fact.area.value;
		const text = (hectares: number) => capital(`${rounded(hectares)} hectares`);
		const exact = (site: Lease) =>
			site.area.is === 'known'
				? `${capital(words(site.phrase, locale))}${qualified(site.area, locale)}: ${amount(site.area.value)} hectares.`
				: '';
		const distractors = factDistractors({
			bank,
			random,
			fact,
			field: 'area',
			count: 3,
			refuse: (other) => {
				if (other.area.is !== 'known') return true;
				const ratio = other.area.value / mine;
				return (ratio > 0.6 && ratio < 1.7) || canHold(bank, fact, 'area', other.area.value);
			},
			text: (other) => (other.area.is === 'known' ? text(other.area.value) : null),
			why: exact
		});
		const body = choiceOf(random, { id: fact.id, text: text(mine) }, distractors);
		return (
			body && {
				...body,
				stem: speak(locale, {
					en: () =>
						`What area is given for ${words(fact.phrase, locale)}${qualified(fact.area, locale)}?`
				}),
				explanation: `${exact(fact)} ${words(fact.summary, locale)}`,
				fields: ['area']
			}
		);
	}
});

/** Sites that one owner granted to one user, against sites where either was another. */
const granted = template({
	id: 'granted-sites',
	kinds: ['lease'],
	type: 'multi',
	version: 1,
	ask(fact, { bank, random, locale }) {
		if (!isGranted(fact) || fact.lessor.length !== 1 || fact.lessee.length !== 1) return null;
		const [lessor, lessee] = [fact.lessor[0] as string, fact.lessee[0] as string];
		const sides = (other: Lease): [boolean, boolean] => [
			other.lessor.some((id) => related(bank, id, lessor)),
			other.lessee.some((id) => related(bank, id, lessee))
		];
		const askable = (other: Lease) =>
			isGranted(other) && isAskable(bank, other, 'lessor') && isAskable(bank, other, 'lessee');
		if (!askable(fact)) return null;
		const near = neighbours(bank, fact, random).filter(askable);
		const option = (other: Lease): Option => ({
			id: other.id,
			text: capital(words(other.phrase, locale)),
			why: `${capital(lessors(bank, other))} granted it to ${lessees(bank, other)}.`,
			fact: other.id
		});
		const keys = near.filter((other) => other.lessor[0] === lessor && other.lessee[0] === lessee);
		const others = near.filter((other) => sides(other).filter(Boolean).length < 2);
		const body = multiOf(
			random,
			[fact, ...keys.slice(0, 1 + random.int(2))].map(option),
			others.slice(0, 3).map(option)
		);
		return (
			body && {
				...body,
				stem: speak(locale, {
					en: () =>
						`Which of these did ${lessors(bank, fact)} grant to ${lessees(bank, fact)} for its use? Choose all.`
				}),
				explanation: sentence(words(fact.summary, locale)),
				fields: ['lessor', 'lessee']
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
					en: () => 'Until which year was the use of each site granted? One year is left over.'
				}),
				fields: ['ends']
			}
		);
	}
});

/** Only one lease of the bank may fit the description. */
function fits(bank: Bank, fact: Lease): boolean {
	return (
		factsOf(bank, 'lease').filter(
			(other) =>
				other.object === fact.object &&
				other.id !== fact.id &&
				other.lessor.some((id) => fact.lessor.some((mine) => related(bank, id, mine))) &&
				other.lessee.some((id) => fact.lessee.some((mine) => related(bank, id, mine)))
		).length === 0
	);
}

const name = template({
	id: 'name-site',
	kinds: ['lease'],
	type: 'short',
	version: 1,
	ask(fact, { bank, locale }) {
		if (!isGranted(fact) || fact.aliases.length === 0 || !fits(bank, fact)) return null;
		if (!['lessor', 'lessee', 'object'].every((field) => isAskable(bank, fact, field))) return null;
		const article = /^[aeiou]/.test(fact.object) ? 'an' : 'a';
		return {
			type: 'short',
			key: fact.aliases[0] as string,
			accept: [...fact.aliases.slice(1), words(fact.label, locale)],
			known: fact.confusedWith.flatMap((id) => {
				const other = bank.facts.get(id);
				return (other?.aliases ?? []).map((text) => ({
					text,
					why: `That is ${words(other?.phrase ?? { en: text }, locale)}.`
				}));
			}),
			stem: speak(locale, {
				en: () =>
					`${capital(lessors(bank, fact))} granted ${lessees(bank, fact)} the use of ${article} ${fact.object}. What is it called?`
			}),
			fields: ['lessor', 'lessee', 'object']
		};
	}
});

export const leases = [
	tenant,
	landlord,
	until,
	signed,
	term,
	rent,
	title,
	country,
	area,
	granted,
	matchUntil,
	name
];
