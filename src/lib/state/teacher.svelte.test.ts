import { afterEach, beforeEach, expect, test } from 'vitest';
import { NEW_ASSIGNMENT } from '../core/teaching/assignment.ts';
import { classesOf } from '../core/teaching/classes.ts';
import { subject } from '../core/forget.ts';
import { undoOf } from '../core/undo.ts';
import type { Assignment } from '../core/schema/teaching.ts';
import { exportLog, mergeBackup, previewBackup } from './backup.ts';
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

test('two teachers bring in each other’s file and see the same class', async () => {
	const { file: theirs } = await (async () => {
		const colleague = new Room();
		await new Teacher(colleague).record(
			{ type: 'classed', class: 'a', name: '9A' },
			{ type: 'enrolled', class: 'a', student: 'x', name: 'Ali' },
			{ type: 'enrolled', class: 'a', student: 'z', name: 'Zuhra' }
		);
		const copy = await exportLog(colleague);
		await erasePerson(colleague, colleague.profile);
		return copy;
	})();
	room = new Room();
	teacher = new Teacher(room);
	await teacher.record({ type: 'enrolled', class: 'a', student: 'y', name: 'Bota' });
	await teacher.forget([subject.student('z')]);
	const engine = await room.engine();
	await mergeBackup(engine, await previewBackup(engine, theirs));
	// What one of them forgot, the other's file does not bring back.
	const names = classesOf(await teacher.refresh())[0]?.students.map(({ name }) => name);
	expect(names).toEqual(['Ali', 'Bota']);

	const { file: mine } = await exportLog(room);
	await erasePerson(room, room.profile);
	room = new Room();
	teacher = new Teacher(room);
	const other = await room.engine();
	await mergeBackup(other, await previewBackup(other, theirs));
	await mergeBackup(other, await previewBackup(other, mine));
	expect(classesOf(await teacher.refresh())[0]?.students.map(({ name }) => name)).toEqual(names);
});
