import { describe, expect, it } from 'vitest';
import type { Item } from '../../src/lib/core/item.ts';
import { distanceKm } from '../../src/lib/core/globe.ts';
import { normalise } from '../../src/lib/core/typed.ts';
import {
	bank,
	drawings,
	all,
	factOf,
	expectNone,
	where,
	distractors,
	keys,
	beginnings
} from './drawings.ts';

/** What a learner could guess from without knowing it. */

describe('no giveaway', () => {
	it('puts the key in every place equally often', () => {
		// χ² with three degrees of freedom; 21.1 is passed by chance once in ten thousand drawings.
		for (const [template, items] of drawings) {
			const places = [0, 0, 0, 0];
			for (const item of items)
				if (item.type === 'choice' && item.options.length === 4) {
					const place = item.options.findIndex((option) => option.id === item.key);
					places[place] = (places[place] ?? 0) + 1;
				}
			const total = places.reduce((sum, count) => sum + count, 0);
			if (total === 0) continue;
			const expected = total / 4;
			const chi = places.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
			expect(chi, `${template}: ${places.join(' ')}`).toBeLessThan(21.1);
		}
	});

	it('does not make the longest option the safe guess', () => {
		const isLongest = (item: Item) => {
			const key = Math.max(...keys(item).map((option) => option.text.length));
			return distractors(item).every((option) => option.text.length < key);
		};
		const choices = all().filter((item) => item.type === 'choice');
		expect(choices.filter(isLongest).length / choices.length).toBeLessThan(0.4);
		for (const [template, items] of drawings) {
			// A handful of names are as long as history made them.
			const few = new Set(items.map((item) => item.fact)).size < 10;
			if (few || items[0]?.type !== 'choice') continue;
			expect(items.filter(isLongest).length / items.length, template).toBeLessThan(0.5);
		}
	});

	it('has few questions whose key is the longest whatever the dice say', () => {
		const choices = new Map<string, Item[]>();
		for (const item of all())
			if (item.type === 'choice') choices.set(item.id, [...(choices.get(item.id) ?? []), item]);
		const always = [...choices].filter(([, items]) =>
			items.every((item) => {
				const key = Math.max(...keys(item).map((option) => option.text.length));
				return distractors(item).every((option) => option.text.length < key);
			})
		);
		expect(always.length / choices.size, always.map(([id]) => id).join(' ')).toBeLessThan(0.3);
	});

	it('does not give the key away in the question', () => {
		expectNone(
			all().flatMap((item) => {
				const stem = ` ${normalise(item.stem)} `;
				return keys(item)
					.filter(
						(option) => item.type === 'choice' && stem.includes(` ${normalise(option.text)} `)
					)
					.map((option) => where(item, option.text));
			})
		);
	});

	it('names the key in no other form in the question', () => {
		const broken: string[] = [];
		for (const template of 'parties other-party where-to where-to-all where-from cause actor consequence'.split(
			' '
		))
			for (const item of drawings.get(template) ?? []) {
				const asked = beginnings(factOf(item).phrase.en);
				for (const key of keys(item)) {
					const entity = bank.entities.get(key.id);
					const told = [key.text, entity?.label.en ?? '', entity?.adjective?.en ?? ''];
					const shared = told.flatMap((text) => [...beginnings(text)].filter((w) => asked.has(w)));
					if (shared.length > 0) broken.push(where(item, `${key.text}: ${shared.join(' ')}`));
				}
			}
		expectNone(broken);
	});

	it('asks no question to which the same answer is nearly always right', () => {
		for (const template of ['title', 'tenant', 'country', 'landlord']) {
			const answers = new Map<string, string>();
			for (const item of drawings.get(template) ?? [])
				answers.set(item.fact, keys(item)[0]?.text ?? '');
			const counts = [...answers.values()].map(
				(text) => [...answers.values()].filter((other) => other === text).length
			);
			expect(Math.max(...counts) / answers.size, template).toBeLessThanOrEqual(0.6);
		}
	});

	it('offers sums and areas that are all equally round', () => {
		expectNone(
			['rent', 'area'].flatMap((template) =>
				(drawings.get(template) ?? []).flatMap((item) =>
					[...keys(item), ...distractors(item)]
						.filter((option) => {
							const figure = /[\d,.]*\d/.exec(option.text)?.[0] ?? '0';
							const digits = figure.replace(/[,.]/g, '').replace(/^0+/, '');
							const significant = figure.includes('.') ? digits : digits.replace(/0+$/, '');
							return significant.length > 3;
						})
						.map((option) => where(item, option.text))
				)
			)
		);
	});

	it('takes its wrong answers from several facts: one of another kind would stand out', () => {
		expectNone(
			['parties', 'other-party', 'where-to', 'where-to-all', 'where-from']
				.flatMap((template) => drawings.get(template) ?? [])
				.filter((item) => new Set(distractors(item).map(({ fact }) => fact)).size < 2)
				.filter((item) => distractors(item).every(({ fact }) => fact !== undefined))
				.map((item) => where(item))
		);
	});

	it('looks for a goal in the neighbourhood of the right one', () => {
		const at = (id: string) => bank.entities.get(id)?.at;
		const km = (item: Item, id: string) =>
			Math.min(
				...keys(item).map((key) => {
					const [one, other] = [at(key.id), at(id)];
					return one && other ? distanceKm(one, other) : Infinity;
				})
			);
		const options = (drawings.get('where-to') ?? []).flatMap((item) =>
			distractors(item).map(({ id }) => km(item, id))
		);
		expect(options.filter((far) => far > 5000).length / options.length).toBeLessThan(0.05);
	});
});
