import type { Bank } from '../core/bank.ts';
import type { NewEvent, StudyEvent } from '../core/schema/event.ts';
import type { Assignment } from '../core/schema/teaching.ts';
import type { Shelf } from '../core/teaching/questions.ts';
import {
	assignmentsOf,
	emptyTeaching,
	foldTeaching,
	keysOf,
	setsOf,
	TEACHING_TYPES,
	type HandedOut,
	type KeyPair,
	type Teaching
} from '../core/teaching/teaching.ts';
import { assignmentId } from '../formats/assignment-code.ts';
import { makeKeyPair } from '../formats/seal.ts';
import { readEvents } from '../storage/log.ts';
import type { Engine } from './engine.ts';
import type { Room } from './room.svelte.ts';

/** The ids of a teacher's events in the log. */
function idsIn({ study }: Engine): string[] {
	return TEACHING_TYPES.flatMap((type) => study.strangers.get(type) ?? []).map(({ id }) => id);
}

/** What undoes these events, and what undoes that. */
function undoingsOf({ study }: Engine, ids: readonly string[]): StudyEvent[] {
	const found = new Map<string, StudyEvent>();
	// A damaged file may hold undoings that undo each other: each is followed once.
	const open = [...ids];
	for (let id = open.pop(); id !== undefined; id = open.pop())
		for (const remark of study.remarks.get(id) ?? [])
			if (remark.type === 'undone' && !found.has(remark.id)) {
				found.set(remark.id, remark);
				open.push(remark.id);
			}
	return [...found.values()];
}

/**
 * What a teacher made and received, as the screens see it. The log is read once when the first page of
 * teaching opens; what another tab, a file or a colleague adds is read as it comes.
 */
export class Teacher {
	/** Replaced with every change. Null: not read yet. */
	teaching = $state.raw<Teaching | null>(null);
	/** The sets kept, those changed last first; empty before they are read. */
	readonly sets = $derived(this.teaching ? setsOf(this.teaching) : []);
	/** What was handed out, the last first. */
	readonly assignments: HandedOut[] = $derived(this.teaching ? assignmentsOf(this.teaching) : []);
	readonly room: Room;
	#read = new Set<string>();
	#reading: Promise<void> = Promise.resolve();

	constructor(room: Room) {
		this.room = room;
	}

	/** Reads what is new in the log. Rejects with a StorageError, of which the room tells too. */
	async refresh(): Promise<Teaching> {
		const engine = await this.room.engine();
		const work = this.#reading.catch(() => undefined).then(() => this.#take(engine));
		this.#reading = work;
		await work;
		return this.teaching ?? emptyTeaching();
	}

	async #take(engine: Engine): Promise<void> {
		const all = idsIn(engine);
		const ids = all.filter((id) => !this.#read.has(id));
		const undoings = undoingsOf(engine, all).filter(({ id }) => !this.#read.has(id));
		if (ids.length + undoings.length === 0 && this.teaching) return;
		const events = [...((await readEvents(engine.database, ids)) as StudyEvent[]), ...undoings];
		for (const { id } of events) this.#read.add(id);
		// The same lists in a new object, so that what is derived from them is derived again.
		this.teaching = { ...foldTeaching(this.teaching ?? emptyTeaching(), events) };
	}

	/** Stores what a teacher did. Null: it could not be stored, and waits in the room. */
	async record(...happened: NewEvent[]): Promise<StudyEvent[] | null> {
		const written = await this.room.record(...happened);
		await this.refresh().catch(() => undefined);
		return written;
	}

	/** Removes the content of what the log holds about the subjects, for good. */
	async forget(subjects: readonly string[]): Promise<void> {
		const engine = await this.room.engine();
		await engine.forget(subjects);
		this.#read = new Set([...this.#read].filter((id) => !isHuskIn(engine, id)));
		await this.refresh();
	}

	/** The teacher's newest key pair, made and stored when there is none. Null: it could not be stored. */
	async keyPair(): Promise<KeyPair | null> {
		const [pair] = keysOf(await this.refresh());
		if (pair) return pair;
		const made = await makeKeyPair();
		return (await this.record({ type: 'keyed', ...made })) ? made : null;
	}

	/**
	 * Hands a set out: from now on its content is fixed, sealed to the newest key and known by its hash.
	 * The same content again is the same assignment. Null: it could not be stored.
	 */
	async handOut(set: string, content: Assignment, to?: string): Promise<HandedOut | null> {
		const pair = await this.keyPair();
		if (!pair) return null;
		const sealed = { ...content, key256: pair.public };
		const id = assignmentId(sealed);
		const isThere = this.assignments.some(
			(one) => one.id === id && (to === undefined || one.classes.includes(to))
		);
		if (!isThere) {
			const written = await this.record({
				type: 'assigned',
				assignment: id,
				set,
				content: sealed,
				...(to === undefined ? {} : { class: to })
			});
			if (!written) return null;
		}
		return this.assignments.find((one) => one.id === id) ?? null;
	}
}

function isHuskIn({ study }: Engine, id: string): boolean {
	return study.strangers.get('removed')?.some((husk) => husk.id === id) ?? false;
}

/** Bank and numbers, by which a question of an assignment is found. Loaded together, when asked for. */
export async function openShelf(room: Room): Promise<Shelf> {
	const [bank, { numbers }]: [Bank, { numbers: Shelf['numbers'] }] = await Promise.all([
		room.bank(),
		import('$questions/numbers.ts')
	]);
	return { bank, numbers, locale: 'en' };
}
