import type { Card } from '../card.ts';
import { factIdOf, type ItemId } from '../item.ts';
import { answersOf, type Study } from '../study.ts';
import { masteryOf, type FactRecord } from './mastery.ts';

/** How far somebody is on a path, in facts. */
export interface PathProgress {
	/** Answered at least once. */
	started: number;
	/** Proficient or mastered. */
	learned: number;
}

/** @param items the questions of the path, as the bank calls them now */
export function pathProgress(
	items: readonly ItemId[],
	study: Study,
	cards: ReadonlyMap<ItemId, Card>
): PathProgress {
	const records = new Map<string, FactRecord>();
	for (const item of items) {
		const trail = study.trails.get(item);
		const answers = trail ? answersOf(study, trail) : [];
		if (answers.length === 0) continue;
		const fact = factIdOf(item);
		const record = records.get(fact) ?? { answers: [], cards: [] };
		const card = cards.get(item);
		records.set(fact, {
			answers: [...record.answers, ...answers],
			cards: card ? [...record.cards, card] : record.cards
		});
	}
	const levels = [...records.values()].map(({ answers, cards: own }) =>
		masteryOf({ answers: answers.sort((a, b) => (a.id < b.id ? -1 : 1)), cards: own })
	);
	return {
		started: levels.length,
		learned: levels.filter((level) => level === 'proficient' || level === 'mastered').length
	};
}
