import { choiceOf } from '../../src/lib/core/bodies.ts';
import { factsOf, sourceOf, type Bank } from '../../src/lib/core/bank.ts';
import { yearOf } from '../../src/lib/core/date.ts';
import { neighbours } from '../../src/lib/core/distractors.ts';
import type { Option, Passage } from '../../src/lib/core/item.ts';
import type { BankFact, Dispute, FactOf } from '../../src/lib/core/schema/fact.ts';
import type { Source } from '../../src/lib/core/schema/source.ts';
import type { Locale } from '../../src/lib/core/schema/text.ts';
import { capital, sentence } from '../../src/lib/core/language/en.ts';
import { speak, words } from '../../src/lib/core/speak.ts';
import { template } from '../../src/lib/core/template.ts';
import { yearOfFact } from '../../src/lib/core/truth.ts';
import { sharesStem } from '../../src/lib/core/overlap.ts';
import { carriesWeight, citesOf, COURSE_TEXT, passageOf, sourcesOf, voice } from './voices.ts';
import { actOf, ALL, begunWords, HISTORY, startOf } from './words.ts';

/**
 * Reading sources, as far as the typed facts carry it: who says what, how two voices stand to each
 * other, which claim is contested, which source is near, which is primary, which claim is a judgement.
 * What needs a historian's own judgement stands in `readings.ts`.
 */

// About equally long, so that none looks like the learned answer.
const KINDS: Record<Dispute['kind'], string> = {
	open: 'They contradict each other, and no rule decides between them.',
	scope: 'They count or describe different things; both can be right.',
	dated: 'The thing itself changed in between; each is right for its time.',
	slip: 'One of them is simply a mistake, and the other one corrects it.'
};

/** A dispute whose note tells how the two stand. A slip only where there is nothing subtler. */
function explained(fact: BankFact): Dispute | undefined {
	const told = fact.disputes.filter((entry) => entry.note);
	return told.find((entry) => entry.kind !== 'slip') ?? told[0];
}

/** The first two sides whose voices differ by name; else the first two, told apart by their titles. */
function pairOf(bank: Bank, { positions }: Dispute, locale: Locale): Passage[] {
	const passages = positions.map((position) => passageOf(bank, position, locale));
	const [first, ...rest] = passages;
	const other = rest.find(({ by }) => by !== first?.by);
	if (first && other) return [first, other];
	return positions.slice(0, 2).flatMap(({ cite }, index) => {
		const passage = passages[index];
		return passage
			? [{ ...passage, by: `${passage.by}, “${sourceOf(bank, cite.source).title}”` }]
			: [];
	});
}

const disagreement = template({
	id: 'disagreement',
	kinds: ALL,
	type: 'choice',
	version: 3,
	ask(fact, { bank, random, locale }) {
		const dispute = explained(fact);
		if (!dispute?.note) return null;
		const others = Object.entries(NOT_SO[dispute.kind]);
		const body = choiceOf(
			random,
			{ id: dispute.kind, text: KINDS[dispute.kind] },
			others.map(([id, why]) => ({ id, text: KINDS[id as Dispute['kind']], why }))
		);
		return (
			body && {
				...body,
				stem: speak(locale, {
					en: () =>
						`${words(dispute.question, locale)} How do these two answers stand to each other?`
				}),
				passages: pairOf(bank, dispute, locale),
				explanation: `${KINDS[dispute.kind]} ${words(dispute.note, locale)}`,
				fields: [dispute.field],
				hint: null,
				attributed: true
			}
		);
	}
});

