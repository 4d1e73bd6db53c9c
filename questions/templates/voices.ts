import { sourceOf, type Bank } from '../../src/lib/core/bank.ts';
import type { Passage } from '../../src/lib/core/item.ts';
import { capital } from '../../src/lib/core/language/en.ts';
import type { BankFact, Dispute } from '../../src/lib/core/schema/fact.ts';
import type { PositionCitation, Source } from '../../src/lib/core/schema/source.ts';
import type { Locale, Text } from '../../src/lib/core/schema/text.ts';
import { words } from '../../src/lib/core/speak.ts';

/** Who speaks in a source, and how much it carries. */

export const COURSE_TEXT = 'course-text';

/** `AFP` for `AFP, 9 January 2004`: a date would tell whose words they are. */
function undated(name: string): string {
	const parts = name.split(', ').filter((part) => !/\d{4}/.test(part));
	return parts.length > 0 ? parts.join(', ') : name;
}

/** Voices by name, so that a learner can weigh them: the author, or else whose words a copy repeats. */
export function voice(bank: Bank, id: string): string {
	const source = sourceOf(bank, id);
	if (id === COURSE_TEXT) return 'the course text';
	const [author] = source.authors ?? [];
	if (author && ['book', 'article', 'page'].includes(source.kind)) return author;
	return undated(source.origin ?? source.publisher ?? author ?? source.title);
}

/** `RFE/RL, 2020`: a voice with its year, to be read as a witness. */
function datedVoice(bank: Bank, id: string): string {
	const name = capital(voice(bank, id));
	const { year } = sourceOf(bank, id);
	return year === undefined || id === COURSE_TEXT ? name : `${name}, ${year}`;
}

/** Somebody's words, as they are shown before a question. */
export function passageOf(
	bank: Bank,
	{ says, cite }: { says: Text; cite: PositionCitation },
	locale: Locale
): Passage {
	const told = words(says, locale);
	return {
		by: datedVoice(bank, cite.source),
		says: told,
		...(cite.quote?.includes(told) ? { quoted: true as const } : {})
	};
}

/** Somebody whose word settles something. The text of a treaty or law is no voice of its publisher. */
export function carriesWeight(bank: Bank, id: string): boolean {
	const { standing, kind } = sourceOf(bank, id);
	if (id === COURSE_TEXT) return true;
	return (
		['primary', 'official', 'scholarly'].includes(standing) &&
		!['treaty-text', 'law'].includes(kind)
	);
}

export function citesOf(dispute: Dispute): PositionCitation[] {
	return dispute.positions.map((position) => position.cite);
}

/** Every source that speaks of the fact, each once, without the course text. */
export function sourcesOf(bank: Bank, fact: BankFact): Source[] {
	const ids = [...fact.citations, ...fact.disputes.flatMap(citesOf)].map(({ source }) => source);
	return [...new Set(ids)].filter((id) => id !== COURSE_TEXT).map((id) => sourceOf(bank, id));
}
