import { entityOf, type Bank } from './bank.ts';
import { changesIn, type ShownChange } from './correction.ts';
import { yearOf } from './date.ts';
import { evidenceOf, shownDispute } from './generate.ts';
import { factIdOf, type Evidence, type ItemId, type ShownDispute } from './item.ts';
import { amount, capital, count, date, sentence } from './language/en.ts';
import type { BankFact, FactKind, FactOf } from './schema/fact.ts';
import { placedOf, type PlacedFact } from './placed.ts';
import type { HistoricalDate, Known } from './schema/time.ts';
import type { Locale } from './schema/text.ts';
import { words } from './speak.ts';
import { entitiesOf, localNames, type LocalName } from './names.ts';
import { relatedFacts } from './related.ts';
import { sameAct, yearOfFact } from './truth.ts';
import type { Region, Theme } from './vocabulary.ts';

export interface ShownYear {
	year: number;
	/** It is not known to the year. */
	about: boolean;
}

/** When it was, in years: one, from, until, or both. */
export type Span =
	| { is: 'in'; year: ShownYear }
	| { is: 'from'; from: ShownYear }
	| { is: 'until'; to: ShownYear }
	| { is: 'span'; from: ShownYear; to: ShownYear };

/** A fact in one line: who, from whom or where, to whom or where, and when. */
export interface FactLine {
	who: string[];
	/** True where `who` names only some. */
	more: boolean;
	from: string[];
	to: string[];
	span: Span | null;
	/** Where it stands in its text. */
	at: string | null;
}

/** A fact as a list shows it. */
export interface FactRow {
	id: string;
	kind: FactKind;
	label: string;
	line: FactLine;
	/** Its place among its kind: the year, or the line of the text. What has none comes last. */
	order: number;
}

/** The fields that a fact's page can name. */
export const OUTLINE_FIELDS = [
	'object',
	'place',
	'lessor',
	'lessee',
	'parties',
	'people',
	'from',
	'to',
	'signed',
	'inForce',
	'starts',
	'started',
	'ends',
	'ended',
	'term',
	'rent',
	'area',
	'number',
	'outcome',
	'actor',
	'cause',
	'consequence',
	'says',
	'answer'
] as const;
export type OutlineField = (typeof OUTLINE_FIELDS)[number];

/** A value in words. `none` is a value: the use was free, or no end was set. */
export type OutlineValue =
	{ is: 'none' } | { is: 'known'; text: string; scope?: string; asOf?: number; note?: string };

export interface OutlineEntry {
	field: OutlineField;
	value: OutlineValue;
}

export interface FactLink {
	id: string;
	kind: FactKind;
	label: string;
}

/** All that a fact's page shows, in words, without the bank. */
export interface Outline extends FactLink {
	/** What sort of its kind it is, as the bank calls it: sale, border, deportation, judgement. */
	sort: string;
	/** For a lease: the year in which it ended, or is set to end. */
	end: { is: 'ended' | 'ends'; year: ShownYear } | null;
	line: FactLine;
	summary: string;
	/** For a claim: what the text says. */
	says: string | null;
	entries: OutlineEntry[];
	/** What the sources of the bank do not tell. */
	unknown: OutlineField[];
	quotes: Evidence[];
	misconceptions: { wrong: string; correct: string }[];
	disputes: ShownDispute[];
	sources: { evidence: Evidence; supports: OutlineField[] }[];
	sameAct: FactLink[];
	confusedWith: FactLink[];
	/** Where it was; for a claim, where the facts were that it speaks of. */
	places: PlacedFact[];
	/** When it was, beside the facts that it is easily mixed up with. Empty where it has no date. */
	times: PlacedFact[];
	/** Others that share its entities, themes, region and time. */
	related: FactLink[];
	/** Its entities in the languages of their lands. */
	names: LocalName[];
	/** For a claim: the facts it speaks of. */
	about: FactLink[];
	/** Claims of a text that speak of this fact. */
	claims: (FactLink & { says: string })[];
	/** What was corrected, oldest first. */
	changes: ShownChange[];
	/** Which edition of the fact, and of the bank, this is. */
	rev: number;
	bank: string;
	region: Region;
	themes: Theme[];
	level: 1 | 2 | 3;
	items: ItemId[];
}

