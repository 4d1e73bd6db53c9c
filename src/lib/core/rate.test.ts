import { expect, it } from 'vitest';
import { ITEM_TYPES, type Grade, type Verdict } from './item.ts';
import { rate, type Answered, type Rating, type Standing, type StudyMode } from './rate.ts';

const MODES: StudyMode[] = ['practice', 'assignment', 'review'];
const STANDINGS: Standing[] = ['not-a-card', 'not-due', 'due'];
const VERDICTS: Verdict[] = ['right', 'partly', 'wrong', 'unknown'];
const JUDGED = ITEM_TYPES.filter((type) => type !== 'recall');
const GRADES: [Grade | undefined, Rating][] = [
	['again', 1],
	['hard', 2],
	['good', 3],
	['easy', 4],
	// "I don't know" on a recall card is no button.
	[undefined, 1]
];

/** DESIGN §4: what a due card gets by verdict and by what the learner says of it. */
const TABLE: Record<Verdict, { plain: Rating; guessed: Rating; overruled: Rating }> = {
	right: { plain: 3, guessed: 2, overruled: 3 },
	partly: { plain: 1, guessed: 1, overruled: 3 },
	wrong: { plain: 1, guessed: 1, overruled: 3 },
	unknown: { plain: 1, guessed: 1, overruled: 3 }
};

const combinations: { answer: Answered; rating: Rating | null }[] = [];
for (const mode of MODES)
	for (const standing of STANDINGS) {
		const isDue = standing === 'due';
		for (const type of JUDGED)
			for (const verdict of VERDICTS) {
				const frame = { mode, standing, type, verdict };
				const row = TABLE[verdict];
				combinations.push(
					{ answer: frame, rating: isDue ? row.plain : null },
					{ answer: { ...frame, guessed: true }, rating: isDue ? row.guessed : null },
					{ answer: { ...frame, overruled: true }, rating: isDue ? row.overruled : null },
					{ answer: { ...frame, guessed: true, overruled: true }, rating: isDue ? 2 : null }
				);
			}
		for (const verdict of VERDICTS)
			for (const [grade, rating] of GRADES)
				combinations.push({
					answer: { mode, standing, type: 'recall', verdict, ...(grade ? { grade } : {}) },
					rating: isDue ? rating : null
				});
	}

it('the table is complete: every mode, standing, type, verdict and word of the learner', () => {
	expect(combinations).toHaveLength(3 * 3 * (10 * 4 * 4 + 4 * 5));
});

it.each(MODES)('in %s a card moves only when it is due, and then as the table says', (mode) => {
	for (const { answer, rating } of combinations)
		if (answer.mode === mode) expect([answer, rate(answer)]).toEqual([answer, rating]);
});
