import type { Attempt } from '../core/teaching/attempt.ts';
import type { KeyPair } from '../core/teaching/teaching.ts';
import { forgetSession, readSessions, saveSession } from '../storage/sessions.ts';
import type { Room } from './room.svelte.ts';

/** An attempt that was handed in, or is ready to be. */
export interface Done {
	attempt: Attempt;
	/** The sealed receipt: handed in again, it is the same. */
	code: string;
	/** Whether it was given to the share sheet, the clipboard, a file or the camera. */
	isSent: boolean;
	/** Events that took cards after it, beside the answers. */
	taken: string[];
}

/**
 * One student's sheet for one assignment. It lies beside the running sessions, outside log and backup:
 * what makes the pseudonym and what opens the feedback never leave this device. A secret of its own for
 * every sheet means that nothing here could link a student's assignments, and that the next student at a
 * shared computer is somebody else.
 */
export interface Paper {
	v: 1;
	is: 'paper';
	id: string;
	/** Id of the assignment. */
	assignment: string;
	title: string;
	/** The code of its link. */
	code: string;
	/** As typed by the student. */
	name: string;
	/** Sixteen bytes, base64url. */
	secret: string;
	pseudonym: string;
	/** Opens the teacher's feedback. */
	reply: KeyPair;
	running: Attempt | null;
	done: Done[];
	/** The code of the feedback, once it was opened. */
	feedback: string | null;
}

const PREFIX = 'paper-';

function isPaper(state: unknown): state is Paper {
	return (
		typeof state === 'object' &&
		state !== null &&
		(state as Paper).is === 'paper' &&
		(state as Paper).v === 1
	);
}

/** The open person's sheets, those used last first. Rejects with a StorageError. */
export async function readPapers(room: Room): Promise<Paper[]> {
	const { database } = await room.engine();
	return (await readSessions(database)).map((row) => row.state).filter(isPaper);
}

export async function keepPaper(room: Room, paper: Paper): Promise<void> {
	const { database } = await room.engine();
	await saveSession(database, { id: PREFIX + paper.id, savedAt: Date.now(), state: paper });
}

/**
 * Leaves nothing of a sheet on the device: name, answers, receipts, keys, and what its answers wrote into
 * the log. Rejects with a StorageError when it could not be done.
 */
export async function removePaper(room: Room, paper: Paper): Promise<void> {
	const engine = await room.engine();
	for (const { attempt, taken } of paper.done) await engine.removeSitting(attempt.id, taken);
	await forgetSession(engine.database, PREFIX + paper.id);
}
