import { entityOf, type Bank } from '../../src/lib/core/bank.ts';
import { amount, date, list, named } from '../../src/lib/core/language/en.ts';
import type { BankFact, FactOf } from '../../src/lib/core/schema/fact.ts';
import type { HistoricalDate, Known } from '../../src/lib/core/schema/time.ts';

/** Wording that several templates share. */

export function names(bank: Bank, ids: readonly string[]): string {
	return list(ids.map((id) => named(entityOf(bank, id))));
}

export function rentWords(rent: FactOf<'lease'>['rent']): string {
	if (rent.is === 'none') return 'nothing: the use was free of rent';
	if (rent.is !== 'known') throw new Error(`No words for a rent that is ${rent.is}`);
	const { amount: sum, currency, per } = rent.value;
	const period = {
		year: ' a year',
		month: ' a month',
		once: ', paid once',
		term: ' for the whole term'
	};
	return `${amount(sum)} ${currency}${period[per]}`;
}

/** `, as of 2020,` and the scope, where a value changes or is counted in several ways. */
export function qualified(value: Known<unknown>): string {
	if (value.is !== 'known') return '';
	const scope = value.scope ? ` ${value.scope.en}` : '';
	return scope + (value.asOf ? ` (as of ${value.asOf})` : '');
}

export function knownDate(value: Known<HistoricalDate>): HistoricalDate | null {
	return value.is === 'known' ? value.value : null;
}

export function dated(value: Known<HistoricalDate>, empty = ''): string {
	return value.is === 'known' ? date(value.value) : empty;
}

/** The date by which a fact is put in order, with the field that must be askable. */
export function startOf(fact: BankFact): { field: string; date: HistoricalDate } | null {
	if (fact.kind === 'lease' || fact.kind === 'treaty')
		return fact.signed.is === 'known' ? { field: 'signed', date: fact.signed.value } : null;
	if (fact.kind === 'migration')
		return fact.started.is === 'known' ? { field: 'started', date: fact.started.value } : null;
	return null;
}
