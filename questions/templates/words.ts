import { entityOf, type Bank } from '../../src/lib/core/bank.ts';
import { yearOf } from '../../src/lib/core/date.ts';
import {
	amount,
	capital,
	list,
	namedIn,
	rounded,
	sentence
} from '../../src/lib/core/language/en.ts';
import type { BankFact, FactOf } from '../../src/lib/core/schema/fact.ts';
import type { Locale } from '../../src/lib/core/schema/text.ts';
import type { HistoricalDate, Known } from '../../src/lib/core/schema/time.ts';
import { words } from '../../src/lib/core/speak.ts';
import type { YearBody } from '../../src/lib/core/item.ts';
import { voice } from './voices.ts';

/** Wording that several templates share. */

/** The kinds of fact that tell what happened; the fourth kind tells what a text says. */
export const HISTORY = ['lease', 'treaty', 'migration'] as const;
export const ALL = [...HISTORY, 'statement'] as const;
export type Dateable = FactOf<(typeof HISTORY)[number]>;

/** The entities in a list, by the names that they had in the year. */
export function names(bank: Bank, ids: readonly string[], year: number | null): string {
	return list(ids.map((id) => namedIn(entityOf(bank, id), year)));
}

function rentOf(rent: FactOf<'lease'>['rent'], figure: (value: number) => string): string {
	if (rent.is === 'none') return 'nothing, since the use was free of rent';
	if (rent.is !== 'known') throw new Error(`No words for a rent that is ${rent.is}`);
	const { amount: sum, currency, per } = rent.value;
	const period = {
		year: ' a year',
		month: ' a month',
		once: ', paid once',
		term: ' for the whole term'
	};
	return `${figure(sum)} ${currency}${period[per]}`;
}

/** To the last digit, for an explanation. */
export function rentWords(rent: FactOf<'lease'>['rent']): string {
	return rentOf(rent, amount);
}

/** Rounded, for a choice: one exact figure among round sums would betray itself. */
export function roundRentWords(rent: FactOf<'lease'>['rent']): string {
	return rentOf(rent, rounded);
}

/** ` (in Yovon district; as of 2014)`: where a value changes or is counted in several ways. */
export function qualified(value: Known<unknown>, locale: Locale): string {
	const parts = qualifiers(value, locale);
	return parts.length > 0 ? ` (${parts.join('; ')})` : '';
}

/** The scope of a value and the year in which it was read, unless the scope tells it already. */
export function qualifiers(value: Known<unknown>, locale: Locale): string[] {
	if (value.is !== 'known') return [];
	const scope = value.scope ? words(value.scope, locale) : '';
	const told = value.asOf === undefined || scope.includes(String(value.asOf));
	return [scope, told ? '' : `as of ${value.asOf}`].filter((part) => part !== '');
}

/** The date by which a fact is put in order. A date with a scope is not the first of its kind. */
export function startOf(fact: BankFact): { field: string; date: HistoricalDate } | null {
	if (fact.kind === 'statement') return null;
	const field = fact.kind === 'migration' ? 'started' : 'signed';
	const start = fact.kind === 'migration' ? fact.started : fact.signed;
	return start.is === 'known' && !start.scope ? { field, date: start.value } : null;
}

/** What was done with a treaty on the day it is dated by. */
export function verbOf(fact: FactOf<'treaty'>): 'signed' | 'sworn' | 'adopted' {
	return fact.verb ?? 'signed';
}

/** What an act may call itself. */
const ACTS =
	/\b(treaty|convention|agreement|accord|protocol|charter|declaration|memorandum|pact|act|oath|resolution|peace)s?\b/g;

/**
 * What a treaty is by its own name, of which the head decides: the Charter of a Treaty Organization is a
 * charter. An oath or a resolution is no treaty.
 */
export function actWord(fact: FactOf<'treaty'>): string {
	const [head = ''] = fact.label.en.toLowerCase().split(/ (?:of|on|for|in|relating|between) /);
	const word = [...head.matchAll(ACTS)].at(-1)?.[1];
	return word === undefined || word === 'accord' ? 'agreement' : word;
}

/** What is dated, in a sentence: for a lease the agreement, not the place. */
export function actOf(fact: Dateable, locale: Locale): string {
	const phrase = words(fact.phrase, locale);
	return fact.kind === 'lease' ? `the agreement on ${phrase}` : phrase;
}

/** What happened on that date: "was signed", "began". */
export function begunWords(fact: Dateable): string {
	if (fact.kind === 'migration') return 'began';
	return `was ${fact.kind === 'treaty' ? verbOf(fact) : 'signed'}`;
}

/** The years that rival sources give, each once, with whose they are. A slip is called one. */
export function knownYears(
	bank: Bank,
	fact: BankFact,
	field: string,
	key: YearBody['key'],
	locale: Locale
): YearBody['known'] {
	const known = new Map<number, string>();
	for (const dispute of fact.disputes.filter((entry) => entry.field === field))
		for (const { value, says, wrong, cite } of dispute.positions) {
			if (!/^\d{4}/.test(String(value))) continue;
			const year = yearOf({ value: String(value) });
			if (year >= key.from && year <= key.to) continue;
			const by = voice(bank, cite.source);
			const note = dispute.note ? ` ${words(dispute.note, locale)}` : '';
			const why = wrong
				? `That year is a slip of ${by}.${note}`
				: `${capital(by)}: ${sentence(words(says, locale))}`;
			if (!known.has(year)) known.set(year, why);
		}
	return [...known].map(([year, why]) => ({ year, why }));
}
