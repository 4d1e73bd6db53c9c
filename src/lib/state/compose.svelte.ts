import type { NewEvent } from '../core/schema/event.ts';
import type { Assignment } from '../core/schema/teaching.ts';
import { NEW_ASSIGNMENT } from '../core/teaching/assignment.ts';
import type { Teacher } from './teacher.svelte.ts';

/** So long after the last change a draft is stored: one event per pause, not per keystroke. */
const PAUSE_MS = 2500;
const MOST_STEPS = 100;
/** A set has no key until it is handed out: 33 bytes of zero in its place. */
const NO_KEY = 'A'.repeat(44);

/** A set with nothing in it. `random` gives 0 to 1. */
export function newContent(random: () => number): Assignment {
	return { ...NEW_ASSIGNMENT, seed: Math.floor(random() * 2 ** 31), key256: NO_KEY };
}

/** A set as its teacher changes it: stored after each pause and when left, with every step to undo. */
export class Composing {
	content: Assignment = $state.raw({ ...NEW_ASSIGNMENT, seed: 0, key256: NO_KEY });
	/** `new`: nothing was changed yet. */
	saved = $state<'new' | 'waiting' | 'stored' | 'failed'>('new');
	readonly id: string;
	#teacher: Teacher;
	#past = $state.raw<Assignment[]>([]);
	/** The field that was typed into last: more letters are the same step. */
	#field: string | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#isArchived: boolean;
	#storing: Promise<void> = Promise.resolve();

	constructor(
		teacher: Teacher,
		{
			id,
			content,
			isStored,
			isArchived
		}: { id: string; content: Assignment; isStored: boolean; isArchived: boolean }
	) {
		this.#teacher = teacher;
		this.id = id;
		this.content = content;
		this.#isArchived = isArchived;
		if (isStored) this.saved = 'stored';
	}

	get canUndo(): boolean {
		return this.#past.length > 0;
	}

	/** Changes the set. Changes of one `field` in a row are one step to undo. */
	change(change: Partial<Assignment>, field: string | null = null): void {
		if (field === null || field !== this.#field)
			this.#past = [...this.#past, this.content].slice(-MOST_STEPS);
		this.#field = field;
		this.content = { ...this.content, ...change };
		this.#wait();
	}

	undo(): void {
		const before = this.#past.at(-1);
		if (!before) return;
		this.#past = this.#past.slice(0, -1);
		this.#field = null;
		this.content = before;
		this.#wait();
	}

	#wait(): void {
		this.saved = 'waiting';
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.store(), PAUSE_MS);
	}

	/** Stores what waits, now. */
	store(): Promise<void> {
		clearTimeout(this.#timer);
		if (this.saved === 'waiting' || this.saved === 'failed')
			this.#storing = this.#storing.then(() => this.#write());
		return this.#storing;
	}

	async #write(): Promise<void> {
		const { content } = this;
		const event: NewEvent = {
			type: 'composed',
			set: this.id,
			content,
			...(this.#isArchived ? { archived: true as const } : {})
		};
		const written = await this.#teacher.record(event);
		// What was typed meanwhile waits for its own pause.
		if (this.content === content) this.saved = written ? 'stored' : 'failed';
	}
}
