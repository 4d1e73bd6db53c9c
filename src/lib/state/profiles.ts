import { resolve } from '$app/paths';
import { checkNickname, type NicknameProblem } from '../core/nickname.ts';
import type { NewEvent } from '../core/schema/event.ts';
import { randomId } from '../storage/identity.ts';
export { MOST_PROFILES } from '../storage/profiles.ts';
import { eraseProfile, listProfiles, MOST_PROFILES, saveProfiles } from '../storage/profiles.ts';
import { clearAllHints } from '../storage/sentinel.ts';
import { Engine } from './engine.ts';
import { chooseProfile, type Room } from './room.svelte.ts';

export interface Person {
	id: string;
	nickname: string;
	isOpen: boolean;
}

const CACHE_PREFIX = 'saxaul';
const INSTALL_WAIT_MS = 10_000;

/** The people on this phone; none while there is only the one whose log is open. */
export async function listPeople(room: Room): Promise<Person[]> {
	const rows = await listProfiles();
	const people = rows.map(({ id, nickname }) => ({ id, nickname, isOpen: id === room.profile }));
	return people.length === 1 && people[0]?.isOpen ? [] : people;
}

const named = (value: string): NewEvent => ({ type: 'configured', name: 'nickname', value });

/** The name stands in the log too, so that a copy says whose it is. */
async function recordName(room: Room, id: string, nickname: string): Promise<void> {
	if (id === room.profile) {
		await room.record(named(nickname));
		return;
	}
	const engine = await Engine.open(id, () => undefined);
	try {
		await engine.record([named(nickname)]);
	} finally {
		engine.close();
	}
}

/** What is wrong with the names of a new person and, for the second one, of the first. */
export interface NameProblems {
	own?: NicknameProblem;
	other?: NicknameProblem;
}

/**
 * Makes room for another person. When the second one comes, the first needs a name too: `own`, else null.
 * Returns what is wrong with the names, or null when it is done.
 */
export async function addPerson(
	room: Room,
	{ own, other }: { own: string | null; other: string }
): Promise<NameProblems | null> {
	const rows = await listProfiles();
	if (rows.length >= MOST_PROFILES) throw new Error(`There are ${rows.length} people already`);
	const others = rows.filter((row) => row.id !== room.profile).map((row) => row.nickname);
	const mine = own === null ? null : checkNickname(own, others);
	const ownName = mine && 'name' in mine ? mine.name : null;
	const taken = ownName === null ? rows.map((row) => row.nickname) : [...others, ownName];
	const theirs = checkNickname(other, taken);
	const problems: NameProblems = {
		...(mine && 'problem' in mine && { own: mine.problem }),
		...('problem' in theirs && { other: theirs.problem })
	};
	if (!('name' in theirs) || problems.own) return problems;
	const now = Date.now();
	const person = { id: randomId(), nickname: theirs.name, madeAt: now };
	await saveProfiles(
		ownName === null ? [person] : [{ id: room.profile, nickname: ownName, madeAt: 0 }, person]
	);
	if (ownName !== null) await recordName(room, room.profile, ownName);
	await recordName(room, person.id, person.nickname);
	return null;
}

/** Returns what is wrong with the new name, or null when it is done. */
export async function renamePerson(
	room: Room,
	id: string,
	nickname: string
): Promise<NicknameProblem | null> {
	const rows = await listProfiles();
	const others = rows.filter((row) => row.id !== id).map((row) => row.nickname);
	const checked = checkNickname(nickname, others);
	if ('problem' in checked) return checked.problem;
	const row = rows.find((one) => one.id === id);
	if (!row) throw new Error(`Unknown person "${id}"`);
	await saveProfiles([{ ...row, nickname: checked.name }]);
	await recordName(room, id, checked.name);
	return null;
}

/** Opens another person's log: everything of this one's leaves the memory with the page. */
export function openPerson(id: string): void {
	chooseProfile(id);
	location.assign(resolve('/'));
}

/** A worker that is being installed fills its cache whatever happens to its registration. */
function installed(worker: ServiceWorker): Promise<void> {
	return new Promise((resolve) => {
		const done = () => {
			if (worker.state !== 'installing') resolve();
		};
		worker.addEventListener('statechange', done);
		done();
		setTimeout(resolve, INSTALL_WAIT_MS);
	});
}

/** What the app itself left in the browser, besides anybody's data. */
async function forgetApp(): Promise<void> {
	clearAllHints();
	// Missing on plain http.
	const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
	const registration = await workers?.getRegistration();
	if (registration?.installing) await installed(registration.installing);
	await registration?.unregister();
	if (!('caches' in globalThis)) return;
	for (const name of await caches.keys())
		if (name.startsWith(CACHE_PREFIX)) await caches.delete(name);
}

/**
 * Erases one person for good: log, name and hints; open tabs of that person close theirs. With the last
 * person goes all that the app ever stored here. Returns how many people are left. Throws a
 * StorageError `blocked` when a tab does not let go.
 */
export async function erasePerson(room: Room, id: string): Promise<number> {
	const isOpen = id === room.profile;
	if (isOpen) await room.leave();
	const left = await eraseProfile(id);
	const isAlone = left.length === 0 && isOpen;
	if (isAlone) await forgetApp();
	else if (isOpen && left[0]) chooseProfile(left[0].id);
	return left.length;
}
