import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixtureBank } from '../../../tests/fixtures/bank.ts';
import { openBank, type Bank } from './bank.ts';
import { factIdOf, ITEM_TYPES, type ItemId } from './item.ts';
import {
	BEHAVIOURS,
	checkSelection,
	drawItems,
	EVERYTHING,
	factMatches,
	KINDS,
	matchItems,
	MOST_ITEMS,
	parseSelection,
	siblingGroup,
	writeSelection,
	type Selection
} from './selection.ts';
import { REGIONS, THEMES } from './vocabulary.ts';

const parse = (query: string) => parseSelection(new URLSearchParams(query));
const query = (selection: Selection) => new URLSearchParams(writeSelection(selection)).toString();
const select = (fields: Partial<Selection>): Selection => ({ ...EVERYTHING, ...fields });

const slug = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/);
const someYears = fc
	.tuple(
		fc.option(fc.integer({ min: -3000, max: 2100 })),
		fc.option(fc.integer({ min: -3000, max: 2100 }))
	)
	.map(([from, to]) => (from !== null && to !== null && from > to ? [to, from] : [from, to]));
const someSelection: fc.Arbitrary<Selection> = fc
	.record({
		kinds: fc.shuffledSubarray([...KINDS]),
		themes: fc.shuffledSubarray([...THEMES]),
		regions: fc.shuffledSubarray([...REGIONS]),
		levels: fc.shuffledSubarray([1, 2, 3] as (1 | 2 | 3)[]),
		types: fc.shuffledSubarray([...ITEM_TYPES]),
		contested: fc.boolean(),
		path: fc.option(slug),
		facts: fc.uniqueArray(slug),
		items: fc.uniqueArray(fc.tuple(slug, slug).map(([fact, name]): ItemId => `${fact}#${name}`)),
		count: fc.integer({ min: 1, max: MOST_ITEMS }),
		behaviour: fc.constantFrom(...BEHAVIOURS),
		seed: fc.option(fc.integer({ min: 0, max: 2 ** 31 - 1 }))
	})
	.chain((rest) =>
		someYears.map(([from, to]) => ({ ...rest, from: from ?? null, to: to ?? null }))
	);

describe('an address', () => {
	it('asks for contested facts with yes and nothing else', () => {
		expect(parse('contested=yes').selection.contested).toBe(true);
		expect(parse('contested=1').ignored).toEqual([{ name: 'contested', value: '1' }]);
	});

	it('leads back to the selection it was written from, with nothing ignored', () => {
		fc.assert(
			fc.property(someSelection, (selection) => {
				expect(parse(query(selection))).toEqual({ selection, ignored: [] });
			}),
			{ seed: 1, numRuns: 300 }
		);
	});

	it('is always written in the same way', () => {
		fc.assert(
			fc.property(someSelection, (selection) => {
				expect(query(parse(query(selection)).selection)).toBe(query(selection));
			}),
			{ seed: 2 }
		);
	});

	it('of everything is empty, and an empty one is everything', () => {
		expect(query(EVERYTHING)).toBe('');
		expect(parse('').selection).toEqual(EVERYTHING);
	});

	it('can come from a form: a name for each ticked box, and empty fields', () => {
		expect(parse('kind=lease&kind=treaty&kind=lease&from=&to=&path=&item=')).toEqual({
			selection: select({ kinds: ['lease', 'treaty'] }),
			ignored: []
		});
	});

	it('does not change what the next one starts from', () => {
		parse('kind=lease&fact=kant');
		expect(EVERYTHING).toMatchObject({ kinds: [], facts: [] });
	});
});

