import { afterEach, beforeEach, expect, test } from 'vitest';
import { NEW_ASSIGNMENT } from '../core/teaching/assignment.ts';
import { classesOf } from '../core/teaching/classes.ts';
import { subject } from '../core/forget.ts';
import { undoOf } from '../core/undo.ts';
import type { Assignment } from '../core/schema/teaching.ts';
import { erasePerson } from './profiles.ts';
import { Room } from './room.svelte.ts';
import { Teacher } from './teacher.svelte.ts';

let room: Room;
let teacher: Teacher;
const CONTENT: Assignment = {
	...NEW_ASSIGNMENT,
	title: 'Leases',
	seed: 7,
	key256: 'A'.repeat(44),
	questions: [{ type: 'recall', stem: 's', back: 'b' }]
};

beforeEach(() => {
	room = new Room();
	teacher = new Teacher(room);
});

afterEach(async () => {
	await erasePerson(room, room.profile);
});

test('a set is kept, and an undone change is not there', async () => {
	await teacher.record({ type: 'composed', set: 'one', content: CONTENT });
	const written = await teacher.record({
		type: 'composed',
		set: 'one',
		content: { ...CONTENT, title: 'Treaties' }
	});
	expect(teacher.sets.map(({ content }) => content.title)).toEqual(['Treaties']);
	await teacher.record(...undoOf(written ?? []));
	expect(teacher.sets.map(({ content }) => content.title)).toEqual(['Leases']);
	const later = new Teacher(room);
	await later.refresh();
	expect(later.sets.map(({ content }) => content.title)).toEqual(['Leases']);
});

test('handing out twice is one assignment, sealed to one stored key', async () => {
	const first = await teacher.handOut('one', CONTENT);
	const second = await teacher.handOut('one', CONTENT, 'class-a');
	expect(second?.id).toBe(first?.id);
	expect(teacher.assignments).toMatchObject([{ id: first?.id, classes: ['class-a'] }]);
	expect(first?.content.key256).toBe((await teacher.keyPair())?.public);
});

test('what is forgotten is gone at once, and for a page that opens later', async () => {
	await teacher.record(
		{ type: 'classed', class: 'a', name: '9A' },
		{ type: 'enrolled', class: 'a', student: 'x', name: 'Ali' },
		{ type: 'enrolled', class: 'a', student: 'y', name: 'Bota' }
	);
	await teacher.forget([subject.student('x')]);
	const later = new Teacher(room);
	await later.refresh();
	for (const { teaching } of [teacher, later])
		expect(teaching && classesOf(teaching)[0]?.students.map(({ name }) => name)).toEqual(['Bota']);
});
