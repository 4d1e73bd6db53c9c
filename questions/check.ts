import type { Entity } from '../src/lib/core/schema/entity.ts';
import type { BankFact } from '../src/lib/core/schema/fact.ts';
import type { Path } from '../src/lib/core/schema/path.ts';
import type { Reading } from '../src/lib/core/schema/reading.ts';
import type { Table } from '../src/lib/core/schema/table.ts';
import { barsOf } from '../src/lib/core/chart.ts';
import type { Source } from '../src/lib/core/schema/source.ts';
import { checkDates } from './dates.ts';
import type { Entries, Entry, Problem } from './load.ts';
import { checkEntities, checkFactNames } from './names.ts';
import { templates } from './templates/index.ts';
import { unfitAddress, voiceOf } from './voices.ts';

const TEMPLATES: ReadonlySet<string> = new Set(templates.map(({ id }) => id));

/** The fields that a citation may support, per kind of fact. */
const COMMON = ['label', 'summary', 'themes', 'misconceptions', 'hint', 'aliases'];
const FIELDS: Record<BankFact['kind'], string[]> = {
	lease: [
		'title',
		'object',
		'lessor',
		'lessee',
		'place',
		'country',
		'signed',
		'starts',
		'ends',
		'ended',
		'term',
		'rent',
		'area'
	],
	treaty: ['subject', 'parties', 'signed', 'place', 'inForce', 'ended', 'outcome'],
	migration: [
		'form',
		'people',
		'from',
		'to',
		'started',
		'ended',
		'number',
		'cause',
		'consequence',
		'actor'
	],
	statement: ['says', 'value', 'answer']
};

/** The fields whose values are entities. */
const ENTITY_FIELDS = ['lessor', 'lessee', 'place', 'country', 'parties', 'people', 'from', 'to'];

interface Known {
	facts: Set<string>;
	entities: Map<string, Entity>;
	sources: Map<string, Source>;
}

function duplicates<T extends { id: string }>(entries: Entry<T>[], what: string): Problem[] {
	const first = new Map<string, string>();
	return entries.flatMap(({ value, locate }) => {
		const where = locate(['id']);
		const earlier = first.get(value.id);
		if (earlier === undefined) {
			first.set(value.id, where);
			return [];
		}
		return [
			{ where, message: `${what} "${value.id}" stands already at ${earlier}: give it another id` }
		];
	});
}

