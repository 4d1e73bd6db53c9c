import { choiceOf, trueFalseOf } from '../../src/lib/core/bodies.ts';
import type { Gap } from '../../src/lib/core/item.ts';
import { sentence } from '../../src/lib/core/language/en.ts';
import { speak, words } from '../../src/lib/core/speak.ts';
import { template } from '../../src/lib/core/template.ts';
import type { FactOf } from '../../src/lib/core/schema/fact.ts';

/** Questions about what a text claims. All of them name the text, so a dispute does them no harm. */

type Statement = FactOf<'statement'>;

function quoteOf(fact: Statement): string | undefined {
	return fact.citations.find((citation) => citation.quote)?.quote;
}

const claim = template({
	id: 'claim',
	kinds: ['statement'],
	type: 'choice',
	version: 1,
	ask(fact, { random, locale }) {
		const body = choiceOf(
			random,
			{ id: 'says', text: sentence(words(fact.says, locale)) },
			random
				.shuffle(
					fact.wrongs.map((wrong, index) => ({
						id: `wrong-${index}`,
						text: sentence(words(wrong.says, locale)),
						why: words(wrong.why, locale),
						...(wrong.fact ? { fact: wrong.fact } : {})
					}))
				)
				.slice(0, 3)
		);
		return (
			body && {
				...body,
				stem: speak(locale, { en: () => 'Which of these does the course text say?' }),
				fields: ['says'],
				attributed: true
			}
		);
	}
});

const ask = template({
	id: 'ask',
	kinds: ['statement'],
	type: 'recall',
	version: 1,
	ask: (fact, { locale }) => ({
		type: 'recall',
		stem: words(fact.question, locale),
		back: sentence(words(fact.answer, locale)),
		fields: ['says', 'answer'],
		attributed: true
	})
});

const trueFalse = template({
	id: 'text-true-false',
	kinds: ['statement'],
	type: 'true-false',
	version: 1,
	ask(fact, { random, locale }) {
		const wrong = random.pick(fact.wrongs);
		const says = (claimed: string) =>
			speak(locale, { en: () => `The course text says that ${claimed}.` });
		const body = trueFalseOf(random, {
			right: says(words(fact.says, locale)),
			wrong: says(words(wrong.says, locale))
		});
		return {
			...body,
			stem: speak(locale, { en: () => 'True or false?' }),
			explanation: body.key
				? words(fact.summary, locale)
				: `${sentence(words(wrong.why, locale))} ${words(fact.summary, locale)}`,
			fields: ['says'],
			attributed: true
		};
	}
});

/** Splits the quotation at its gaps. Null when the gaps overlap. */
function partsOf(quote: string, gaps: Statement['gaps'], shuffle: (list: string[]) => string[]) {
	const places = gaps
		.map((gap) => ({
			gap,
			from: quote.indexOf(gap.hide),
			to: quote.indexOf(gap.hide) + gap.hide.length
		}))
		.sort((a, b) => a.from - b.from);
	const parts: (string | Gap)[] = [];
	let at = 0;
	for (const [index, { gap, from, to }] of places.entries()) {
		if (from < at) return null;
		if (from > at) parts.push(quote.slice(at, from));
		parts.push({
			id: `gap-${index + 1}`,
			key: gap.hide,
			accept: gap.accept,
			...(gap.wrongs.length >= 2 ? { options: shuffle([gap.hide, ...gap.wrongs]) } : {})
		});
		at = to;
	}
	if (at < quote.length) parts.push(quote.slice(at));
	return parts;
}

const cloze = template({
	id: 'cloze',
	kinds: ['statement'],
	type: 'cloze',
	version: 1,
	ask(fact, { random, locale }) {
		const quote = quoteOf(fact);
		if (!quote || fact.gaps.length === 0) return null;
		const parts = partsOf(quote, fact.gaps, (list) => random.shuffle(list));
		return (
			parts && {
				type: 'cloze',
				parts,
				stem: speak(locale, { en: () => 'Complete the sentence as it stands in the course text.' }),
				fields: ['says'],
				attributed: true
			}
		);
	}
});

const year = template({
	id: 'text-year',
	kinds: ['statement'],
	type: 'year',
	version: 1,
	ask(fact, { locale }) {
		if (fact.value?.is !== 'year') return null;
		const { key, low, high, question } = fact.value;
		return {
			type: 'year',
			key: { from: low ?? key, to: high ?? key },
			near: 0,
			known: [],
			stem: words(question, locale),
			fields: ['value', 'says'],
			attributed: true
		};
	}
});

const number = template({
	id: 'text-number',
	kinds: ['statement'],
	type: 'numeric',
	version: 1,
	ask(fact, { locale }) {
		if (fact.value?.is !== 'number') return null;
		const { key, low, high, question, unit } = fact.value;
		return {
			type: 'numeric',
			key,
			low: low ?? key,
			high: high ?? key,
			unit: unit ? words(unit, locale) : '',
			stem: words(question, locale),
			fields: ['value', 'says'],
			attributed: true
		};
	}
});

export const statements = [claim, ask, trueFalse, cloze, year, number];