// One act on one day, however long its effect: "from 1867" would say that it went on.
const MOMENTARY = ['sale', 'cession', 'land swap'];

function shownYear(value: HistoricalDate): ShownYear {
	return { year: yearOf(value), about: value.about === true };
}

function first(...values: Known<HistoricalDate>[]): HistoricalDate | null {
	for (const value of values) if (value.is === 'known') return value.value;
	return null;
}

/** @param isMoment the fact is over when it has begun, unless an end is known */
function spanOf(
	from: HistoricalDate | null,
	to: HistoricalDate | null,
	isMoment: boolean
): Span | null {
	if (!from) return to && { is: 'until', to: shownYear(to) };
	const start = shownYear(from);
	if (!to) return isMoment ? { is: 'in', year: start } : { is: 'from', from: start };
	const end = shownYear(to);
	return start.year === end.year && start.about === end.about
		? { is: 'in', year: start }
		: { is: 'span', from: start, to: end };
}

function labels(bank: Bank, ids: readonly string[], locale: Locale): string[] {
	return ids.map((id) => words(entityOf(bank, id).label, locale));
}

const EMPTY_LINE: FactLine = { who: [], more: false, from: [], to: [], span: null, at: null };

export function lineOf(bank: Bank, fact: BankFact, locale: Locale): FactLine {
	const names = (ids: readonly string[]) => labels(bank, ids, locale);
	switch (fact.kind) {
		case 'lease':
			return {
				...EMPTY_LINE,
				from: names(fact.lessor),
				to: names(fact.lessee),
				span: spanOf(
					first(fact.starts, fact.signed),
					first(fact.ended, fact.ends),
					MOMENTARY.includes(fact.title)
				)
			};
		case 'treaty':
			return {
				...EMPTY_LINE,
				who: names(fact.parties),
				more: !fact.complete,
				span: spanOf(first(fact.signed), null, true)
			};
		case 'migration': {
			const started = first(fact.started);
			return {
				...EMPTY_LINE,
				who: names(fact.people),
				from: names(fact.from),
				to: names(fact.to),
				// What began on a known day was an event; what began in a year may have gone on.
				span: spanOf(started, first(fact.ended), started !== null && started.value.length > 4)
			};
		}
		case 'statement':
			return { ...EMPTY_LINE, at: fact.citations.find((cite) => cite.quote)?.at ?? null };
	}
}

export function rowOf(bank: Bank, fact: BankFact, locale: Locale): FactRow {
	const line = lineOf(bank, fact, locale);
	const lineNumber = /\d+/.exec(line.at ?? '')?.[0];
	return {
		id: fact.id,
		kind: fact.kind,
		label: words(fact.label, locale),
		line,
		order: lineNumber === undefined ? (yearOfFact(fact) ?? Infinity) : Number(lineNumber)
	};
}

type Pair = readonly [OutlineField, Known<string>];

/** Keeps what is known of a value and says it in words. */
function told<T>(value: Known<T>, say: (value: T) => string): Known<string> {
	return value.is === 'known' ? { ...value, value: say(value.value) } : value;
}

function plain(text: string | undefined): Known<string> {
	return text === undefined ? { is: 'not-applicable' } : { is: 'known', value: text };
}

function julian(value: Known<HistoricalDate>): string | undefined {
	if (value.is !== 'known' || !value.value.os) return undefined;
	return `${date({ value: value.value.os })} in the Julian calendar`;
}

/** The place with the land it lies in: Semey, Kazakhstan. */
function placeText(
	bank: Bank,
	place: string | undefined,
	within: string | undefined,
	locale: Locale
): string | undefined {
	const around = within ?? (place && entityOf(bank, place).within);
	const ids = [place, around].filter((id) => id !== undefined);
	return ids.length === 0 ? undefined : [...new Set(labels(bank, ids, locale))].join(', ');
}