function checkFact({ value: fact, locate }: Entry<BankFact>, known: Known): Problem[] {
	const problems: Problem[] = [];
	const say = (path: PropertyKey[], message: string) =>
		problems.push({ where: locate(path), message: `${fact.id}: ${message}` });
	const entity = (id: string, path: PropertyKey[]) => {
		if (!known.entities.has(id)) say(path, `no entity "${id}": add it to questions/entities/`);
	};
	const source = (id: string, path: PropertyKey[]) => {
		if (!known.sources.has(id)) say(path, `no source "${id}": add it to questions/sources/`);
	};
	const other = (id: string, path: PropertyKey[]) => {
		if (!known.facts.has(id)) say(path, `no fact "${id}"`);
		else if (id === fact.id) say(path, 'a fact cannot refer to itself');
	};
	const fields = [...COMMON, ...FIELDS[fact.kind]];

	fact.citations.forEach((citation, index) => {
		source(citation.source, ['citations', index, 'source']);
		citation.for.forEach((field, at) => {
			if (!fields.includes(field))
				say(
					['citations', index, 'for', at],
					`"${field}" is no field of a ${fact.kind}: use one of ${fields.join(', ')}`
				);
		});
	});
	if (fact.citations.every((citation) => known.sources.get(citation.source)?.standing === 'weak'))
		say(['citations'], 'rests on weak sources alone: find a better one or leave the fact out');
	fact.disputes.forEach((dispute, index) => {
		if (!fields.includes(dispute.field))
			say(['disputes', index, 'field'], `"${dispute.field}" is no field of a ${fact.kind}`);
		dispute.positions.forEach((position, at) =>
			source(position.cite.source, ['disputes', index, 'positions', at, 'cite', 'source'])
		);
		const cited = dispute.positions.map((position) => position.cite.source);
		const voices = new Set(
			cited.map((id) => {
				const source = known.sources.get(id);
				return source ? voiceOf(source) : id;
			})
		);
		if (new Set(cited).size < 2)
			say(['disputes', index], 'a dispute needs two different sources, one for each side');
		else if (voices.size < 2)
			say(
				['disputes', index],
				`${[...voices].join()} is one voice however often it is copied: find a second one, or drop the dispute`
			);
		const wrong = dispute.positions.filter((position) => position.wrong).length;
		if (dispute.kind === 'slip' ? wrong === 0 || !dispute.note : wrong > 0)
			say(
				['disputes', index],
				'a slip marks its wrong position with `wrong: true` and says in `note` how we know; other kinds have none'
			);
	});
	fact.changed.forEach(({ cite }, index) =>
		source(cite.source, ['changed', index, 'cite', 'source'])
	);
	if (fact.changed.length !== fact.rev - 1)
		say(
			['rev'],
			`edition ${fact.rev} needs ${fact.rev - 1} ${fact.rev === 2 ? 'entry' : 'entries'} in \`changed\`, one for each correction: what it said, what it says now, and the source`
		);
	fact.changed.forEach(({ on }, index) => {
		if (index > 0 && on < (fact.changed[index - 1]?.on ?? ''))
			say(['changed', index, 'on'], 'corrections stand in the order of their days');
	});
	for (const { path, message } of checkDates(fact)) say(path, message);
	for (const field of changingFields(fact))
		say(
			[field],
			`this can change, and the fact has no end: add \`asOf\` with the year in which it was so`
		);
	fact.confusedWith.forEach((id, index) => other(id, ['confusedWith', index]));
	for (const [field, values] of Object.entries(fact.alsoTrue ?? {})) {
		if (!FIELDS[fact.kind].includes(field))
			say(['alsoTrue', field], `"${field}" is no field of a ${fact.kind}`);
		if (ENTITY_FIELDS.includes(field))
			values.forEach((id, index) => entity(String(id), ['alsoTrue', field, index]));
	}

	if (fact.kind === 'lease') {
		fact.lessor.forEach((id, index) => entity(id, ['lessor', index]));
		fact.lessee.forEach((id, index) => entity(id, ['lessee', index]));
		if (fact.place) entity(fact.place, ['place']);
		if (fact.country) entity(fact.country, ['country']);
	} else if (fact.kind === 'treaty') {
		fact.parties.forEach((id, index) => entity(id, ['parties', index]));
		if (fact.place) entity(fact.place, ['place']);
	} else if (fact.kind === 'migration') {
		for (const field of ['people', 'from', 'to'] as const)
			fact[field].forEach((id, index) => entity(id, [field, index]));
	} else {
		fact.about.forEach((id, index) => other(id, ['about', index]));
		fact.wrongs.forEach((wrong, index) => {
			if (wrong.fact) other(wrong.fact, ['wrongs', index, 'fact']);
		});
		const quote = fact.citations.find((citation) => citation.quote)?.quote ?? '';
		fact.gaps.forEach((gap, index) => {
			if (quote.split(gap.hide).length !== 2)
				say(['gaps', index, 'hide'], `"${gap.hide}" must stand exactly once in the quotation`);
		});
	}
	return problems;
}

function checkReading({ value: reading, locate }: Entry<Reading>, known: Known): Problem[] {
	const problems: Problem[] = [];
	const say = (path: PropertyKey[], message: string) =>
		problems.push({ where: locate(path), message: `${reading.fact} ${reading.skill}: ${message}` });
	if (!known.facts.has(reading.fact)) say(['fact'], `no fact "${reading.fact}"`);
	const source = (id: string, path: PropertyKey[]) => {
		if (!known.sources.has(id)) say(path, `no source "${id}": add it to questions/sources/`);
	};
	reading.passages.forEach(({ cite }, index) =>
		source(cite.source, ['passages', index, 'cite', 'source'])
	);
	reading.cites.forEach((cite, index) => source(cite.source, ['cites', index, 'source']));
	if (reading.passages.length + reading.cites.length === 0)
		say([], 'name the source of a passage or, in `cites`, of the model answer');
	else if (
		[...reading.passages.map(({ cite }) => cite), ...reading.cites].every(
			({ source }) => known.sources.get(source)?.standing === 'weak'
		)
	)
		say([], 'rests on weak sources alone: add a better one to `cites`');
	if (reading.skill === 'compute' && (reading.low > reading.key || reading.key > reading.high))
		say(['key'], 'the key must lie between `low` and `high`');
	return problems;
}

function checkTable({ value: table, locate }: Entry<Table>, known: Known): Problem[] {
	const problems: Problem[] = [];
	const say = (path: PropertyKey[], message: string) =>
		problems.push({ where: locate(path), message: `${table.id}: ${message}` });
	const counted = new Set<string>();
	table.counts.forEach(({ year, people, place, cite }, index) => {
		for (const [field, id] of Object.entries({ people, place }))
			if (id !== undefined && !known.entities.has(id))
				say(['counts', index, field], `no entity "${id}": add it to questions/entities/`);
		if (!known.sources.has(cite.source))
			say(['counts', index, 'cite', 'source'], `no source "${cite.source}"`);
		const what = [year, people, place].join(' ').trim();
		if (counted.has(what))
			say(
				['counts', index],
				`${what} is counted twice: keep one, and put the other into a dispute`
			);
		counted.add(what);
	});
	table.charts.forEach((chart, index) => {
		if (!known.facts.has(chart.fact)) say(['charts', index, 'fact'], `no fact "${chart.fact}"`);
		if (barsOf(table, chart) === null)
			say(
				['charts', index],
				'pick at least three counts that differ in one thing only: the year, the people or the place'
			);
	});
	return problems;
}