describe('nonsense in an address is named and left out:', () => {
	it.each([
		['kind=lease,war', 'kind', 'war', select({ kinds: ['lease'] })],
		['level=4', 'level', '4', EVERYTHING],
		['n=0', 'n', '0', EVERYTHING],
		['n=999', 'n', '999', EVERYTHING],
		['n=1e1', 'n', '1e1', EVERYTHING],
		['from=spring', 'from', 'spring', EVERYTHING],
		['from=1900&to=1800', 'to', '1800', select({ from: 1900 })],
		['seed=-1', 'seed', '-1', EVERYTHING],
		['mode=exam', 'mode', 'exam', EVERYTHING],
		['colour=blue', 'colour', 'blue', EVERYTHING],
		['constructor=1', 'constructor', '1', EVERYTHING],
		['toString=1', 'toString', '1', EVERYTHING],
		['__proto__=1', '__proto__', '1', EVERYTHING],
		['kind=__proto__', 'kind', '__proto__', EVERYTHING]
	])('%s', (address, name, value, selection) => {
		expect(parse(address)).toEqual({ selection, ignored: [{ name, value }] });
	});

	it('whatever is in it, reading it does not throw and gives a selection that can be drawn from', () => {
		const names = fc.oneof(
			fc.constantFrom('kind', 'theme', 'level', 'n', 'from', 'to', 'seed', 'mode', 'path', 'item'),
			fc.string()
		);
		const values = fc.oneof(fc.string(), fc.constantFrom('lease', '1', '-1', '1900', ',,'));
		fc.assert(
			fc.property(fc.array(fc.tuple(names, values)), (pairs) => {
				const { selection } = parseSelection(pairs);
				expect(parse(query(selection)).selection).toEqual(selection);
				expect(drawItems(fixtureBank, selection, 1).length).toBeLessThanOrEqual(selection.count);
			}),
			{ seed: 3, numRuns: 300 }
		);
	});

	it('a path, facts and items that the bank does not have', () => {
		const wanted = select({
			path: 'gone',
			facts: ['airfield', 'gone'],
			items: ['airfield#year', 'airfield#gone']
		});
		expect(checkSelection(fixtureBank, wanted)).toEqual({
			selection: select({ facts: ['airfield'], items: ['airfield#year'] }),
			ignored: [
				{ name: 'path', value: 'gone' },
				{ name: 'fact', value: 'gone' },
				{ name: 'item', value: 'airfield#gone' }
			]
		});
	});

	it('and what the bank has is left as it is', () => {
		const wanted = select({ path: 'first-steps', facts: ['airfield'], items: ['airfield#year'] });
		expect(checkSelection(fixtureBank, wanted)).toEqual({ selection: wanted, ignored: [] });
	});
});

describe('what a selection lets through', () => {
	const factsIn = (fields: Partial<Selection>) => [
		...new Set(matchItems(fixtureBank, select(fields)).map(factIdOf))
	];

	it('is everything when nothing is chosen', () => {
		expect(matchItems(fixtureBank, EVERYTHING)).toEqual(fixtureBank.items);
	});

	it.each([
		[{ kinds: ['migration'] }, ['plough-campaign', 'great-resettlement']],
		[{ themes: ['space'] }, ['range', 'spaceport']],
		[{ regions: ['east-asia'] }, ['port', 'river-treaty']],
		[{ levels: [2, 3] }, ['port', 'range', 'great-resettlement']],
		[{ from: 1954, to: 1995 }, ['range', 'spaceport', 'spaceport-protocol', 'plough-campaign']],
		[{ to: 1800 }, ['steppe-treaty']],
		[{ facts: ['port'] }, ['port']],
		[{ kinds: ['lease'], regions: ['east-asia'] }, ['port']],
		[{ path: 'first-steps' }, ['steppe-treaty', 'airfield', 'plough-campaign']],
		[{ path: 'first-steps', kinds: ['lease'] }, ['airfield']]
	] as [Partial<Selection>, string[]][])('%j', (fields, facts) => {
		expect(factsIn(fields)).toEqual(facts);
	});

	it('is only the items named, of only the types named', () => {
		const items: ItemId[] = ['port#year', 'port#recall', 'range#year'];
		expect(matchItems(fixtureBank, select({ items }))).toEqual([
			'port#recall',
			'port#year',
			'range#year'
		]);
		expect(matchItems(fixtureBank, select({ items, types: ['recall'] }))).toEqual(['port#recall']);
	});

	it('leaves out a fact without a year as soon as a period is asked for', () => {
		const undated = { ...fixtureBank.facts.get('airfield'), signed: { is: 'unknown' } } as never;
		expect(factMatches(undated, EVERYTHING)).toBe(true);
		expect(factMatches(undated, select({ from: 1 }))).toBe(false);
	});
});

describe('siblings are', () => {
	it('the items of one fact', () => {
		expect(siblingGroup(fixtureBank, 'port#year')).toBe(siblingGroup(fixtureBank, 'port#recall'));
		expect(siblingGroup(fixtureBank, 'port#year')).not.toBe(
			siblingGroup(fixtureBank, 'range#year')
		);
	});

	it('and the items of two facts of one event', () => {
		expect(siblingGroup(fixtureBank, 'spaceport#year')).toBe(
			siblingGroup(fixtureBank, 'spaceport-protocol#recall')
		);
	});
});

