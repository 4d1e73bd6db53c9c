import type { Bank } from '../../src/lib/core/bank.ts';
import { neighbours } from '../../src/lib/core/distractors.ts';
import type { Timeline } from '../../src/lib/core/item.ts';
import type { Random } from '../../src/lib/core/random.ts';
import type { Locale } from '../../src/lib/core/schema/text.ts';
import { speak, words } from '../../src/lib/core/speak.ts';
import { template } from '../../src/lib/core/template.ts';
import { isAskable, valuesOf } from '../../src/lib/core/truth.ts';
import { actOf, begunWords, HISTORY, knownYears, startOf, type Dateable } from './words.ts';

/** How many years the line is long, and how near to its ends the key may lie. */
const LENGTH = 200;
const MARGIN = 20;
const MOST_LEVEL = 2;
/** No line reaches further into the years to come. */
const LAST = 2040;
const STEP = 10;
const MARKS = 3;
/** A mark this near would give the answer away. */
const TOO_NEAR = 8;

/** The year in which it began or was signed, where it can be asked and no scope narrows it. */
function askedYear(bank: Bank, fact: Dateable): { field: string; year: number } | null {
	const start = startOf(fact);
	if (!start || start.date.about || !isAskable(bank, fact, start.field)) return null;
	const year = valuesOf(fact, start.field)[0];
	return typeof year === 'number' && year >= 1000 ? { field: start.field, year } : null;
}

/** Events of the same kind that lie on the line, apart from the key and from each other. */
function marksFor(
	fact: Dateable,
	key: number,
	{ from, to }: { from: number; to: number },
	{ bank, random, locale }: { bank: Bank; random: Random; locale: Locale }
): Timeline['marks'] {
	const marks: Timeline['marks'] = [];
	for (const other of neighbours(bank, fact, random)) {
		const year = askedYear(bank, other)?.year;
		if (year === undefined || year <= from || year >= to) continue;
		const taken = [key, ...marks.map((mark) => mark.year)];
		if (taken.some((one) => Math.abs(one - year) <= TOO_NEAR)) continue;
		marks.push({ year, text: words(other.label, locale).replace(/ \(\d{4}\)$/, '') });
		if (marks.length === MARKS) break;
	}
	return marks.sort((a, b) => a.year - b.year);
}

/** Put an event on the line. The line begins where the dice say, so that its middle tells nothing. */
const onTimeline = template({
	id: 'on-timeline',
	kinds: HISTORY,
	type: 'year',
	version: 1,
	repeats: ['signed', 'lease-signed', 'began'],
	ask(fact: Dateable, { bank, random, locale }) {
		// Where the year is typed too, a second question about it is worth it for what matters most.
		if (fact.level > MOST_LEVEL) return null;
		const asked = askedYear(bank, fact);
		const event = `${actOf(fact, locale)} ${begunWords(fact)}`;
		if (!asked || /\d{4}/.test(event)) return null;
		const key = asked.year;
		const shift = MARGIN + STEP * random.int((LENGTH - 2 * MARGIN) / STEP);
		const from = Math.min(LAST - LENGTH, Math.floor((key - shift) / STEP) * STEP);
		const frame = { from, to: from + LENGTH };
		const marks = marksFor(fact, key, frame, { bank, random, locale });
		const right = key < 1900 ? 5 : 3;
		return {
			type: 'year',
			key: { from: key, to: key },
			near: 3 * right,
			known: knownYears(bank, fact, asked.field, { from: key, to: key }, locale),
			line: { ...frame, right, marks },
			stem: speak(locale, {
				en: () => `Put it on the timeline: ${event}. Up to ${right} years away is right.`
			}),
			fields: [asked.field]
		};
	}
});

export const timeline = [onTimeline];
