import MiniSearch, { type SearchResult } from 'minisearch';
import { sourceOf, type Bank } from './bank.ts';
import { entitiesOf, spellingsOf } from './names.ts';
import type { BankFact } from './schema/fact.ts';
import type { Locale } from './schema/text.ts';
import { distance, normalise } from './typed.ts';
import { yearOfFact } from './truth.ts';

/** A stretch of text, and whether it is what was looked for. */
export interface Piece {
	text: string;
	isMatch: boolean;
}

/** Where a word was found that the heading does not show. */
export interface Beside {
	in: 'name' | 'text' | 'source';
	/** The language of the text; null where the bank does not say. */
	locale: Locale | null;
	pieces: Piece[];
}

export interface Found {
	id: string;
	/** The words that were looked for, and those of the fact that matched, as `normalise` leaves them. */
	asked: string[];
	terms: string[];
}

export interface Finder {
	/** Best first. Null where the text has no word to look for. */
	find(text: string): Found[] | null;
	/** The heading with its matches, and where the other words were found. */
	show(found: Found): { label: Piece[]; beside: Beside | null };
	/** Other texts to look for, where one finds nothing: near spellings, or fewer words. */
	suggest(text: string): string[];
}

interface Part {
	in: Beside['in'];
	locale: Locale | null;
	text: string;
}
interface Entry {
	id: string;
	label: string;
	parts: Part[];
}

const FIELDS = ['label', 'name', 'text', 'source'] as const;
const NAMES = ['label', 'name'];
const LEAST_LETTERS = 2;
/** A name in the heading says more than the same word in a summary or in the title of a source. */
const BOOST = { label: 6, name: 3, text: 1, source: 0.3 };
// Words without which nothing is lost, and with which every text would be found.
const EMPTY = new Set('the of and in to a an on for by at from with'.split(' '));
const MOST_SUGGESTIONS = 3;
/** Facts that are indexed in one go. */
const SLICE = 10;

const split = (text: string): string[] => normalise(text).split(' ');
const isWord = (term: string): boolean => term !== '' && !EMPTY.has(term);

/** Slips that are forgiven: none in short words, where every slip is another word, nor in years. */
function forgiven(term: string): number {
	if (/\d/.test(term) || term.length < 4) return 0;
	return term.length < 8 ? 1 : 2;
}

