import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { Entity } from '../src/lib/core/schema/entity.ts';
import { BankFact } from '../src/lib/core/schema/fact.ts';
import { Path } from '../src/lib/core/schema/path.ts';
import { Reading } from '../src/lib/core/schema/reading.ts';
import { Source } from '../src/lib/core/schema/source.ts';
import { Table } from '../src/lib/core/schema/table.ts';
import type { BankData } from '../src/lib/core/bank.ts';
import { check } from './check.ts';

export interface Problem {
	/** file:line:column */
	where: string;
	message: string;
}

/** Where a value stands in its file. */
export type Locate = (path: PropertyKey[]) => string;

/** One entry of a YAML list, with its place. */
export interface Entry<T> {
	value: T;
	locate: Locate;
}

export interface Entries {
	facts: Entry<BankFact>[];
	entities: Entry<Entity>[];
	sources: Entry<Source>[];
	paths: Entry<Path>[];
	readings: Entry<Reading>[];
	tables: Entry<Table>[];
}

export class BankError extends Error {
	constructor(readonly problems: Problem[]) {
		super(
			`The bank has ${problems.length} problem${problems.length === 1 ? '' : 's'}:\n` +
				problems.map((problem) => `  ${problem.where}  ${problem.message}`).join('\n')
		);
		this.name = 'BankError';
	}
}

/** The nearest node that exists: a default or a shorthand has no place of its own. */
function locator(file: string, document: Document, lines: LineCounter): Locate {
	return (path) => {
		for (let depth = path.length; depth >= 0; depth -= 1) {
			const node: unknown = document.getIn(path.slice(0, depth), true);
			const range = (node as { range?: [number, number, number] } | undefined)?.range;
			if (range) {
				const { line, col } = lines.linePos(range[0]);
				return `${file}:${line}:${col}`;
			}
		}
		return `${file}:1:1`;
	};
}

function readList<S extends z.ZodType>(
	root: string,
	file: string,
	schema: S,
	problems: Problem[]
): Entry<z.infer<S>>[] {
	const name = relative(root, file);
	const lines = new LineCounter();
	const document = parseDocument(readFileSync(file, 'utf8'), {
		uniqueKeys: true,
		lineCounter: lines
	});
	for (const error of document.errors) {
		const { line, col } = lines.linePos(error.pos[0]);
		problems.push({ where: `${name}:${line}:${col}`, message: error.message.split('\n')[0] ?? '' });
	}
	if (document.errors.length > 0) return [];
	const raw: unknown = document.toJS();
	if (raw === null) return [];
	const at = locator(name, document, lines);
	if (!Array.isArray(raw)) {
		problems.push({
			where: at([]),
			message: 'This file must be a list: begin each entry with "- "'
		});
		return [];
	}
	const entries: Entry<z.infer<S>>[] = [];
	raw.forEach((value, index) => {
		const locate: Locate = (path) => at([index, ...path]);
		const parsed = schema.safeParse(value);
		if (parsed.success) {
			entries.push({ value: parsed.data, locate });
			return;
		}
		const id = (value as { id?: unknown } | null)?.id;
		for (const issue of parsed.error.issues) {
			const field = issue.path.join('.') || 'entry';
			problems.push({
				where: locate(issue.path),
				message: `${typeof id === 'string' ? id : 'entry'}: ${field}: ${issue.message}`
			});
		}
	});
	return entries;
}

function yamlFiles(folder: string): string[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.filter((name) => name.endsWith('.yaml'))
		.sort()
		.map((name) => join(folder, name));
}

export const BANK_FOLDERS = ['leases', 'treaties', 'migrations', 'statements'] as const;

/** Reads and proves the bank in `folder`. Throws a BankError that names every problem at its place. */
export function loadBank(folder: string): Omit<BankData, 'aliases' | 'items'> {
	const problems: Problem[] = [];
	const list = <S extends z.ZodType>(files: string[], schema: S) =>
		files.flatMap((file) => readList(folder, file, schema, problems));
	const entries: Entries = {
		facts: list(
			BANK_FOLDERS.flatMap((name) => yamlFiles(join(folder, name))),
			BankFact
		),
		entities: list(yamlFiles(join(folder, 'entities')), Entity),
		sources: list(yamlFiles(join(folder, 'sources')), Source),
		paths: list(
			yamlFiles(folder).filter((file) => file.endsWith('paths.yaml')),
			Path
		),
		readings: list(yamlFiles(join(folder, 'readings')), Reading),
		tables: list(yamlFiles(join(folder, 'tables')), Table)
	};
	problems.push(...check(entries));
	if (problems.length > 0) throw new BankError(problems);

	const byId = <T extends { id: string }>(items: Entry<T>[]) =>
		items.map((entry) => entry.value).sort((a, b) => (a.id < b.id ? -1 : 1));
	const content = {
		facts: byId(entries.facts),
		entities: byId(entries.entities),
		sources: byId(entries.sources),
		paths: entries.paths.map((entry) => entry.value),
		readings: entries.readings.map((entry) => entry.value),
		tables: byId(entries.tables)
	};
	const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 12);
	return { hash, ...content };
}
