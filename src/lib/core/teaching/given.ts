import { gapsOf, type Grade, type Item, type Option, type Response } from '../item.ts';
import type { Given } from '../schema/teaching.ts';

const GRADES: readonly Grade[] = ['again', 'hard', 'good', 'easy'];

function byId(a: Option, b: Option): number {
	return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Options in the order by which receipts count them, whatever the screen showed. */
export function sortedOptions(options: readonly Option[]): Option[] {
	return [...options].sort(byId);
}

function placeIn(options: readonly Option[], id: string | undefined): number {
	return sortedOptions(options).findIndex((option) => option.id === id);
}

/** A response as receipts hold it. Throws when it is of another type than the item. */
export function givenOf(item: Item, response: Response): Given {
	if (response.type === 'unknown') return null;
	switch (item.type) {
		case 'choice':
			if (response.type === 'choice') return placeIn(item.options, response.chosen);
			break;
		case 'multi':
			if (response.type === 'multi')
				return response.chosen.map((id) => placeIn(item.options, id)).sort((a, b) => a - b);
			break;
		case 'true-false':
			if (response.type === 'true-false') return response.said ? 1 : 0;
			break;
		case 'year':
			if (response.type === 'year') return response.year;
			break;
		case 'numeric':
			if (response.type === 'numeric') return response.value;
			break;
		case 'short':
			if (response.type === 'short') return response.text;
			break;
		case 'cloze':
			if (response.type === 'cloze')
				return gapsOf(item).map((gap) => {
					const filled = response.filled[gap.id] ?? '';
					const chosen = gap.options ? [...gap.options].sort().indexOf(filled) : -1;
					return chosen < 0 ? filled : chosen;
				});
			break;
		case 'match':
			if (response.type === 'match')
				return sortedOptions(item.left).map(({ id }) => placeIn(item.right, response.pairs[id]));
			break;
		case 'order':
			if (response.type === 'order') return response.order.map((id) => placeIn(item.entries, id));
			break;
		case 'recall':
			if (response.type === 'recall') return GRADES.indexOf(response.grade);
			break;
		case 'map':
			if (response.type === 'map')
				return 'at' in response ? [...response.at] : placeIn(item.options, response.chosen);
	}
	throw new Error(`A ${response.type} response cannot answer the ${item.type} item ${item.id}`);
}

function idAt(options: readonly Option[], place: unknown): string | undefined {
	return typeof place === 'number' ? sortedOptions(options)[place]?.id : undefined;
}

/** The response behind a receipt's entry. `unknown` where the entry does not fit the item. */
export function responseOf(item: Item, given: Given): Response {
	const unknown: Response = { type: 'unknown' };
	if (given === null) return unknown;
	const list = Array.isArray(given) ? given : [];
	switch (item.type) {
		case 'choice': {
			const chosen = idAt(item.options, given);
			return chosen === undefined ? unknown : { type: 'choice', chosen };
		}
		case 'multi':
			return {
				type: 'multi',
				chosen: list.map((place) => idAt(item.options, place)).filter((id) => id !== undefined)
			};
		case 'true-false':
			return { type: 'true-false', said: given === 1 };
		case 'year':
			return typeof given === 'number' ? { type: 'year', year: given } : unknown;
		case 'numeric':
			return typeof given === 'number' ? { type: 'numeric', value: given } : unknown;
		case 'short':
			return typeof given === 'string' ? { type: 'short', text: given } : unknown;
		case 'cloze': {
			const filled: Record<string, string> = {};
			for (const [index, gap] of gapsOf(item).entries()) {
				const entry = list[index];
				const text = typeof entry === 'number' ? [...(gap.options ?? [])].sort()[entry] : entry;
				if (text) filled[gap.id] = text;
			}
			return { type: 'cloze', filled };
		}
		case 'match': {
			const pairs: Record<string, string> = {};
			for (const [index, left] of sortedOptions(item.left).entries()) {
				const right = idAt(item.right, list[index]);
				if (right !== undefined) pairs[left.id] = right;
			}
			return { type: 'match', pairs };
		}
		case 'order':
			return {
				type: 'order',
				order: list.map((place) => idAt(item.entries, place)).filter((id) => id !== undefined)
			};
		case 'recall': {
			const grade = typeof given === 'number' ? GRADES[given] : undefined;
			return grade ? { type: 'recall', grade } : unknown;
		}
		case 'map': {
			const [lat, lon] = list;
			if (typeof lat === 'number' && typeof lon === 'number')
				return { type: 'map', at: [lat, lon] };
			const chosen = idAt(item.options, given);
			return chosen === undefined ? unknown : { type: 'map', chosen };
		}
	}
}

/** What `given` is as a key of a table: equal answers have equal keys, typed ones whatever their case. */
export function keyOf(given: Given, fold: (text: string) => string): string {
	if (given === null) return '';
	if (Array.isArray(given))
		return given.map((part) => (typeof part === 'string' ? fold(part) : String(part))).join('|');
	return typeof given === 'string' ? fold(given) : String(given);
}
