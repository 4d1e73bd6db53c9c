import { troubleOf, type SaxaulDatabase, type SessionRow } from './database.ts';

/** The running sessions: what a killed tab needs to go on exactly where it was. */

export async function saveSession(database: SaxaulDatabase, row: SessionRow): Promise<void> {
	try {
		await database.sessions.put(row);
	} catch (error) {
		throw troubleOf(error);
	}
}

export async function readSessions(database: SaxaulDatabase): Promise<SessionRow[]> {
	const rows = await database.sessions.toArray();
	return rows.sort((a, b) => b.savedAt - a.savedAt);
}

export async function forgetSession(database: SaxaulDatabase, id: string): Promise<void> {
	await database.sessions.delete(id);
}