/** By the kind that a dispute is: why it is none of the others. */
const NOT_SO: { [K in Dispute['kind']]: Record<Exclude<Dispute['kind'], K>, string> } = {
	open: {
		scope: 'Both answer the same question about the same thing.',
		dated: 'Both speak of the same time.',
		slip: 'Nothing shows that one of them is mistaken.'
	},
	scope: {
		open: 'They only seem to contradict each other: they do not speak of the same thing.',
		dated: 'It is not time that sets them apart, but what they count or describe.',
		slip: 'Each can be right about what it speaks of.'
	},
	dated: {
		open: 'They only seem to contradict each other: each speaks of a time of its own.',
		scope: 'It is not the thing counted that sets them apart, but the time.',
		slip: 'Each can be right about its own time.'
	},
	slip: {
		open: 'Other evidence decides between them.',
		scope: 'Both speak of the same thing.',
		dated: 'Both speak of the same time.'
	}
};

type Statement = FactOf<'statement'>;

function isOpen(dispute: Dispute): boolean {
	return dispute.kind === 'open';
}

/** Why a claim is not the contested one. */
function peaceOf(fact: Statement): string {
	const kinds = fact.disputes.map((dispute) => dispute.kind);
	if (kinds.includes('dated'))
		return 'Other sources give something else, but for another time: each can be right.';
	if (kinds.includes('scope'))
		return 'Other sources put it differently, but they count or describe something else.';
	return 'No source in this bank contradicts it.';
}

const contested = template({
	id: 'contested',
	kinds: ['statement'],
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		const dispute = fact.disputes.find(isOpen);
		const [one, other] = dispute?.positions ?? [];
		if (!dispute || !one || !other) return null;
		const claim = (of: Statement) => sentence(words(of.says, locale));
		const body = choiceOf(
			random,
			{ id: fact.id, text: claim(fact) },
			neighbours(bank, fact, random)
				.filter((near) => !near.disputes.some(isOpen))
				.slice(0, 3)
				.map((near) => ({ id: near.id, text: claim(near), why: peaceOf(near), fact: near.id }))
		);
		return (
			body && {
				...body,
				stem: speak(locale, {
					en: () =>
						'About which of these claims of the course text do sources contradict each other, with no rule to decide between them?'
				}),
				explanation: speak(locale, {
					en: () =>
						`${words(dispute.question, locale)} Two voices of equal right differ. ${[one, other].map(({ says, cite }) => `${capital(voice(bank, cite.source))}: “${words(says, locale)}”`).join(' ')} So a good answer names its source.`
				}),
				fields: [dispute.field],
				hint: null,
				attributed: true
			}
		);
	}
});

/** Whether somebody has shown which words of the claim are opinion. */
function hasOpinion(bank: Bank, fact: BankFact): boolean {
	return (bank.readings.get(fact.id) ?? []).some(({ skill }) => skill === 'opinion');
}

const judgement = template({
	id: 'judgement',
	kinds: ['statement'],
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		const opinion = bank.readings.get(fact.id)?.find(({ skill }) => skill === 'opinion');
		if (fact.nature !== 'judgement' || !opinion) return null;
		const claim = (of: Statement) => sentence(words(of.says, locale));
		const checkable = factsOf(bank, 'statement').filter(
			(other) =>
				other.nature !== 'judgement' &&
				other.value &&
				!other.disputes.some((dispute) => isOpen(dispute) && dispute.field === 'says') &&
				!hasOpinion(bank, other)
		);
		const body = choiceOf(
			random,
			{ id: fact.id, text: claim(fact) },
			random
				.shuffle(checkable)
				.slice(0, 3)
				.map((other) => ({
					id: other.id,
					text: claim(other),
					why:
						other.value?.is === 'year'
							? 'It names a year, so a document can confirm or refute it.'
							: 'It names a number, so a count can confirm or refute it.',
					fact: other.id
				}))
		);
		return (
			body && {
				...body,
				stem: speak(locale, {
					en: () =>
						'Which of these claims of the course text is a judgement, which no document alone can prove or refute?'
				}),
				explanation: words(opinion.model, locale),
				fields: ['says'],
				hint: null,
				attributed: true
			}
		);
	}
});

