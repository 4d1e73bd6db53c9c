import { choiceOf } from '../../src/lib/core/bodies.ts';
import { entityOf, factsOf, type Bank } from '../../src/lib/core/bank.ts';
import { factDistractors, neighbours } from '../../src/lib/core/distractors.ts';
import { distanceKm } from '../../src/lib/core/globe.ts';
import type { Option } from '../../src/lib/core/item.ts';
import { amount, capital, namedIn, rounded } from '../../src/lib/core/language/en.ts';
import type { Entity } from '../../src/lib/core/schema/entity.ts';
import { speak, words } from '../../src/lib/core/speak.ts';
import { template } from '../../src/lib/core/template.ts';
import { canHold, isAskable, related } from '../../src/lib/core/truth.ts';
import { confused, GRANTED, isGranted, lessees, lessors, type Lease } from './grants.ts';
import { qualified } from './words.ts';

/** A site itself: what became of it, where it lies, how large it is, what it is called. */

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

/** Of so many present-day states the dice choose. */
const NEAREST = 6;

/** The present-day states nearest to a site: nobody looks in Moldova for a bay in the south of China. */
function statesAround(bank: Bank, fact: Lease, key: Entity): Option[] {
	const at = (fact.place && entityOf(bank, fact.place).at) ?? key.at;
	if (!at) return [];
	return [...bank.entities.values()]
		.flatMap((entity) =>
			entity.iso && entity.at && !canHold(bank, fact, 'country', entity.id)
				? [{ entity, km: distanceKm(entity.at, at) }]
				: []
		)
		.sort((a, b) => a.km - b.km)
		.slice(0, NEAREST)
		.map(({ entity }) => ({ id: entity.id, text: capital(namedIn(entity, null)) }));
}

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
		const distractors = random.shuffle(statesAround(bank, fact, key)).slice(0, 3);
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

export const sites = [title, country, area, name];
