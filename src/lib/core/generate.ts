import { currentId, sourceOf, type Bank } from './bank.ts';
import type { Asked, Evidence, Item, ItemBody, ItemId, ShownDispute } from './item.ts';
import { factIdOf } from './item.ts';
import { furtherSpellings } from './names.ts';
import { randomFrom, type Random } from './random.ts';
import type { BankFact, Dispute } from './schema/fact.ts';
import type { PositionCitation } from './schema/source.ts';
import { STANDINGS } from './schema/standing.ts';
import type { Locale } from './schema/text.ts';
import { normalise } from './typed.ts';

export interface Wanted {
	id: ItemId;
	seed: number;
	locale: Locale;
}

/** A citation with the words needed to show it without the bank. */
export function evidenceOf(
	bank: Bank,
	cite: { source: string; at?: string; quote?: string }
): Evidence {
	const source = sourceOf(bank, cite.source);
	const evidence: Evidence = { source: source.id, title: source.title, standing: source.standing };
	if (source.publisher) evidence.publisher = source.publisher;
	if (source.year !== undefined) evidence.year = source.year;
	if (source.url) evidence.url = source.url;
	if (source.origin) evidence.origin = source.origin;
	if (cite.at) evidence.at = cite.at;
	if (cite.quote) evidence.quote = cite.quote;
	return evidence;
}

/** The citations that carry the asked fields: quotations first, then the better standing. */
function evidenceFor(bank: Bank, fact: BankFact, fields: readonly string[]): Evidence[] {
	const rank = (evidence: Evidence) =>
		(evidence.quote ? 0 : 10) + STANDINGS.indexOf(evidence.standing as (typeof STANDINGS)[number]);
	return fact.citations
		.filter((citation) => citation.for.some((field) => fields.includes(field)))
		.map((citation) => evidenceOf(bank, citation))
		.sort((a, b) => rank(a) - rank(b));
}

/** Each place in a source once. */
function distinct(cites: readonly PositionCitation[]): PositionCitation[] {
	return [...new Map(cites.map((cite) => [`${cite.source} ${cite.at ?? ''}`, cite])).values()];
}

/** A dispute with both sides’ sources in words. */
export function shownDispute(bank: Bank, dispute: Dispute, locale: Locale): ShownDispute {
	const shown: ShownDispute = {
		kind: dispute.kind,
		question: dispute.question[locale] ?? dispute.question.en,
		positions: dispute.positions.map((position) => ({
			says: position.says[locale] ?? position.says.en,
			evidence: evidenceOf(bank, position.cite),
			...(position.wrong ? { wrong: true } : {})
		}))
	};
	if (dispute.note) shown.note = dispute.note[locale] ?? dispute.note.en;
	return shown;
}

/** The words that would give the answer away if the stem held them. */
function keyTexts(body: ItemBody): string[] {
	if (body.type === 'choice')
		return body.options.filter((option) => option.id === body.key).map((option) => option.text);
	if (body.type === 'map' && body.asks === 'country')
		return body.options.filter((option) => option.id === body.key).map((option) => option.text);
	if (body.type === 'short') return [body.key, ...body.accept];
	if (body.type === 'year') return [String(body.key.from)];
	return [];
}

function givesAway(asked: Asked): boolean {
	const stem = ` ${normalise(asked.stem)} `;
	return keyTexts(asked).some((text) => {
		const words = normalise(text);
		return words.length > 2 && stem.includes(` ${words} `);
	});
}

/**
 * Every name of an entity is right where one is, in its old forms and in the languages of its land:
 * Verny and Алма-Ата for Almaty. A known wrong answer stays wrong.
 */
function withSpellings(bank: Bank, fact: BankFact, asked: Asked): Asked {
	if (asked.type === 'short') {
		const known = new Set(asked.known.map((entry) => normalise(entry.text)));
		const more = furtherSpellings(bank, fact, { key: asked.key, stem: asked.stem });
		const fitting = more.filter((text) => !known.has(normalise(text)));
		return { ...asked, accept: [...new Set([...asked.accept, ...fitting])] };
	}
	if (asked.type === 'cloze') {
		const stem = asked.parts.filter((part) => typeof part === 'string').join(' ');
		const parts = asked.parts.map((part) => {
			if (typeof part === 'string') return part;
			const more = furtherSpellings(bank, fact, { key: part.key, stem });
			return { ...part, accept: [...new Set([...part.accept, ...more])] };
		});
		return { ...asked, parts };
	}
	return asked;
}

const MOST_DRAWS = 12;

/** One unlucky order of distractors may block the rest: then the dice are thrown again, always alike. */
function draw<T>(id: string, seed: number, ask: (random: Random) => T | null): T | null {
	for (let attempt = 0; attempt < MOST_DRAWS; attempt += 1) {
		const asked = ask(randomFrom(attempt === 0 ? id : `${id}:${attempt}`, seed));
		if (asked) return asked;
	}
	return null;
}

/** Wraps a template's answer into an item. Null when the fact cannot carry the question. */
export function itemFor(
	bank: Bank,
	fact: BankFact,
	templateId: string,
	{ seed, locale }: Omit<Wanted, 'id'>
): Item | null {
	const template = bank.templates.get(templateId);
	if (!template || !template.kinds.includes(fact.kind)) return null;
	const id: ItemId = `${fact.id}#${template.id}`;
	const drawn = draw(id, seed, (random) => {
		const asked = template.ask(fact as never, { bank, random, locale });
		return asked && !givesAway(asked) ? asked : null;
	});
	if (!drawn) return null;
	const asked = withSpellings(bank, fact, drawn);
	const { stem, explanation, fields, hint, cites, attributed, ...body } = asked;
	const evidence = cites
		? distinct(cites).map((cite) => evidenceOf(bank, cite))
		: evidenceFor(bank, fact, fields);
	if (evidence.length === 0 && !attributed) return null;
	const told = hint === undefined ? fact.hint && (fact.hint[locale] ?? fact.hint.en) : hint;
	return {
		id,
		fact: fact.id,
		label: fact.label[locale] ?? fact.label.en,
		kind: fact.kind,
		seed,
		bank: bank.hash,
		...(fact.rev > 1 ? { rev: fact.rev } : {}),
		version: template.version,
		stem,
		explanation: explanation ?? fact.summary[locale] ?? fact.summary.en,
		...(told ? { hint: told } : {}),
		evidence: evidence.length > 0 ? evidence : evidenceFor(bank, fact, ['summary', 'label']),
		disputes: fact.disputes
			.filter((dispute) => fields.includes(dispute.field))
			.map((dispute) => shownDispute(bank, dispute, locale)),
		...body
	};
}

/** Same bank, id, seed and locale give the same item, on any device. Null for an id the bank cannot ask. */
export function generate(bank: Bank, { id, seed, locale }: Wanted): Item | null {
	// A renamed question keeps the id under which the learner's log knows it.
	const current = currentId(bank, id);
	const fact = bank.facts.get(factIdOf(current));
	const item = fact && itemFor(bank, fact, current.slice(fact.id.length + 1), { seed, locale });
	return item ? { ...item, id } : null;
}

/** Every question that the bank can ask. The build runs it once and keeps the list. */
export function askableItems(bank: Bank): ItemId[] {
	const items: ItemId[] = [];
	for (const fact of bank.facts.values()) {
		for (const template of bank.templates.values()) {
			const item = itemFor(bank, fact, template.id, { seed: 0, locale: 'en' });
			if (item) items.push(item.id);
		}
	}
	return items;
}