const SOURCE_KINDS: Record<Source['kind'], string> = {
	'treaty-text': 'Text of an agreement',
	law: 'Law or decree',
	archive: 'Document from an archive',
	census: 'Census',
	statement: 'Speech or statement',
	book: 'Book',
	article: 'Article',
	news: 'Press report',
	encyclopedia: 'Encyclopedia',
	page: 'Web page'
};

/** Further apart than this, two sources are not equally near. */
const CLEARLY = 2;
/** Nearest of all, but not near. */
const AT_THE_TIME = 5;

const nearer = template({
	id: 'nearer',
	kinds: HISTORY,
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		const start = startOf(fact);
		const phrase = words(fact.phrase, locale);
		if (!start || /\d{4}/.test(phrase)) return null;
		const event = yearOf(start.date);
		const dated = sourcesOf(bank, fact)
			.flatMap((source) =>
				source.year === undefined || source.year < event
					? []
					: [{ source, year: source.year, text: describe(bank, source) }]
			)
			.sort((a, b) => a.year - b.year);
		const [near] = dated;
		if (!near || near.year - event > AT_THE_TIME) return null;
		const later = dated.filter(
			({ year, text }, index, all) =>
				year >= near.year + CLEARLY && all.findIndex((other) => other.text === text) === index
		);
		const body = choiceOf(
			random,
			{ id: near.source.id, text: near.text },
			random
				.shuffle(later)
				.slice(0, 3)
				.map(({ source, year, text }) => ({
					id: source.id,
					text,
					why: `That is ${year - near.year} years further away from the event.`
				}))
		);
		const what = actOf(fact, locale);
		return (
			body && {
				...body,
				stem: speak(locale, {
					en: () => `Which of these sources stands nearest in time to ${what}?`
				}),
				explanation: speak(locale, {
					en: () =>
						`${capital(what)} ${begunWords(fact)} in ${event}, and this source is of ${near.year}. Nearest is not yet best: ask also whose words they are, what they could know at the time, and what they leave out.`
				}),
				fields: [start.field],
				hint: null
			}
		);
	}
});

/** What a source is, without its title: `Press report: AFP, 2012`. A text speaks for itself. */
function describe(bank: Bank, source: Source): string {
	const kind = SOURCE_KINDS[source.kind];
	const isText = source.kind === 'treaty-text' || source.kind === 'law';
	return `${isText ? kind : `${kind}: ${capital(voice(bank, source.id))}`}, ${source.year}`;
}

/** So many years after an act, a report of it is no longer a voice of the time. */
const LATER = 6;

/** Why a source is not primary. Null where it might be. */
function secondary(source: Source, event: number): string | null {
	if (source.kind === 'encyclopedia')
		return 'An encyclopedia sums up what others have found out: it is not primary.';
	const years = (source.year ?? event) - event;
	if (years < LATER) return null;
	if (source.standing === 'press')
		return `A press report, ${years} years later: it passes on what others did and wrote.`;
	if (source.standing === 'scholarly')
		return `Research, ${years} years later: it works with primary sources, but is none itself.`;
	return null;
}

const primary = template({
	id: 'primary',
	kinds: HISTORY,
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		const event = yearOfFact(fact);
		if (event === null) return null;
		const title = (source: Source) => `“${source.title}”`;
		const sources = sourcesOf(bank, fact);
		const own = fact.citations.map((citation) => citation.source);
		const key = sources.find(
			({ id, standing, kind, year }) =>
				own.includes(id) &&
				standing === 'primary' &&
				['treaty-text', 'law', 'archive', 'statement'].includes(kind) &&
				year !== undefined &&
				Math.abs(year - event) < LATER
		);
		if (!key) return null;
		const others = sources.flatMap((source) => {
			const why = secondary(source, event);
			return why ? [{ id: source.id, text: by(bank, source, title(source)), why }] : [];
		});
		const body = choiceOf(
			random,
			{ id: key.id, text: by(bank, key, title(key)) },
			random.shuffle(others).slice(0, 3)
		);
		return (
			body && {
				...body,
				stem: speak(locale, {
					en: () =>
						`Which of these is a primary source for ${actOf(fact, locale)}: made at the time, by people who took part?`
				}),
				explanation: speak(locale, {
					en: () =>
						`${SOURCE_KINDS[key.kind]}, ${key.year}: it is a piece of the event itself. It shows what was decided, but not whether it was kept, nor what people thought of it; for that other sources are needed.`
				}),
				fields: [],
				cites: [{ source: key.id }],
				hint: null
			}
		);
	}
});