/** A bank of leases whose numbers of items are given: enough to draw from. */
function bankOf(sizes: readonly number[]): Bank {
	const template = fixtureBank.templates.get('recall');
	const fact = fixtureBank.facts.get('airfield');
	const most = Math.max(0, ...sizes);
	return openBank(
		{
			hash: 'sizes',
			aliases: [],
			facts: sizes.map((_, index) => ({ ...fact, id: `fact-${index}` }) as never),
			entities: [],
			sources: [],
			paths: [],
			readings: [],
			tables: [],
			items: sizes.flatMap((size, index) =>
				Array.from({ length: size }, (_, number): ItemId => `fact-${index}#t${number}`)
			)
		},
		Array.from({ length: most }, (_, number) => ({ ...template, id: `t${number}` }) as never)
	);
}

describe('a draw', () => {
	const sizes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 8 });
	const seeds = fc.nat();

	it('is the same for the same seed, and another for another', () => {
		const wanted = select({ count: 20 });
		expect(drawItems(fixtureBank, wanted, 5)).toEqual(drawItems(fixtureBank, wanted, 5));
		expect(drawItems(fixtureBank, wanted, 5)).not.toEqual(drawItems(fixtureBank, wanted, 6));
	});

	it('never repeats an item, and is as long as wished or as there are items', () => {
		fc.assert(
			fc.property(sizes, seeds, fc.integer({ min: 1, max: 60 }), (groups, seed, count) => {
				const bank = bankOf(groups);
				const drawn = drawItems(bank, select({ count }), seed);
				expect(new Set(drawn).size).toBe(drawn.length);
				expect(drawn).toHaveLength(Math.min(count, bank.items.length));
			}),
			{ seed: 4 }
		);
	});

	it('asks a year once: to type or on a line, unless both were named', () => {
		const whole = bankOf([3, 2]);
		const bank: Bank = {
			...whole,
			templates: new Map(
				[...whole.templates].map(([id, one]) => [
					id,
					id === 't2' ? { ...one, repeats: ['t0'] } : one
				])
			)
		};
		const both: ItemId[] = ['fact-0#t0', 'fact-0#t2'];
		for (let seed = 0; seed < 20; seed += 1) {
			const drawn = drawItems(bank, EVERYTHING, seed);
			expect(drawn.filter((id) => both.includes(id))).toHaveLength(1);
			expect(drawn).toHaveLength(4);
			expect(drawItems(bank, select({ items: both }), seed)).toHaveLength(2);
		}
	});

	it('takes one of every group before it takes a second of any', () => {
		fc.assert(
			fc.property(sizes, seeds, (groups, seed) => {
				const seen = new Map<string, number>();
				let before = 0;
				for (const id of drawItems(bankOf(groups), select({ count: 60 }), seed)) {
					const round = seen.get(factIdOf(id)) ?? 0;
					expect(round).toBeGreaterThanOrEqual(before);
					before = round;
					seen.set(factIdOf(id), round + 1);
				}
			}),
			{ seed: 5 }
		);
	});

	it('keeps siblings apart for as long as another group has items left', () => {
		fc.assert(
			fc.property(sizes, seeds, (groups, seed) => {
				const drawn = drawItems(bankOf(groups), select({ count: 60 }), seed).map(factIdOf);
				drawn.forEach((group, index) => {
					if (index > 0 && drawn[index - 1] === group)
						expect(new Set(drawn.slice(index))).toEqual(new Set([group]));
				});
			}),
			{ seed: 6, numRuns: 500 }
		);
	});

	it('puts one between two siblings where one can stand: never 1, 2, 2', () => {
		for (let seed = 0; seed < 40; seed += 1) {
			const drawn = drawItems(bankOf([1, 2]), EVERYTHING, seed).map(factIdOf);
			expect(drawn).toEqual(['fact-1', 'fact-0', 'fact-1']);
		}
	});

	it('keeps the order of a path', () => {
		const wanted = select({ path: 'first-steps', count: 3 });
		for (let seed = 0; seed < 10; seed += 1)
			expect(drawItems(fixtureBank, wanted, seed).map(factIdOf)).toEqual([
				'steppe-treaty',
				'airfield',
				'plough-campaign'
			]);
	});

	it('of a path that does not exist is as shuffled as one without a path', () => {
		expect(drawItems(fixtureBank, select({ path: 'gone' }), 3)).toEqual(
			drawItems(fixtureBank, EVERYTHING, 3)
		);
	});

	it('of nothing is empty', () => {
		expect(drawItems(fixtureBank, select({ facts: ['gone'] }), 1)).toEqual([]);
	});
});
