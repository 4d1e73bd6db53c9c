import type { SaxaulDatabase, SnapshotRow } from './database.ts';

export async function saveSnapshot(database: SaxaulDatabase, row: SnapshotRow): Promise<void> {
	await database.snapshots.put(row);
}

export async function readSnapshot(
	database: SaxaulDatabase,
	version: number
): Promise<SnapshotRow | null> {
	const row = await database.snapshots.get('study');
	return row?.version === version ? row : null;
}
