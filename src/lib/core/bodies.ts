import type { ChoiceBody, MatchBody, MultiBody, Option, OrderBody, TrueFalseBody } from './item.ts';
import type { Random } from './random.ts';

/** Bodies of items from a key and its distractors. Null when there are too few to choose from. */

export function choiceOf(random: Random, key: Option, distractors: Option[]): ChoiceBody | null {
	if (distractors.length < 3) return null;
	return { type: 'choice', options: random.shuffle([key, ...distractors]), key: key.id };
}

export function multiOf(random: Random, keys: Option[], distractors: Option[]): MultiBody | null {
	if (keys.length < 2 || distractors.length < 2) return null;
	return {
		type: 'multi',
		options: random.shuffle([...keys, ...distractors]),
		keys: keys.map((option) => option.id)
	};
}

export function trueFalseOf(
	random: Random,
	sentences: { right: string; wrong: string }
): TrueFalseBody {
	const key = random.int(2) === 0;
	return {
		type: 'true-false',
		claim: key ? sentences.right : sentences.wrong,
		key,
		correct: sentences.right
	};
}

/** Left and right are shuffled apart; the spare on the right belongs to nobody. */
export function matchOf(
	random: Random,
	pairs: { left: Option; right: Option }[],
	spare: Option
): MatchBody | null {
	if (pairs.length < 3) return null;
	const body: MatchBody = {
		type: 'match',
		left: random.shuffle(pairs.map((pair) => pair.left)),
		right: random.shuffle([...pairs.map((pair) => pair.right), spare]),
		key: Object.fromEntries(pairs.map((pair) => [pair.left.id, pair.right.id]))
	};
	if (spare.why) body.spare = spare.why;
	return body;
}

/** `sorted` is first to last; what is shown is never already in order. */
export function orderOf(random: Random, sorted: Option[]): OrderBody | null {
	if (sorted.length < 3) return null;
	const key = sorted.map((entry) => entry.id);
	let entries = random.shuffle(sorted);
	if (entries.every((entry, index) => entry.id === key[index])) entries = [...sorted].reverse();
	return { type: 'order', entries, key };
}
