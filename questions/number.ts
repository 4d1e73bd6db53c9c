import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildBank } from './build.ts';
import { compareLock, formatLock, readLock } from './lock.ts';

// Gives every new question the next number. Existing lines are never touched.
const folder = import.meta.dirname;
const file = join(folder, 'items.lock');
const lock = existsSync(file) ? readLock(file) : [];
const { unnumbered, lost } = compareLock(lock, buildBank(folder).bank.items);
const added = unnumbered.map((id, index) => ({ number: lock.length + index + 1, id }));
writeFileSync(file, formatLock([...lock, ...added]));
console.log(`items.lock: ${added.length} added, ${lock.length + added.length} in all`);
for (const { number, id } of lost) {
	console.error(`${number} ${id} can no longer be asked: mark it "gone" or "-> its new id"`);
	process.exitCode = 1;
}