function partsOf(bank: Bank, fact: BankFact, locale: Locale): Part[] {
	const own = (text: string | undefined): Part[] =>
		text === undefined ? [] : [{ in: 'text', locale, text }];
	const year = yearOfFact(fact);
	const extra =
		fact.kind === 'statement'
			? [fact.says, fact.answer]
			: fact.kind === 'treaty'
				? [fact.outcome]
				: fact.kind === 'migration'
					? [fact.cause, fact.consequence, fact.actor]
					: [];
	return [
		...fact.aliases.map((text): Part => ({ in: 'name', locale: null, text })),
		...entitiesOf(fact)
			.flatMap((id) => bank.entities.get(id) ?? [])
			.flatMap(spellingsOf)
			.map((spelling): Part => ({ in: 'name', ...spelling })),
		...own(year === null ? undefined : String(year)),
		...own(fact.summary[locale] ?? fact.summary.en),
		...extra.flatMap((text) => own(text?.[locale] ?? text?.en)),
		...fact.citations.map(({ source }): Part => {
			const { title, authors = [], publisher } = sourceOf(bank, source);
			const words = [title, ...authors, publisher].filter((word) => word !== undefined);
			return { in: 'source', locale, text: words.join(', ') };
		})
	];
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'‘’ʻʼ`´]*/gu;

function mark(text: string, terms: ReadonlySet<string>): Piece[] {
	const pieces: Piece[] = [];
	let end = 0;
	const add = (piece: string, isMatch: boolean) => {
		if (piece !== '') pieces.push({ text: piece, isMatch });
	};
	for (const word of text.matchAll(WORD)) {
		if (!terms.has(normalise(word[0]))) continue;
		add(text.slice(end, word.index), false);
		add(word[0], true);
		end = word.index + word[0].length;
	}
	add(text.slice(end), false);
	return pieces;
}

const AROUND = 60;

/** A long text is cut between words, to what stands around its first match. */
function cut(pieces: Piece[]): Piece[] {
	const [first, second, ...others] = pieces;
	const hasLead = first !== undefined && !first.isMatch;
	const lead = hasLead ? first.text : '';
	const kept = lead.length <= AROUND ? lead : `…${lead.slice(-AROUND).replace(/^\S*\s/, '')}`;
	const rest = hasLead ? [second, ...others] : [first, second, ...others];
	const shown: Piece[] = kept === '' ? [] : [{ text: kept, isMatch: false }];
	let room = 2 * AROUND;
	for (const piece of rest) {
		if (piece === undefined || room <= 0) break;
		const fits = piece.isMatch || piece.text.length <= room;
		shown.push(
			fits ? piece : { ...piece, text: `${piece.text.slice(0, room).replace(/\s\S*$/, '')}…` }
		);
		room -= piece.text.length;
	}
	return shown;
}

/** How well a word of a fact answers a word that was looked for: 3 the same, 2 begun, 1 nearly, 0 not. */
function fit(asked: string, term: string): number {
	if (term === asked) return 3;
	if (term.startsWith(asked)) return 2;
	return distance(asked, term) <= forgiven(asked) ? 1 : 0;
}

/**
 * The index over all facts: headings, names in every language and of every time, summaries, sources.
 * Making it costs a phone a fifth of a second, so it is made when somebody is about to search, and in
 * slices.
 *
 * @param pause between two slices; it may let the screen and the keys come first
 */
export async function makeFinder(
	bank: Bank,
	locale: Locale,
	pause: () => Promise<void> = () => Promise.resolve()
): Promise<Finder> {
	// Most facts name the same few states.
	const known = new Map<string, string[]>();
	const wordsOf = (text: string): string[] => {
		let words = known.get(text);
		if (!words) known.set(text, (words = split(text).filter(isWord)));
		return words;
	};
	const entries = new Map<string, Entry>();
	const index = new MiniSearch<Entry>({
		fields: [...FIELDS],
		extractField: (entry, field) => {
			if (field === 'id') return entry.id;
			const texts =
				field === 'label'
					? [entry.label]
					: entry.parts.filter((part) => part.in === field).map(({ text }) => text);
			return [...new Set(texts)].flatMap(wordsOf).join(' ');
		},
		tokenize: (text) => text.split(' '),
		processTerm: (term) => (isWord(term) ? term : null),
		searchOptions: {
			tokenize: split,
			boost: BOOST,
			combineWith: 'AND',
			prefix: true,
			fuzzy: forgiven,
			maxFuzzy: 2,
			weights: { fuzzy: 0.3, prefix: 0.6 }
		}
	});
	for (const fact of bank.facts.values()) {
		const entry = {
			id: fact.id,
			label: fact.label[locale] ?? fact.label.en,
			parts: partsOf(bank, fact, locale)
		};
		entries.set(fact.id, entry);
		index.add(entry);
		if (entries.size % SLICE === 0) await pause();
	}

	const byScore = (a: SearchResult, b: SearchResult) =>
		b.score - a.score || (String(a.id) < String(b.id) ? -1 : 1);

	function find(text: string): Found[] | null {
		const words = split(text).filter(isWord);
		if (words.length === 0) return null;
		// One letter begins a word in nearly every text: then only names are worth the while.
		const isBegun = words.every((word) => word.length < LEAST_LETTERS);
		return index
			.search(text, isBegun ? { fields: NAMES } : {})
			.sort(byScore)
			.map(({ id, terms, queryTerms }) => ({ id: String(id), terms, asked: queryTerms }));
	}

	function show({ id, terms, asked }: Found): { label: Piece[]; beside: Beside | null } {
		const entry = entries.get(id);
		if (!entry) throw new Error(`The index has no fact "${id}"`);
		const matched = new Set(terms);
		const answers = (text: string, word: string) =>
			Math.max(0, ...wordsOf(text).map((term) => (matched.has(term) ? fit(word, term) : 0)));
		const left = asked.filter((word) => answers(entry.label, word) === 0);
		let best: Part | null = null;
		let most = 0;
		for (const part of left.length > 0 ? entry.parts : []) {
			const sum = left.reduce((total, word) => total + answers(part.text, word), 0);
			if (sum > most) [best, most] = [part, sum];
		}
		return {
			label: mark(entry.label, matched),
			beside: best && {
				in: best.in,
				locale: best.locale,
				pieces: cut(mark(best.text, matched))
			}
		};
	}

	/** The words of headings and names, as they are written, by their plain form. */
	let vocabulary: Map<string, string> | null = null;
	function wordsOfNames(): Map<string, string> {
		if (vocabulary) return vocabulary;
		vocabulary = new Map();
		for (const { label, parts } of entries.values())
			for (const text of [label, ...parts.filter((part) => part.in === 'name').map((p) => p.text)])
				for (const [word] of text.matchAll(WORD)) {
					const term = normalise(word);
					if (term.length > 2 && isWord(term) && !vocabulary.has(term)) vocabulary.set(term, word);
				}
		return vocabulary;
	}

	function nearest(word: string): string[] {
		const most = Math.max(1, Math.floor(word.length * 0.4));
		const near: { as: string; off: number }[] = [];
		for (const [term, as] of wordsOfNames()) {
			if (term.length < word.length - most) continue;
			// A word that is not written to its end is compared with as much of the other.
			const begun = term.length > word.length + most ? term.slice(0, word.length) : term;
			const off = distance(word, begun);
			if (off <= most) near.push({ as, off: off + (begun === term ? 0 : 0.5) });
		}
		return near
			.sort((a, b) => a.off - b.off || (a.as < b.as ? -1 : 1))
			.slice(0, MOST_SUGGESTIONS)
			.map(({ as }) => as);
	}

	function suggest(text: string): string[] {
		const words = split(text).filter(isWord);
		const lost = words.filter((word) => (find(word) ?? []).length === 0);
		const kept = words.filter((word) => !lost.includes(word));
		if (lost.length === 0) return words.length > 1 ? words.slice(0, MOST_SUGGESTIONS) : [];
		const [worst] = lost;
		const other = worst === undefined || /\d/.test(worst) ? [] : nearest(worst);
		const better = other
			.map((word) => [...kept, word].join(' '))
			.filter((said) => (find(said) ?? []).length > 0);
		return better.length > 0 ? better : kept.length > 0 ? [kept.join(' ')] : other;
	}

	return { find, show, suggest };
}
