import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openBank, type Bank, type BankData } from '../src/lib/core/bank.ts';
import { askableItems } from '../src/lib/core/generate.ts';
import type { ItemId } from '../src/lib/core/item.ts';
import type { Entity } from '../src/lib/core/schema/entity.ts';
import type { BankFact } from '../src/lib/core/schema/fact.ts';
import type { Table } from '../src/lib/core/schema/table.ts';
import { compareLock, readLock, type LockLine } from './lock.ts';
import { BankError, loadBank } from './load.ts';
import { templates } from './templates/index.ts';

/** The entities that facts and tables name, with what they lie in and what they succeeded. */
function namedIn(facts: readonly (BankFact | Table)[], entities: readonly Entity[]): Entity[] {
	const byId = new Map(entities.map((entity) => [entity.id, entity]));
	const kept = new Set<string>();
	const keep = (id: string | undefined) => {
		const entity = id === undefined || kept.has(id) ? undefined : byId.get(id);
		if (!entity) return;
		kept.add(entity.id);
		keep(entity.within);
		entity.successorOf.forEach(keep);
	};
	const text = JSON.stringify(facts);
	for (const id of byId.keys()) if (text.includes(`"${id}"`)) keep(id);
	return entities.filter((entity) => kept.has(entity.id));
}

/** No lock yet is an empty one: the first numbering makes it. */
function lockIn(folder: string): LockLine[] {
	const file = join(folder, 'items.lock');
	return existsSync(file) ? readLock(file) : [];
}

/** The bank as the app gets it: data proved, with the list of questions that it can ask. */
export function buildBank(folder: string): { data: BankData; bank: Bank } {
	const whole = loadBank(folder);
	const loaded = { ...whole, entities: namedIn([...whole.facts, ...whole.tables], whole.entities) };
	const empty = { ...loaded, aliases: [], items: [] };
	const aliases = lockIn(folder).flatMap(({ id, alias }): [ItemId, ItemId][] =>
		alias ? [[id, alias]] : []
	);
	const data = { ...loaded, aliases, items: askableItems(openBank(empty, templates)) };
	return { data, bank: openBank(data, templates) };
}

/** Throws when `items.lock` and the bank disagree, naming the cure. */
export function assertLocked(folder: string, bank: Bank): void {
	const { unnumbered, lost } = compareLock(lockIn(folder), bank.items);
	const problems = [
		...unnumbered.map((id) => ({
			where: 'items.lock:1:1',
			message: `${id} has no number: run "npm run bank:lock"`
		})),
		...lost.map(({ number, id }) => ({
			where: `items.lock:${number}:1`,
			message: `${id} can no longer be asked: restore it, or mark the line "gone" or "-> its new id"`
		}))
	];
	if (problems.length > 0) throw new BankError(problems);
}
