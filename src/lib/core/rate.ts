import type { Grade, ItemType, Verdict } from './item.ts';

/** FSRS grades: 1 Again, 2 Hard, 3 Good, 4 Easy. */
export type Rating = 1 | 2 | 3 | 4;

export type StudyMode = 'practice' | 'review' | 'assignment';

/** How the item stands in the schedule when it is answered. */
export type Standing = 'not-a-card' | 'not-due' | 'due';

export interface Answered {
	mode: StudyMode;
	standing: Standing;
	type: ItemType;
	verdict: Verdict;
	/** The learner's button on a recall item. */
	grade?: Grade;
	/** "I guessed" beside a right answer. */
	guessed?: boolean;
	/** "I was right" against the verdict. */
	overruled?: boolean;
}

const GRADES: Record<Grade, Rating> = { again: 1, hard: 2, good: 3, easy: 4 };

/**
 * When an answer moves the schedule, and how. Null: it is logged and counts as progress, but no card
 * moves, because cramming before a test must not push a card months ahead.
 */
export function rate(answer: Answered): Rating | null {
	if (answer.standing !== 'due') return null;
	if (answer.type === 'recall') return answer.grade ? GRADES[answer.grade] : 1;
	if (answer.verdict !== 'right' && !answer.overruled) return 1;
	return answer.guessed ? 2 : 3;
}