function checkPath({ value: path, locate }: Entry<Path>, known: Known): Problem[] {
	const problems: Problem[] = [];
	const say = (at: PropertyKey[], message: string) =>
		problems.push({ where: locate(at), message: `${path.id}: ${message}` });
	path.facts.forEach((id, index) => {
		if (!known.facts.has(id)) say(['facts', index], `no fact "${id}"`);
		else if (path.facts.indexOf(id) < index)
			say(['facts', index], `"${id}" stands in it twice: keep one`);
	});
	path.asks?.forEach((id, index) => {
		if (!TEMPLATES.has(id))
			say(['asks', index], `no template "${id}": use one of ${[...TEMPLATES].join(', ')}`);
	});
	return problems;
}

/** Things of which there may be one only, at the place of the second. */
function repeated<T>(
	entries: Entry<T>[],
	keysOf: (value: T) => { key: string; path: PropertyKey[] }[]
): Problem[] {
	const first = new Map<string, string>();
	return entries.flatMap(({ value, locate }) =>
		keysOf(value).flatMap(({ key, path }) => {
			const where = locate(path);
			const earlier = first.get(key);
			if (earlier === undefined) {
				first.set(key, where);
				return [];
			}
			return [{ where, message: `${key} stands already at ${earlier}: keep one` }];
		})
	);
}

/** What may be different by now, told without a year. Once a lease has ended it is told in the past. */
function changingFields(fact: BankFact): string[] {
	if (fact.kind !== 'lease' || fact.ended.is === 'known' || fact.asOf !== undefined) return [];
	const { rent, ends, area } = fact;
	const recurs = rent.is === 'known' && ['year', 'month'].includes(rent.value.per);
	return [
		recurs && rent.asOf === undefined ? 'rent' : '',
		ends.is === 'known' && ends.asOf === undefined ? 'ends' : '',
		area.is === 'known' && area.asOf === undefined ? 'area' : ''
	].filter((field) => field !== '');
}

/** What no single entry can show: references, duplicates, sources that carry a fact. */
export function check(entries: Entries): Problem[] {
	const known = {
		facts: new Set(entries.facts.map((entry) => entry.value.id)),
		entities: new Map(entries.entities.map((entry) => [entry.value.id, entry.value])),
		sources: new Map(entries.sources.map((entry) => [entry.value.id, entry.value]))
	};
	const problems = [
		...duplicates(entries.facts, 'Fact'),
		...duplicates(entries.entities, 'Entity'),
		...duplicates(entries.sources, 'Source'),
		...duplicates(entries.paths, 'Path'),
		...entries.facts.flatMap((entry) => checkFact(entry, known)),
		...duplicates(entries.tables, 'Table'),
		...entries.readings.flatMap((entry) => checkReading(entry, known)),
		...entries.tables.flatMap((entry) => checkTable(entry, known)),
		...repeated(entries.readings, ({ fact, skill }) => [
			{ key: `A reading of the skill "${skill}" for ${fact}`, path: ['skill'] }
		]),
		...repeated(entries.tables, ({ charts }) =>
			charts.map(({ fact }, index) => ({
				key: `A chart for ${fact}`,
				path: ['charts', index, 'fact']
			}))
		)
	];
	problems.push(...checkEntities(entries.entities), ...checkFactNames(entries.facts));
	for (const { value, locate } of entries.sources) {
		const unfit = value.url === undefined ? null : unfitAddress(value.url);
		if (unfit !== null)
			problems.push({
				where: locate(['url']),
				message: `${value.id}: ${unfit}: give the address of the source itself, or leave it out`
			});
	}
	for (const { value, locate } of entries.entities) {
		const dangling = (id: string, path: PropertyKey[]) =>
			problems.push({ where: locate(path), message: `${value.id}: no entity "${id}"` });
		if (value.within && !known.entities.has(value.within)) dangling(value.within, ['within']);
		if (value.iso && (value.kind !== 'state' || value.lifetime?.to))
			problems.push({
				where: locate(['iso']),
				message: `${value.id}: only a present-day state has an ISO number: leave \`iso\` out`
			});
		if (value.point && !value.at)
			problems.push({
				where: locate(['point']),
				message: `${value.id}: a point needs its place: add \`at: [latitude, longitude]\``
			});
		value.successorOf.forEach((id, index) => {
			if (!known.entities.has(id)) dangling(id, ['successorOf', index]);
		});
	}
	problems.push(...entries.paths.flatMap((entry) => checkPath(entry, known)));
	return problems;
}
