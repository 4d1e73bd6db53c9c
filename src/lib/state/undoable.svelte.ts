import { undoOf } from '$lib/core/undo.ts';
import type { NewEvent, StudyEvent } from '$lib/core/schema/event.ts';
import { m } from '$lib/i18n/paraglide/messages.js';
import type { Room } from './room.svelte.ts';

/** The last thing that a screen did to the log, in words, and the way back. */
export class Undoable {
	/** What to tell the learner; null: nothing. */
	said = $state<string | null>(null);
	#room: Room;
	#written = $state.raw<StudyEvent[]>([]);

	constructor(room: Room) {
		this.#room = room;
	}

	get canUndo(): boolean {
		return this.#written.length > 0;
	}

	/** Records what happened, as one step to undo. `said` is shown once it is stored. */
	async do(said: string, ...happened: NewEvent[]): Promise<void> {
		// The same words twice would not be read out twice.
		this.said = null;
		const written = await this.#room.record(...happened);
		this.#written = written ?? [];
		this.said = written ? said : m.not_saved();
	}

	async undo(): Promise<void> {
		const written = this.#written;
		this.#written = [];
		this.said = null;
		const undone = await this.#room.record(...undoOf(written));
		this.said = undone ? m.card_undone() : m.not_saved();
	}

	dismiss(): void {
		this.said = null;
	}
}
