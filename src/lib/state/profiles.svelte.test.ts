import { afterEach, beforeEach, expect, test } from 'vitest';
import { Engine } from './engine.ts';
import { addPerson, erasePerson, listPeople, renamePerson } from './profiles.ts';
import { Room } from './room.svelte.ts';

let room: Room;

async function databases(): Promise<string[]> {
	const all = await indexedDB.databases();
	return all.flatMap(({ name }) => (name?.startsWith('saxaul') ? name : [])).sort();
}

const keys = () => Object.keys(localStorage).filter((key) => key.startsWith('saxaul'));

async function nicknameOf(id: string): Promise<string | null> {
	const engine = await Engine.open(id, () => undefined);
	const { nickname } = engine.settings;
	engine.close();
	return nickname;
}

async function other(): Promise<string> {
	const person = (await listPeople(room)).find((one) => !one.isOpen);
	if (!person) throw new Error('Nobody else is on this phone');
	return person.id;
}

beforeEach(() => {
	room = new Room();
});

afterEach(async () => {
	// The app's own way out leaves nothing for the next test.
	for (const { id, isOpen } of await listPeople(room)) if (!isOpen) await erasePerson(room, id);
	await erasePerson(room, room.profile);
});

test('while one person uses the phone there is no list and no database for one', async () => {
	await room.record({ type: 'starred', item: 'a#x', on: true });
	expect(await listPeople(room)).toEqual([]);
	expect(await databases()).toEqual(['saxaul']);
});

test('with the second person both have a name, on the list and in their own log', async () => {
	expect(await addPerson(room, { own: ' Aigerim ', other: 'Bolat' })).toBeNull();
	expect(await listPeople(room)).toMatchObject([
		{ nickname: 'Aigerim', isOpen: true },
		{ nickname: 'Bolat', isOpen: false }
	]);
	expect((await room.engine()).settings.nickname).toBe('Aigerim');
	expect(await nicknameOf(await other())).toBe('Bolat');
});

test('what one person answers is in no other log', async () => {
	await addPerson(room, { own: 'Aigerim', other: 'Bolat' });
	await room.record({ type: 'starred', item: 'a#x', on: true });
	const engine = await Engine.open(await other(), () => undefined);
	expect(engine.study.trails.size).toBe(0);
	engine.close();
});

test('names that cannot be are refused before anything is made', async () => {
	expect(await addPerson(room, { own: '', other: `a${String.fromCodePoint(0x202e)}b` })).toEqual({
		own: 'empty',
		other: 'forbidden'
	});
	expect(await addPerson(room, { own: 'Ali', other: 'ALI' })).toEqual({ other: 'taken' });
	expect(await databases()).toEqual([]);
});

test('a seventh person is not taken in', async () => {
	await addPerson(room, { own: 'One', other: 'Two' });
	for (const name of ['Three', 'Four', 'Five', 'Six'])
		await addPerson(room, { own: null, other: name });
	await expect(addPerson(room, { own: null, other: 'Seven' })).rejects.toThrow('6 people');
});

test('a new name is on the list and in the log, also of one who is not here now', async () => {
	await addPerson(room, { own: 'Aigerim', other: 'Bolat' });
	expect(await renamePerson(room, await other(), 'aigerim')).toBe('taken');
	expect(await renamePerson(room, await other(), 'Bota')).toBeNull();
	expect((await listPeople(room)).map((person) => person.nickname)).toEqual(['Aigerim', 'Bota']);
	expect(await nicknameOf(await other())).toBe('Bota');
});

test('erasing one of two leaves the other, alone and without a list', async () => {
	await addPerson(room, { own: 'Aigerim', other: 'Bolat' });
	await room.record({ type: 'starred', item: 'a#x', on: true });
	expect(await erasePerson(room, await other())).toBe(1);
	expect(await listPeople(room)).toEqual([]);
	expect((await room.engine()).study.trails.size).toBe(1);
	expect(await databases()).toEqual(['saxaul', 'saxaul-people']);
});

test('after the open person is erased the next one is open', async () => {
	await addPerson(room, { own: 'Aigerim', other: 'Bolat' });
	const next = await other();
	await erasePerson(room, room.profile);
	expect(await databases()).toEqual([`saxaul-${next}`, 'saxaul-people'].sort());
	room = new Room();
	expect(room.profile).toBe(next);
	expect((await room.engine()).settings.nickname).toBe('Bolat');
});

test('erasing the last person leaves no database, no key and no cache of ours', async () => {
	await addPerson(room, { own: 'Aigerim', other: 'Bolat' });
	await room.record({ type: 'starred', item: 'a#x', on: true });
	localStorage.setItem('saxaul-look', '{"theme":"dark"}');
	localStorage.setItem('of-another-app', 'stays');
	await caches.open('saxaul-precache');
	await caches.open('of-another-app');
	await erasePerson(room, await other());
	expect(await erasePerson(room, room.profile)).toBe(0);
	expect(await databases()).toEqual([]);
	expect(keys()).toEqual([]);
	expect(await caches.keys()).toEqual(['of-another-app']);
	expect(localStorage.getItem('of-another-app')).toBe('stays');
	await caches.delete('of-another-app');
	localStorage.removeItem('of-another-app');
});

test('another tab of an erased person is told, and can write nothing any more', async () => {
	const tab = new Room();
	await tab.record({ type: 'starred', item: 'a#x', on: true });
	await erasePerson(room, room.profile);
	expect(tab.trouble).toBe('erased');
	for (const item of ['b#x', 'c#x'])
		expect(await tab.record({ type: 'starred', item, on: true })).toBeNull();
	expect(await databases()).toEqual([]);
});

test('after erasing, the page itself can write nothing any more', async () => {
	await room.record({ type: 'starred', item: 'a#x', on: true });
	await erasePerson(room, room.profile);
	for (const item of ['b#x', 'c#x'])
		expect(await room.record({ type: 'starred', item, on: true })).toBeNull();
	await room.rest();
	expect(await databases()).toEqual([]);
});
