import { afterEach, expect, test, vi } from 'vitest';
import { askToKeep, Device, readStorageState } from './device.svelte.ts';

const root = document.documentElement;

afterEach(() => {
	vi.restoreAllMocks();
	for (const name of ['theme', 'text', 'motion'] as const) new Device().choose(name, null);
	localStorage.clear();
});

test('a choice is seen at once and kept for the next visit', () => {
	const device = new Device();
	device.choose('theme', 'dark');
	device.choose('text', 'larger');
	expect(root.dataset).toMatchObject({ theme: 'dark', text: 'larger' });
	expect(JSON.parse(localStorage.getItem('saxaul-look') ?? '')).toEqual({
		theme: 'dark',
		text: 'larger'
	});
	expect(new Device().look).toEqual({ theme: 'dark', text: 'larger' });
});

test('back to the system leaves no mark', () => {
	const device = new Device();
	device.choose('theme', 'dark');
	device.choose('motion', 'none');
	device.choose('theme', null);
	expect(root.dataset.theme).toBeUndefined();
	expect(device.look).toEqual({ motion: 'none' });
});

test('where nothing can be kept the choice holds for now, and is not called saved', () => {
	vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
		throw new DOMException('Blocked', 'SecurityError');
	});
	expect(new Device().choose('theme', 'dark')).toBe(false);
	expect(root.dataset.theme).toBe('dark');
});

test.each(['{', 'null', '{"theme":"pink","text":5}'])('a damaged look is none: %s', (text) => {
	localStorage.setItem('saxaul-look', text);
	expect(new Device().look).toEqual({});
});

test('a browser without storage manager, or one that throws, says nothing and breaks nothing', async () => {
	vi.spyOn(navigator, 'storage', 'get').mockReturnValue(undefined as unknown as StorageManager);
	expect(await readStorageState()).toEqual({ isPersisted: null, usedBytes: null });
	expect(await askToKeep()).toBe(false);
	const refuse = () => Promise.reject(new TypeError('Not allowed here'));
	vi.spyOn(navigator, 'storage', 'get').mockReturnValue({
		persisted: refuse,
		persist: refuse,
		estimate: refuse
	} as unknown as StorageManager);
	expect(await readStorageState()).toEqual({ isPersisted: null, usedBytes: null });
	expect(await askToKeep()).toBe(false);
});
