import type { ItemId, ItemOf } from './item.ts';
import type { LearnerNote } from './study.ts';

/** Most characters (code points) on one side of a learner's own card. */
export const MOST_NOTE_TEXT = 2000;

const PREFIX = 'note:';
const SUFFIX = '#recall';

/** The question that a note is scheduled as. */
export function noteItemId(note: string): ItemId {
	return `${PREFIX}${note}${SUFFIX}`;
}

/** The note behind an item, or null when the item is one of the bank. */
export function noteIdOf(item: ItemId): string | null {
	if (!item.startsWith(PREFIX) || !item.endsWith(SUFFIX)) return null;
	return item.slice(PREFIX.length, -SUFFIX.length);
}

/** A learner's card as a question to show. Null when the note is not there, or was deleted. */
export function noteItem(notes: readonly LearnerNote[], id: ItemId): ItemOf<'recall'> | null {
	const noteId = noteIdOf(id);
	const note = notes.find((candidate) => candidate.id === noteId);
	if (!note) return null;
	return {
		id,
		fact: `${PREFIX}${note.id}`,
		label: note.front,
		kind: 'note',
		seed: 0,
		bank: '',
		version: 1,
		stem: note.front,
		explanation: '',
		evidence: [],
		disputes: [],
		type: 'recall',
		back: note.back
	};
}

export type SideProblem = 'empty' | 'too-long';

/** What keeps a side from being saved; surrounding blanks do not count. Null: nothing. */
export function checkSide(text: string): SideProblem | null {
	const trimmed = text.trim();
	if (trimmed === '') return 'empty';
	return [...trimmed].length > MOST_NOTE_TEXT ? 'too-long' : null;
}