function by(bank: Bank, source: Source, title: string): string {
	return source.publisher ? `${title}, ${source.publisher}` : `${title}, ${voice(bank, source.id)}`;
}

/** The last year that a claim speaks of: nobody said it earlier. */
function yearOfClaim(fact: BankFact, text: string): number {
	const told = text.match(/\b\d{4}\b/g) ?? [];
	return Math.max(...told.map(Number), yearOfFact(fact) ?? 0);
}

/** Voices of weight that speak of neighbouring facts, each name once. */
function outsiders(
	bank: Bank,
	near: readonly BankFact[],
	refuse: (id: string, by: string) => boolean
): Option[] {
	const found: Option[] = [];
	for (const { disputes, citations } of near)
		for (const { source } of [...disputes.flatMap(citesOf), ...citations]) {
			const by = voice(bank, source);
			if (source === COURSE_TEXT || !carriesWeight(bank, source) || refuse(source, by)) continue;
			if (!found.some((option) => option.text === capital(by)))
				found.push({ id: source, text: capital(by) });
			if (found.length === 3) return found;
		}
	return found;
}

/** A dispute whose sides are worth telling apart: two voices of weight, and no mere slip. */
function hasVoices(bank: Bank, dispute: Dispute): boolean {
	const weighty = citesOf(dispute).filter(({ source }) => carriesWeight(bank, source));
	return (
		dispute.kind !== 'slip' && new Set(weighty.map(({ source }) => voice(bank, source))).size >= 2
	);
}

const whoSays = template({
	id: 'who-says',
	kinds: ALL,
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		const dispute = fact.disputes.find((entry) => hasVoices(bank, entry));
		const key = dispute?.positions.find(
			({ cite }) => cite.source !== COURSE_TEXT && carriesWeight(bank, cite.source)
		);
		if (!dispute || !key) return null;
		const said = words(key.says, locale);
		const question = words(dispute.question, locale);
		const own = voice(bank, key.cite.source);
		if (sharesStem(own, said)) return null;
		const sides = dispute.positions.filter(
			({ cite }) => voice(bank, cite.source) !== own && carriesWeight(bank, cite.source)
		);
		if (sides.some((side) => side.says.en === key.says.en)) return null;
		const inside: Option[] = sides
			.map(({ cite, says }) => ({
				id: cite.source,
				text: capital(voice(bank, cite.source)),
				why: `In our words, it says: ${words(says, locale)}`
			}))
			.filter((option, index, all) => all.findIndex(({ text }) => text === option.text) === index);
		// Somebody else who speaks of the same thing could have said it too; nobody said it beforehand.
		const heard = [...fact.citations, ...fact.disputes.flatMap(citesOf)].map(({ source }) =>
			voice(bank, source)
		);
		const since = yearOfClaim(fact, `${question} ${said}`);
		const outside = outsiders(
			bank,
			neighbours(bank, fact, random),
			(id, by) => heard.includes(by) || (sourceOf(bank, id).year ?? since) < since
		);
		const body = choiceOf(
			random,
			{ id: key.cite.source, text: capital(own) },
			[...inside, ...outside].slice(0, 3)
		);
		return (
			body && {
				...body,
				stem: speak(locale, {
					en: () => `${question} One source answers, in our words: ${said} Which one is it?`
				}),
				explanation: dispute.note ? words(dispute.note, locale) : words(fact.summary, locale),
				fields: [dispute.field],
				attributed: true
			}
		);
	}
});

export const sources = [disagreement, whoSays, contested, judgement, nearer, primary];
