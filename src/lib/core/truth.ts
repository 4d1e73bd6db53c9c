import { entityOf, sourceOf, type Bank } from './bank.ts';
import { yearOf } from './date.ts';
import type { BankFact, Dispute } from './schema/fact.ts';
import type { Entity } from './schema/entity.ts';
import type { HistoricalDate, Known } from './schema/time.ts';

/** Answers to "could this also be true?", which no distractor may be. */

function isHistoricalDate(value: unknown): value is HistoricalDate {
	return typeof value === 'object' && value !== null && 'value' in value;
}

/** A field's value without its wrapping: entity ids, years, numbers or words. Empty when not known. */
export function valuesOf(fact: BankFact, field: string): (string | number)[] {
	const raw = (fact as unknown as Record<string, unknown>)[field];
	if (raw === undefined) return [];
	if (Array.isArray(raw)) return raw as string[];
	if (typeof raw === 'string' || typeof raw === 'number') return [raw];
	if (typeof raw !== 'object' || raw === null) return [];
	if ('en' in raw) return [(raw as { en: string }).en];
	if (!('is' in raw)) return [];
	const known = raw as Known<unknown>;
	if (known.is === 'none') return ['none'];
	if (known.is !== 'known') return [];
	const { value } = known;
	if (typeof value === 'number') return [value];
	if (isHistoricalDate(value)) return [yearOf(value)];
	if (typeof value !== 'object' || value === null) return [];
	if ('amount' in value) return [(value as { amount: number }).amount];
	const { low, high } = value as { low?: number; high?: number };
	return [low, high].filter((bound) => bound !== undefined);
}

/** What rival sources give for the field. */
export function rivalsOf(fact: BankFact, field: string): (string | number)[] {
	return fact.disputes
		.filter((dispute) => dispute.field === field)
		.flatMap((dispute) => dispute.positions.map((position) => position.value))
		.filter((value) => value !== undefined)
		.map((value) =>
			typeof value === 'string' && /^\d{4}/.test(value) ? Number(value.slice(0, 4)) : value
		);
}

/** What the fact itself marks as true beside the field's own value. */
function alsoTrueOf(fact: BankFact, field: string): (string | number)[] {
	return fact.alsoTrue?.[field] ?? [];
}

/** The same act: one fact, or two facts that share an event. */
export function sameAct(a: BankFact, b: BankFact): boolean {
	return a.id === b.id || (a.event !== undefined && a.event === b.event);
}

function twins(bank: Bank, fact: BankFact): readonly BankFact[] {
	const together = fact.event ? (bank.events.get(fact.event) ?? []) : [];
	// A template may ask of a copy of the fact, so the fact itself comes first.
	return [fact, ...together.filter((other) => other.id !== fact.id)];
}

function ancestors(bank: Bank, id: string, found = new Set<string>()): Set<string> {
	if (found.has(id)) return found;
	found.add(id);
	for (const earlier of entityOf(bank, id).successorOf) ancestors(bank, earlier, found);
	return found;
}

function containers(bank: Bank, id: string): Set<string> {
	const found = new Set<string>();
	for (let at: string | undefined = id; at && !found.has(at); at = entityOf(bank, at).within)
		found.add(at);
	return found;
}

/** What a place lies in, with the earlier states of each: Osh, Kyrgyzstan, the Kirghiz ASSR. */
function surroundings(bank: Bank, id: string): Set<string> {
	return new Set([...containers(bank, id)].flatMap((at) => [...ancestors(bank, at)]));
}

const memory = new WeakMap<Bank, Map<string, boolean>>();

/** The same entity, one inside the other, or one the successor of the other. */
export function related(bank: Bank, a: string, b: string): boolean {
	if (a === b) return true;
	let known = memory.get(bank);
	if (!known) memory.set(bank, (known = new Map<string, boolean>()));
	const pair = a < b ? `${a} ${b}` : `${b} ${a}`;
	let answer = known.get(pair);
	if (answer === undefined) known.set(pair, (answer = areRelated(bank, a, b)));
	return answer;
}

function areRelated(bank: Bank, a: string, b: string): boolean {
	if (surroundings(bank, a).has(b) || surroundings(bank, b).has(a)) return true;
	// Two successors of one state answer to the same name in different years.
	const older = ancestors(bank, a);
	older.delete(a);
	for (const earlier of ancestors(bank, b))
		if (earlier !== b && older.has(earlier)) return shares(bank, a, b);
	return entityOf(bank, a).label.en === entityOf(bank, b).label.en;
}

/** Successors of one state are distinct states when both live at one time (Kazakhstan, Uzbekistan). */
function shares(bank: Bank, a: string, b: string): boolean {
	return !overlap(entityOf(bank, a), entityOf(bank, b));
}

function years(entity: Entity): [number, number] {
	const from = entity.lifetime?.from;
	const to = entity.lifetime?.to;
	return [from ? yearOf(from) : -9999, to ? yearOf(to) : 9999];
}

function overlap(a: Entity, b: Entity): boolean {
	const [fromA, toA] = years(a);
	const [fromB, toB] = years(b);
	return fromA < toB && fromB < toA;
}

export function livedIn(entity: Entity, year: number | null): boolean {
	if (year === null) return true;
	const [from, to] = years(entity);
	return from <= year && year <= to;
}

/** Could a defensible source give `value` for this field of this fact? Then it is no distractor. */
export function canHold(
	bank: Bank,
	fact: BankFact,
	field: string,
	value: string | number
): boolean {
	for (const twin of twins(bank, fact)) {
		const values = [...valuesOf(twin, field), ...rivalsOf(twin, field), ...alsoTrueOf(twin, field)];
		for (const held of values) {
			if (held === value) return true;
			if (
				typeof held === 'string' &&
				typeof value === 'string' &&
				bank.entities.has(held) &&
				bank.entities.has(value) &&
				related(bank, held, value)
			)
				return true;
		}
	}
	return false;
}

function disputesOn(fact: BankFact, field: string, kind: Dispute['kind']): boolean {
	return fact.disputes.some((dispute) => dispute.field === field && dispute.kind === kind);
}

/** Whether a citation by more than a weak source supports the field. */
export function isSupported(bank: Bank, fact: BankFact, field: string): boolean {
	return fact.citations.some(
		(citation) =>
			citation.for.includes(field) && sourceOf(bank, citation.source).standing !== 'weak'
	);
}

/**
 * A field can be asked as a single right answer when it is supported, not openly disputed, and, where
 * sources count differently or at different times, says its scope or its date.
 */
export function isAskable(bank: Bank, fact: BankFact, field: string): boolean {
	if (valuesOf(fact, field).length === 0 || !isSupported(bank, fact, field)) return false;
	if (disputesOn(fact, field, 'open')) return false;
	const raw = (fact as unknown as Record<string, unknown>)[field] as {
		scope?: unknown;
		asOf?: unknown;
	};
	if (disputesOn(fact, field, 'scope') && !raw.scope) return false;
	if (disputesOn(fact, field, 'dated') && !raw.asOf) return false;
	return true;
}

/** The year that places a fact in time: signature or beginning. Null when unknown. */
export function yearOfFact(fact: BankFact): number | null {
	const dates =
		fact.kind === 'lease'
			? [fact.signed, fact.starts, fact.ended, fact.ends]
			: fact.kind === 'treaty'
				? [fact.signed, fact.inForce]
				: fact.kind === 'migration'
					? [fact.started, fact.ended]
					: [];
	const first = dates.find((date) => date.is === 'known');
	return first?.is === 'known' ? yearOf(first.value) : null;
}
