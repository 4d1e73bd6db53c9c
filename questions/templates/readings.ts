import { choiceOf } from '../../src/lib/core/bodies.ts';
import type { Bank } from '../../src/lib/core/bank.ts';
import type { Asked, ItemBody } from '../../src/lib/core/item.ts';
import type { BankFact } from '../../src/lib/core/schema/fact.ts';
import type { Reading, ReadingOf } from '../../src/lib/core/schema/reading.ts';
import type { Locale } from '../../src/lib/core/schema/text.ts';
import { words } from '../../src/lib/core/speak.ts';
import { template } from '../../src/lib/core/template.ts';
import { READING_SKILLS, type Skill } from '../../src/lib/core/vocabulary.ts';
import { figureOf } from './figure.ts';
import { passageOf } from './voices.ts';
import { ALL } from './words.ts';

/** Questions about reading sources that were written by hand, in `readings/`: one template per skill. */

function readingOf<S extends Skill>(
	bank: Bank,
	fact: BankFact,
	skill: S
): ReadingOf<S> | undefined {
	return bank.readings
		.get(fact.id)
		?.find((reading): reading is ReadingOf<S> => reading.skill === skill);
}

/** What all readings have in common. The sources are those of the passages and of the answer. */
function ask(bank: Bank, reading: Reading, body: ItemBody, locale: Locale): Asked {
	const figure = reading.chart && figureOf(bank, reading.fact, locale);
	return {
		...body,
		stem: words(reading.question, locale),
		explanation: words(reading.model, locale),
		passages: reading.passages.map((passage) => passageOf(bank, passage, locale)),
		...(figure ? { figure } : {}),
		cites: [...reading.passages.map(({ cite }) => cite), ...reading.cites],
		fields: [],
		hint: null,
		attributed: true
	};
}

const choices = READING_SKILLS.map((skill) =>
	template({
		id: skill,
		kinds: ALL,
		type: 'choice',
		version: 1,
		ask(fact, { bank, random, locale }) {
			const reading = readingOf(bank, fact, skill);
			if (!reading) return null;
			const body = choiceOf(
				random,
				{ id: 'key', text: words(reading.key, locale) },
				reading.wrongs.map(({ says, why }, index) => ({
					id: `wrong-${index}`,
					text: words(says, locale),
					why: words(why, locale)
				}))
			);
			return body && ask(bank, reading, body, locale);
		}
	})
);

const compute = template({
	id: 'compute',
	kinds: ALL,
	type: 'numeric',
	version: 1,
	ask(fact, { bank, locale }) {
		const reading = readingOf(bank, fact, 'compute');
		if (!reading) return null;
		const { key, low, high, unit } = reading;
		return ask(
			bank,
			reading,
			{ type: 'numeric', key, low, high, unit: words(unit, locale) },
			locale
		);
	}
});

export const readings = [...choices, compute];
