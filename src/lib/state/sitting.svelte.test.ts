import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Item, ItemId } from '../core/item.ts';
import { startSession, type Session } from '../core/session.ts';
import { erasePerson } from './profiles.ts';
import { Room } from './room.svelte.ts';
import { Sitting, type SittingInput } from './sitting.svelte.ts';

let room: Room;
beforeEach(() => {
	room = new Room();
});
afterEach(async () => {
	await erasePerson(room, room.profile);
});

const card = (id: ItemId, seed: number): Item => ({
	id,
	fact: id,
	label: id,
	kind: 'lease',
	seed,
	bank: 'b',
	version: 1,
	stem: 'Which?',
	explanation: 'So.',
	evidence: [],
	disputes: [],
	type: 'recall',
	back: 'This'
});

async function sit(session: Partial<Session>, input: Partial<SittingInput> = {}): Promise<Sitting> {
	const sitting = new Sitting({
		room,
		session: {
			...startSession({
				id: 's',
				mode: 'practice',
				behaviour: 'immediate',
				query: '',
				seed: 1,
				items: ['a#x', 'b#x', 'c#x'],
				startedAt: 0
			}),
			...session
		},
		itemOf: card,
		standingOf: () => 'due',
		...input
	});
	await sitting.show();
	return sitting;
}

test.each(['immediate', 'deferred'] as const)(
	'%s: a graded card leads to the next one',
	async (behaviour) => {
		const sitting = await sit({ behaviour });
		await sitting.grade('good');
		expect(sitting.item?.id).toBe('b#x');
	}
);

test('in review the next card is made while the last one is thought about', async () => {
	const made: ItemId[] = [];
	const sitting = await sit(
		{ mode: 'review', items: ['a#x'], given: [null] },
		{
			foresee: () => 'b#x',
			itemOf: (id, seed) => {
				made.push(id);
				return card(id, seed);
			}
		}
	);
	await expect.poll(() => made).toEqual(['a#x', 'b#x']);
	const graded = sitting.grade('good');
	expect(sitting.item?.id).toBe('b#x');
	await graded;
	expect(made).toEqual(['a#x', 'b#x']);
});

test('what was made ready is looked at again when the log has changed', async () => {
	let soon: ItemId = 'b#x';
	const sitting = await sit(
		{ mode: 'review', items: ['a#x'], given: [null] },
		{ foresee: () => soon }
	);
	await new Promise((resolve) => setTimeout(resolve, 100));
	soon = 'c#x';
	await room.record({ type: 'starred', item: 'z#x', on: true });
	await sitting.grade('good');
	expect(sitting.item?.id).toBe('c#x');
});
