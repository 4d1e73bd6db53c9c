import index from 'virtual:bank/index';
import { generate, type Wanted } from '../src/lib/core/generate.ts';
import type { Item } from '../src/lib/core/item.ts';
import { openPart, WITHOUT_ENTITIES, type PartData } from '../src/lib/core/parts.ts';
import type { FactKind } from '../src/lib/core/schema/fact.ts';
import { templates } from './templates/index.ts';

const PARTS: Record<FactKind, () => Promise<{ default: PartData }>> = {
	lease: () => import('virtual:bank/lease'),
	treaty: () => import('virtual:bank/treaty'),
	migration: () => import('virtual:bank/migration'),
	statement: () => import('virtual:bank/statement')
};

/** Generates the questions of one kind from its part of the bank, exactly as the whole bank would. */
export async function loadKind(kind: FactKind): Promise<(wanted: Wanted) => Item | null> {
	const [{ default: part }, entities] = await Promise.all([
		PARTS[kind](),
		kind === WITHOUT_ENTITIES ? null : import('virtual:bank/entities')
	]);
	const bank = openPart(index, part, entities?.default ?? part, templates);
	return (wanted) => generate(bank, wanted);
}
