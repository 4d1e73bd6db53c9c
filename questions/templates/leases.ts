import { choiceOf, matchOf, multiOf } from '../../src/lib/core/bodies.ts';
import { entityOf, factsOf, type Bank } from '../../src/lib/core/bank.ts';
import {
	entityDistractors,
	factDistractors,
	neighbours,
	yearDistractors
} from '../../src/lib/core/distractors.ts';
import type { Option } from '../../src/lib/core/item.ts';
import { amount, capital, date, named, sentence } from '../../src/lib/core/language/en.ts';
import type { FactOf } from '../../src/lib/core/schema/fact.ts';
import { speak, words } from '../../src/lib/core/speak.ts';
import { template } from '../../src/lib/core/template.ts';
import { canHold, isAskable, related, sameAct, valuesOf } from '../../src/lib/core/truth.ts';
import { names, qualified, rentWords } from './words.ts';

type Lease = FactOf<'lease'>;

const GRANTED: Lease['title'][] = ['lease', 'rent-free use', 'concession', 'right of use'];

/** Its use was granted, and the land kept its owner. */
function isGranted(fact: Lease): boolean {
	return GRANTED.includes(fact.title);
}

function signing(fact: Lease): string {
	return fact.signed.is === 'known' ? ` under the agreement of ${date(fact.signed.value)}` : '';
}

const tenant = template({
	id: 'tenant',
	kinds: ['lease'],
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		if (!isGranted(fact) || fact.lessee.length !== 1 || !isAskable(bank, fact, 'lessee'))
			return null;
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
				`${capital(names(bank, other.lessee))} got the use of ${words(other.phrase, locale)}.`
		});
		const body = choiceOf(random, { id: key.id, text: capital(named(key)) }, distractors);
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
				`${capital(names(bank, other.lessor))} granted the use of ${words(other.phrase, locale)}.`
		});
		const body = choiceOf(random, { id: key.id, text: capital(named(key)) }, distractors);
		return (
			body && {
				...body,
				stem: speak(locale, {
					en: () =>
						`Who granted ${names(bank, fact.lessee)} the use of ${words(fact.phrase, locale)}?`
				}),
				fields: ['lessor']
			}
		);
	}
});

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
				return !isGranted(other) || end === undefined || canHold(bank, fact, 'ended', end);
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
						`Until which year was ${names(bank, fact.lessee)} given the use of ${words(fact.phrase, locale)}${qualified(fact.ends)}?`
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
			known: [],
			stem: speak(locale, {
				en: () =>
					`In which year was the agreement ${verb} ${words(fact.phrase, locale)} signed${qualified(fact.signed)}?`
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
					`For how many years was ${names(bank, fact.lessee)} given the use of ${words(fact.phrase, locale)}${signing(fact)}${qualified(fact.term)}?`
			}),
			fields: ['term']
		};
	}
});

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
			text: (other) => capital(rentWords(other.rent)),
			why: (other) => `That was agreed for ${words(other.phrase, locale)}.`
		});
		const body = choiceOf(
			random,
			{ id: fact.id, text: capital(rentWords(fact.rent)) },
			distractors
		);
		return (
			body && {
				...body,
				stem: speak(locale, {
					en: () =>
						`What rent was agreed for the use of ${words(fact.phrase, locale)}${qualified(fact.rent)}?`
				}),
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
	ceded: { titles: ['cession'], text: 'It was handed over for good, without being sold.' },
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

const title = template({
	id: 'title',
	kinds: ['lease'],
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		if (!isAskable(bank, fact, 'title')) return null;
		const options: Option[] = Object.entries(FAMILIES).map(([id, { text }]) => ({ id, text }));
		const family = Object.entries(FAMILIES).find(([, { titles }]) => titles.includes(fact.title));
		const key = options.find((option) => option.id === family?.[0]);
		if (!key) return null;
		const distractors = random.shuffle(options.filter((option) => option !== key)).slice(0, 3);
		const example = (id: string) =>
			neighbours(bank, fact, random).find((other) => FAMILIES[id]?.titles.includes(other.title));
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
		const key = entityOf(bank, fact.country);
		const distractors = entityDistractors({
			bank,
			random,
			fact,
			field: 'country',
			count: 3,
			refuse: (other) => entityOf(bank, other.country ?? key.id).lifetime?.to !== undefined,
			why: (other) => `That is where you would find ${words(other.phrase, locale)}.`
		});
		const body = choiceOf(random, { id: key.id, text: capital(named(key)) }, distractors);
		return (
			body && {
				...body,
				stem: speak(locale, {
					en: () => `In which present-day state would you find ${words(fact.phrase, locale)}?`
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
		const text = (hectares: number) => `${amount(hectares)} hectares`;
		const distractors = factDistractors({
			bank,
			random,
			fact,
			count: 3,
			refuse: (other) => {
				if (other.area.is !== 'known') return true;
				const ratio = other.area.value / mine;
				return (ratio > 0.6 && ratio < 1.7) || canHold(bank, fact, 'area', other.area.value);
			},
			text: (other) => (other.area.is === 'known' ? text(other.area.value) : null),
			why: (other) => `That is the area of ${words(other.phrase, locale)}.`
		});
		const body = choiceOf(random, { id: fact.id, text: text(mine) }, distractors);
		return (
			body && {
				...body,
				stem: speak(locale, {
					en: () => `What area is given for ${words(fact.phrase, locale)}${qualified(fact.area)}?`
				}),
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
			why: `${capital(names(bank, other.lessor))} granted it to ${names(bank, other.lessee)}.`,
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
						`Which of these did ${named(entityOf(bank, lessor))} grant to ${named(entityOf(bank, lessee))} for its use? Choose all.`
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
					left: { id: other.id, text: capital(words(other.phrase, locale)), fact: other.id },
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
					`${capital(names(bank, fact.lessor))} granted ${names(bank, fact.lessee)} the use of ${article} ${fact.object}. What is it called?`
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