function rentText({ amount: sum, currency, per }: RentValue): string {
	const period = {
		year: ' a year',
		month: ' a month',
		once: ', once',
		term: ' for the whole term'
	};
	return `${amount(sum)} ${currency}${period[per]}`;
}
type RentValue = Extract<FactOf<'lease'>['rent'], { is: 'known' }>['value'];
type NumberValue = Extract<FactOf<'migration'>['number'], { is: 'known' }>['value'];

function numberText({ low, high, unit }: NumberValue): string {
	if (low === undefined || high === undefined || low === high) {
		const bound = low === undefined ? 'up to ' : high === undefined ? 'at least ' : '';
		return `${bound}${amount(low ?? high ?? 0)} ${unit}`;
	}
	return `${amount(low)} to ${amount(high)} ${unit}`;
}

function leasePairs(bank: Bank, fact: FactOf<'lease'>, locale: Locale): Pair[] {
	return [
		['object', plain(capital(fact.object))],
		['place', plain(placeText(bank, fact.place, fact.country, locale))],
		['signed', told(fact.signed, date)],
		['starts', told(fact.starts, date)],
		['ends', told(fact.ends, date)],
		['ended', told(fact.ended, date)],
		['term', told(fact.term, (years) => count(years, 'year', 'years'))],
		['rent', told(fact.rent, rentText)],
		['area', told(fact.area, (hectares) => count(hectares, 'hectare', 'hectares'))]
	];
}

function treatyPairs(bank: Bank, fact: FactOf<'treaty'>, locale: Locale): Pair[] {
	return [
		['signed', told(fact.signed, date)],
		['place', plain(placeText(bank, fact.place, undefined, locale))],
		['inForce', told(fact.inForce, date)],
		['ended', told(fact.ended, date)],
		['outcome', plain(sentence(`it ${words(fact.outcome, locale)}`))]
	];
}

function migrationPairs(fact: FactOf<'migration'>, locale: Locale): Pair[] {
	const text = (value: FactOf<'migration'>['cause']) => value && sentence(words(value, locale));
	return [
		['started', told(fact.started, date)],
		['ended', told(fact.ended, date)],
		['number', told(fact.number, numberText)],
		['actor', plain(fact.actor && capital(words(fact.actor, locale)))],
		['cause', plain(text(fact.cause))],
		['consequence', plain(text(fact.consequence))]
	];
}

function pairsOf(bank: Bank, fact: BankFact, locale: Locale): Pair[] {
	switch (fact.kind) {
		case 'lease':
			return leasePairs(bank, fact, locale);
		case 'treaty':
			return treatyPairs(bank, fact, locale);
		case 'migration':
			return migrationPairs(fact, locale);
		case 'statement':
			return [];
	}
}

/** What stands beside a value: the rent's note, or the date of the old calendar. */
function noteOf(fact: BankFact, field: OutlineField, locale: Locale): string | undefined {
	if (field === 'rent' && fact.kind === 'lease' && fact.rent.is === 'known')
		return fact.rent.value.note && words(fact.rent.value.note, locale);
	const value = (fact as Partial<Record<OutlineField, unknown>>)[field];
	return ['signed', 'inForce', 'starts', 'started', 'ends', 'ended'].includes(field)
		? julian(value as Known<HistoricalDate>)
		: undefined;
}

function entryOf(fact: BankFact, [field, value]: Pair, locale: Locale): OutlineEntry[] {
	if (value.is === 'none') return [{ field, value: { is: 'none' } }];
	if (value.is !== 'known') return [];
	const note = noteOf(fact, field, locale);
	return [
		{
			field,
			value: {
				is: 'known',
				text: value.value,
				...(value.scope ? { scope: words(value.scope, locale) } : {}),
				...(value.asOf !== undefined ? { asOf: value.asOf } : {}),
				...(note !== undefined ? { note } : {})
			}
		}
	];
}

function sortOf(fact: BankFact): string {
	switch (fact.kind) {
		case 'lease':
			return fact.title;
		case 'treaty':
			return fact.subject;
		case 'migration':
			return fact.form;
		case 'statement':
			return fact.nature;
	}
}

