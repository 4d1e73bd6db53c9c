import { beforeAll, expect, it } from 'vitest';
import { buildBank } from '../../../questions/build.ts';
import type { Bank } from './bank.ts';
import { entitiesOf } from './names.ts';
import { relatedFacts } from './related.ts';
import type { BankFact } from './schema/fact.ts';

let bank: Bank;
beforeAll(() => {
	bank = buildBank(`${import.meta.dirname}/../../../questions`).bank;
});

it('what shares a rare place or people comes before what shares only Russia', () => {
	const fact = bank.facts.get('alma-ata-1991') as BankFact;
	const others = relatedFacts(bank, fact);
	expect(others.length).toBeGreaterThan(0);
	expect(
		entitiesOf(others[0] as BankFact).filter((id) => entitiesOf(fact).includes(id))
	).not.toEqual([]);
});

it('what the page links anyway is not named twice', () => {
	for (const fact of bank.facts.values())
		for (const other of relatedFacts(bank, fact)) {
			expect(other.id).not.toBe(fact.id);
			expect(fact.confusedWith).not.toContain(other.id);
			expect(other.confusedWith).not.toContain(fact.id);
			if (fact.event !== undefined) expect(other.event).not.toBe(fact.event);
			if (fact.kind === 'statement') expect(fact.about).not.toContain(other.id);
		}
});

it('a fact is related by more than its region and time', () => {
	for (const fact of bank.facts.values()) {
		const facts =
			fact.kind === 'statement' ? fact.about.flatMap((id) => bank.facts.get(id) ?? []) : [fact];
		const mine = facts.flatMap(entitiesOf);
		for (const other of relatedFacts(bank, fact)) {
			const hasTheme = other.themes.some((theme) => fact.themes.includes(theme));
			const hasEntity = entitiesOf(other).some((id) => mine.includes(id));
			expect(hasTheme || hasEntity, `${fact.id} and ${other.id}`).toBe(true);
		}
	}
});

it('most facts have a way on, and none has too many', () => {
	const counts = [...bank.facts.values()].map((fact) => relatedFacts(bank, fact).length);
	expect(Math.max(...counts)).toBeLessThanOrEqual(5);
	expect(counts.filter((count) => count > 0).length / counts.length).toBeGreaterThan(0.8);
});
