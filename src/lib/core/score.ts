import { distanceKm } from './globe.ts';
import {
	gapsOf,
	MAP_KM,
	type Item,
	type ItemOf,
	type ItemType,
	type Response,
	type ResponseOf,
	type Score
} from './item.ts';
import { judgeTyped } from './typed.ts';

function scoreOf(points: number, parts: Record<string, boolean>): Score {
	const rounded = Math.round(points * 1000) / 1000;
	return {
		points: rounded,
		verdict: rounded >= 1 ? 'right' : rounded > 0 ? 'partly' : 'wrong',
		parts
	};
}

const single = (right: boolean): Score => scoreOf(right ? 1 : 0, { answer: right });

function share(parts: Record<string, boolean>): Score {
	const all = Object.values(parts);
	return scoreOf(all.filter(Boolean).length / all.length, parts);
}

/** One scorer per item type; adding a type without one does not compile. */
const scorers: { [T in ItemType]: (item: ItemOf<T>, given: ResponseOf<T>) => Score } = {
	choice: (item, given) => single(given.chosen === item.key),
	'true-false': (item, given) => single(given.said === item.key),
	short: (item, given) => single(judgeTyped(given.text, [item.key, ...item.accept]).is === 'right'),
	numeric: (item, given) => single(given.value >= item.low && given.value <= item.high),
	recall: (_item, given) =>
		given.grade === 'again' ? scoreOf(0, { answer: false }) : scoreOf(1, { answer: true }),

	// Each key chosen adds its share, each distractor chosen takes its share off, never below zero,
	// so that choosing everything earns nothing.
	multi(item, given) {
		const distractors = item.options.length - item.keys.length;
		let points = 0;
		const parts: Record<string, boolean> = {};
		for (const { id } of item.options) {
			const isKey = item.keys.includes(id);
			const chosen = given.chosen.includes(id);
			parts[id] = isKey === chosen;
			if (chosen) points += isKey ? 1 / item.keys.length : -1 / Math.max(1, distractors);
		}
		return scoreOf(Math.max(0, points), parts);
	},

	year(item, given) {
		const off =
			given.year < item.key.from
				? item.key.from - given.year
				: Math.max(0, given.year - item.key.to);
		const isRight = off <= (item.line?.right ?? 0);
		return scoreOf(isRight ? 1 : off <= item.near ? 0.5 : 0, { answer: isRight });
	},

	cloze(item, given) {
		const parts: Record<string, boolean> = {};
		for (const gap of gapsOf(item)) {
			parts[gap.id] =
				judgeTyped(given.filled[gap.id] ?? '', [gap.key, ...gap.accept]).is === 'right';
		}
		return share(parts);
	},

	match(item, given) {
		const parts: Record<string, boolean> = {};
		for (const { id } of item.left) parts[id] = given.pairs[id] === item.key[id];
		return share(parts);
	},

	map(item, given) {
		if (item.asks !== 'place') return single('chosen' in given && given.chosen === item.key);
		const off = 'at' in given ? distanceKm(given.at, item.at) : Infinity;
		const isRight = off <= MAP_KM.right;
		return scoreOf(isRight ? 1 : off <= MAP_KM.near ? 0.5 : 0, { answer: isRight });
	},

	// Neighbours in the right order count, so that one misplaced entry does not cost them all.
	order(item, given) {
		const parts: Record<string, boolean> = {};
		for (let index = 0; index + 1 < item.key.length; index += 1) {
			const id = item.key[index] as string;
			const place = given.order.indexOf(id);
			parts[id] = place >= 0 && given.order[place + 1] === item.key[index + 1];
		}
		return share(parts);
	}
};

export const UNKNOWN: Score = { points: 0, verdict: 'unknown', parts: {} };

/** Throws when the response is of another type than the item: a programmer's error. */
export function score(item: Item, given: Response): Score {
	if (given.type === 'unknown') return UNKNOWN;
	if (given.type !== item.type) {
		throw new Error(`A ${given.type} response cannot answer the ${item.type} item ${item.id}`);
	}
	const scorer = scorers[item.type] as (item: Item, given: Response) => Score;
	return scorer(item, given);
}