function endOf(fact: BankFact): Outline['end'] {
	if (fact.kind !== 'lease') return null;
	if (fact.ended.is === 'known') return { is: 'ended', year: shownYear(fact.ended.value) };
	return fact.ends.is === 'known' ? { is: 'ends', year: shownYear(fact.ends.value) } : null;
}

/** A lease with an end to come has not ended: that is no gap in the sources. */
function isGap(fact: BankFact, [field, value]: Pair): boolean {
	const isOpen = field === 'ended' && fact.kind === 'lease' && fact.ends.is !== 'unknown';
	return value.is === 'unknown' && !isOpen;
}

function isOutlineField(field: string): field is OutlineField {
	return (OUTLINE_FIELDS as readonly string[]).includes(field);
}

function placesOf(bank: Bank, fact: BankFact, locale: Locale): PlacedFact[] {
	const facts =
		fact.kind === 'statement'
			? fact.about.map((id) => bank.facts.get(id)).filter((other) => other !== undefined)
			: [fact];
	return facts.map((one) => placedOf(bank, one, locale)).filter(({ pins }) => pins.length > 0);
}

const MOST_BESIDE = 6;

function timesOf(
	bank: Bank,
	fact: BankFact,
	others: readonly BankFact[],
	locale: Locale
): PlacedFact[] {
	if (placedOf(bank, fact, locale).years === null) return [];
	const dated = others
		.map((other) => placedOf(bank, other, locale))
		.filter(({ years }) => years !== null)
		.slice(0, MOST_BESIDE);
	return [placedOf(bank, fact, locale), ...dated].map((one) => ({
		...one,
		pins: [],
		arrows: [],
		countries: []
	}));
}

export function outlineOf(bank: Bank, fact: BankFact, locale: Locale): Outline {
	const linkTo = ({ id, kind, label }: BankFact): FactLink => ({
		id,
		kind,
		label: words(label, locale)
	});
	const linksTo = (ids: readonly string[]) =>
		ids
			.map((id) => bank.facts.get(id))
			.filter((other) => other !== undefined)
			.map(linkTo);
	const others = [...bank.facts.values()].filter((other) => other.id !== fact.id);
	const acts = others.filter((other) => sameAct(fact, other));
	const confused = others.filter(
		(other) =>
			!acts.includes(other) &&
			(fact.confusedWith.includes(other.id) || other.confusedWith.includes(fact.id))
	);
	const related = relatedFacts(bank, fact);
	const pairs = pairsOf(bank, fact, locale);
	const sources = fact.citations.map((citation) => ({
		evidence: evidenceOf(bank, citation),
		supports: citation.for.filter(isOutlineField)
	}));
	return {
		...linkTo(fact),
		sort: sortOf(fact),
		end: endOf(fact),
		line: lineOf(bank, fact, locale),
		summary: words(fact.summary, locale),
		says: fact.kind === 'statement' ? words(fact.says, locale) : null,
		entries: pairs.flatMap((pair) => entryOf(fact, pair, locale)),
		unknown: pairs.filter((pair) => isGap(fact, pair)).map(([field]) => field),
		quotes: sources.map(({ evidence }) => evidence).filter((evidence) => evidence.quote),
		misconceptions: fact.misconceptions.map(({ wrong, correct }) => ({
			wrong: words(wrong, locale),
			correct: words(correct, locale)
		})),
		disputes: fact.disputes.map((dispute) => shownDispute(bank, dispute, locale)),
		sources,
		sameAct: acts.map(linkTo),
		confusedWith: confused.map(linkTo),
		related: related.map(linkTo),
		places: placesOf(bank, fact, locale),
		times: timesOf(bank, fact, [...acts, ...confused, ...related], locale),
		names: localNames(bank, entitiesOf(fact)),
		about: fact.kind === 'statement' ? linksTo(fact.about) : [],
		claims: others.flatMap((other) =>
			other.kind === 'statement' && other.about.includes(fact.id)
				? [{ ...linkTo(other), says: words(other.says, locale) }]
				: []
		),
		changes: changesIn(bank, fact, locale),
		rev: fact.rev,
		bank: bank.hash,
		region: fact.region,
		themes: fact.themes,
		level: fact.level,
		items: bank.items.filter((id) => factIdOf(id) === fact.id)
	};
}
