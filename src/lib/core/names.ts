import type { Bank } from './bank.ts';
import type { Entity } from './schema/entity.ts';
import type { Item, Response } from './item.ts';
import type { BankFact } from './schema/fact.ts';
import type { Locale, Text } from './schema/text.ts';
import { keyText, whyWrong } from './shown.ts';
import { normalise } from './typed.ts';

/** A name as it is written in one language. Null where the bank does not say in which. */
export interface Spelling {
	text: string;
	locale: Locale | null;
}

/** The entities that a fact names, each once, in the order of its fields. */
export function entitiesOf(fact: BankFact): string[] {
	const named = (): (string | undefined)[] => {
		switch (fact.kind) {
			case 'lease':
				return [...fact.lessor, ...fact.lessee, fact.place, fact.country];
			case 'treaty':
				return [...fact.parties, fact.place];
			case 'migration':
				return [...fact.people, ...fact.from, ...fact.to];
			case 'statement':
				return [];
		}
	};
	return [...new Set(named().filter((id) => id !== undefined))];
}

function inAllLanguages(text: Text): Spelling[] {
	return Object.entries(text).map(([locale, name]) => ({ text: name, locale: locale as Locale }));
}

/** The entities that a fact speaks of. A claim has those of the facts that it is about. */
function entitiesAbout(bank: Bank, fact: BankFact): string[] {
	const facts =
		fact.kind === 'statement' ? fact.about.flatMap((id) => bank.facts.get(id) ?? []) : [fact];
	return [...new Set(facts.flatMap(entitiesOf))];
}

/** Every name of an entity: of today in each language, other spellings, and the names of old. */
export function spellingsOf(entity: Entity): Spelling[] {
	return [
		...inAllLanguages(entity.label),
		...entity.names.flatMap(({ text }) => inAllLanguages(text)),
		...entity.aliases.map((text) => ({ text, locale: null }))
	];
}

/**
 * What else is right where the name `key` is: any name of the entity, in any language. A question
 * for the name of a certain time takes only that name, in its languages: it asks for an old name, or
 * shows another one itself.
 */
export function furtherSpellings(
	bank: Bank,
	fact: BankFact,
	{ key, stem }: { key: string; stem: string }
): string[] {
	const wanted = normalise(key);
	const asked = ` ${normalise(stem)} `;
	const holds = (texts: readonly string[]) => texts.some((text) => normalise(text) === wanted);
	return entitiesAbout(bank, fact).flatMap((id) => {
		const entity = bank.entities.get(id);
		if (!entity) return [];
		const today = [...Object.values(entity.label), ...entity.aliases];
		const all = spellingsOf(entity).map(({ text }) => text);
		if (!holds(all)) return [];
		const isShown = all.some((text) => asked.includes(` ${normalise(text)} `));
		if (holds(today) && !isShown) return all;
		const same = [entity.label, ...entity.names.map(({ text }) => text)].filter((text) =>
			holds(Object.values(text))
		);
		return same.flatMap((text) => Object.values(text));
	});
}

/** An entity in the languages of its land: small print beside a text that names it. */
export interface LocalName {
	id: string;
	en: string;
	ru?: string;
	uz?: string;
	/** Earlier or later names, with their years. */
	old: { text: string; from: string | null; to: string | null }[];
}

/** The names of these entities that have one in Russian or Uzbek. */
export function localNames(bank: Bank, ids: readonly string[]): LocalName[] {
	return ids.flatMap((id) => {
		const entity = bank.entities.get(id);
		if (!entity?.label.ru && !entity?.label.uz) return [];
		const { en, ru, uz } = entity.label;
		return [
			{
				id,
				en,
				...(ru === undefined ? {} : { ru }),
				...(uz === undefined ? {} : { uz }),
				old: entity.names.map(({ text, from, to }) => ({
					text: text.en,
					from: from?.value.slice(0, 4) ?? null,
					to: to?.value.slice(0, 4) ?? null
				}))
			}
		];
	});
}

/** The entities of a fact that a text names, under whatever name. */
export function namedIn(bank: Bank, fact: BankFact, texts: readonly string[]): LocalName[] {
	const said = ` ${normalise(texts.join(' '))} `;
	const ids = entitiesAbout(bank, fact).filter((id) => {
		const entity = bank.entities.get(id);
		const names = entity ? [entity.label.en, ...entity.names.map(({ text }) => text.en)] : [];
		return names.some((name) => said.includes(` ${normalise(name)} `));
	});
	return localNames(bank, ids);
}

/** What a verdict names, in the languages of its lands. */
export function namesBeside(bank: Bank, item: Item, given: Response): LocalName[] {
	const fact = bank.facts.get(item.fact);
	if (!fact) return [];
	const reasons = whyWrong(item, given).map(({ why }) => why);
	return namedIn(bank, fact, [item.stem, item.explanation, keyText(item), ...reasons]);
}
