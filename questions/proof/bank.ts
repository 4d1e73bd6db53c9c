import { describe, expect, it } from 'vitest';
import { generate } from '../../src/lib/core/generate.ts';
import { factIdOf, type Item } from '../../src/lib/core/item.ts';
import { compareLock, readLock } from '../lock.ts';
import { bank, drawings, all, expectNone, where } from './drawings.ts';

/** What the bank as a whole promises. */

describe('the bank', () => {
	it('asks every claim of the course text', () => {
		const claims = [...bank.facts.values()].filter((fact) => fact.kind === 'statement');
		expect(claims).toHaveLength(29);
		const asked = new Set(bank.items.map(factIdOf));
		expectNone([...bank.facts.keys()].filter((id) => !asked.has(id)));
	});

	it('has at least 45 templates and every item type', () => {
		expect(drawings.size).toBeGreaterThanOrEqual(45);
		const types = new Set(all().map((item) => item.type));
		expect([...types].sort()).toEqual(
			'choice cloze map match multi numeric order recall short true-false year'.split(' ')
		);
	});

	it('gives every question a number that stays', () => {
		const lock = readLock(`${import.meta.dirname}/../items.lock`);
		expect(compareLock(lock, bank.items)).toEqual({ unnumbered: [], lost: [] });
		expect(new Set(lock.map((line) => line.id)).size).toBe(lock.length);
	});

	it('rests no fact on weak sources alone', () => {
		expectNone(
			[...bank.facts.values()]
				.filter((fact) =>
					fact.citations.every((cite) => bank.sources.get(cite.source)?.standing === 'weak')
				)
				.map((fact) => fact.id)
		);
	});

	it('hears two voices in every dispute', () => {
		// A rule of its own: whatever mentions an encyclopaedia speaks with its voice.
		const voice = (id: string): string => {
			const source = bank.sources.get(id);
			const words = JSON.stringify(source).toLowerCase();
			return /wikipedia|wiki7|britannica|soviet encyclop/.exec(words)?.[0] ?? id;
		};
		expectNone(
			[...bank.facts.values()].flatMap((fact) =>
				fact.disputes
					.filter(
						({ positions }) => new Set(positions.map(({ cite }) => voice(cite.source))).size < 2
					)
					.map((dispute) => `${fact.id}: ${dispute.question.en}`)
			)
		);
	});

	it('shows a source that is more than weak for every question', () => {
		expectNone(
			all()
				.filter((item) => item.evidence.every((evidence) => evidence.standing === 'weak'))
				.map((item) => where(item))
		);
	});

	it('makes the same question again from the same seed', () => {
		for (const items of drawings.values()) {
			const item = items[items.length - 1] as Item;
			expect(generate(bank, { id: item.id, seed: item.seed, locale: 'en' })).toEqual(item);
		}
	});
});
