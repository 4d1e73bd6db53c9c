import { readFileSync } from 'node:fs';
import type { ItemId } from '../src/lib/core/item.ts';

/**
 * `items.lock`: one line per question that ever existed, numbered from 1, never removed.
 *   17 kant-air-base#until
 *   18 kant-air-base#landlord gone
 *   19 old-name#until -> new-name#until
 * A number in a shared link means the same question for ever.
 */
export interface LockLine {
	number: number;
	id: ItemId;
	gone?: boolean;
	alias?: ItemId;
}

export function parseLock(text: string): LockLine[] {
	return text
		.split('\n')
		.filter((line) => line !== '' && !line.startsWith('//'))
		.map((line, index) => {
			const parts = /^(\d+) (\S+#\S+)(?: (gone)| -> (\S+#\S+))?$/.exec(line);
			if (!parts || Number(parts[1]) !== index + 1) {
				throw new Error(
					`items.lock: line ${index + 1} reads "${line}"; expected "${index + 1} fact#template"`
				);
			}
			const entry: LockLine = { number: index + 1, id: parts[2] as ItemId };
			if (parts[3]) entry.gone = true;
			if (parts[4]) entry.alias = parts[4] as ItemId;
			return entry;
		});
}

export function readLock(file: string): LockLine[] {
	return parseLock(readFileSync(file, 'utf8'));
}

/** Questions without a number, and numbers without a question. */
export function compareLock(lock: LockLine[], items: readonly ItemId[]) {
	const numbered = new Set(lock.map((line) => line.id));
	const asked = new Set(items);
	return {
		unnumbered: items.filter((id) => !numbered.has(id)),
		lost: lock.filter(
			(line) => !asked.has(line.id) && !line.gone && !(line.alias && asked.has(line.alias))
		)
	};
}

export function formatLock(lock: LockLine[]): string {
	return lock
		.map((line) => {
			const tail = line.gone ? ' gone' : line.alias ? ` -> ${line.alias}` : '';
			return `${line.number} ${line.id}${tail}\n`;
		})
		.join('');
}
