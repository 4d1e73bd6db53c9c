import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type AST } from 'svelte/compiler';
import { describe, expect, test } from 'vitest';
import { disguise, type Message } from './pseudo.ts';

const MESSAGES = 'src/lib/i18n/messages';
const GENERATED = 'src/lib/i18n/paraglide';
const BASE_LOCALE = 'en';
/** Attributes that people read or hear. */
const SPOKEN = new Set([
	'alt',
	'aria-description',
	'aria-label',
	'aria-placeholder',
	'aria-roledescription',
	'aria-valuetext',
	'content',
	'label',
	'placeholder',
	'title'
]);
const LETTER = /\p{L}/u;

type Catalogue = Record<string, Message>;
interface Node {
	type: string;
	[name: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
	typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const source = readdirSync('src', { recursive: true, encoding: 'utf8' })
	.map((file) => join('src', file))
	.filter((file) => /\.(svelte|ts)$/.test(file) && !file.startsWith(GENERATED));
const components = source.filter((file) => file.endsWith('.svelte'));

/** The words that an expression shows: its own and those of its branches, not those of its calls. */
function wordsOf(expression: unknown): string[] {
	if (!isNode(expression)) return [];
	switch (expression.type) {
		case 'Literal':
			return typeof expression.value === 'string' ? [expression.value] : [];
		case 'TemplateLiteral':
			return [...(expression.quasis as { value: { raw: string } }[]).map((part) => part.value.raw)];
		case 'ConditionalExpression':
			return [...wordsOf(expression.consequent), ...wordsOf(expression.alternate)];
		case 'LogicalExpression':
		case 'BinaryExpression':
			return [...wordsOf(expression.left), ...wordsOf(expression.right)];
		default:
			return [];
	}
}

function textOf(part: AST.Text | AST.ExpressionTag): string[] {
	return part.type === 'Text' ? [part.data] : wordsOf(part.expression);
}

function spokenWords(attribute: AST.Attribute): string[] {
	if (!SPOKEN.has(attribute.name) || attribute.value === true) return [];
	return [attribute.value].flat().flatMap(textOf);
}

/** `<meta name="viewport" content="…">` and the like speak to machines. */
function isForMachines(element: Node): boolean {
	const attributes = element.attributes as AST.Attribute[];
	return (
		element.name === 'meta' &&
		!attributes.some(
			({ name, value }) =>
				(name === 'name' || name === 'property') &&
				[value]
					.flat()
					.some((part) => part !== true && textOf(part).join('').includes('description'))
		)
	);
}

/** Every word that a component's markup holds itself. */
function hardCoded(code: string): string[] {
	const words: string[] = [];
	const visit = (value: unknown): void => {
		if (Array.isArray(value)) value.forEach(visit);
		if (!isNode(value) || value.type === 'StyleSheet') return;
		if (value.type === 'Attribute') {
			words.push(...spokenWords(value as unknown as AST.Attribute));
			return;
		}
		if (value.type === 'Text') words.push(value.data as string);
		if (value.type === 'ExpressionTag') words.push(...wordsOf(value.expression));
		if (value.type === 'RegularElement' && isForMachines(value)) return;
		Object.values(value).forEach(visit);
	};
	visit(parse(code, { modern: true }).fragment);
	return words.filter((word) => LETTER.test(word)).map((word) => word.trim());
}

function cataloguesOf(locale: string): Map<string, Catalogue> {
	const folder = join(MESSAGES, locale);
	return new Map(
		readdirSync(folder).map((file) => {
			const catalogue = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Catalogue;
			return [file, catalogue];
		})
	);
}

function messagesOf(locale: string): Catalogue {
	return Object.assign({}, ...cataloguesOf(locale).values()) as Catalogue;
}

function placeholdersOf(message: Message): string[] {
	const texts =
		typeof message === 'string' ? [message] : message.flatMap(({ match }) => Object.values(match));
	const names = texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]));
	return [...new Set(names)].map(String).sort();
}

/** Every `m.key`. */
function usesOf(code: string): string[] {
	return [...code.matchAll(/\bm\s*\.(\w+)/g)].map((found) => String(found[1]));
}

describe('markup', () => {
	test.each([
		['<p>Hello</p>', ['Hello']],
		['<p>{count} of {total}</p>', ['of']],
		[
			'<button title="Close" aria-label={open ? "Close" : "Open"}>×</button>',
			['Close', 'Close', 'Open']
		],
		['{#if open}{`${count} cards`}{/if}', ['cards']],
		['<svelte:head><title>Saxaul</title></svelte:head>', ['Saxaul']],
		['<meta name="description" content="About" /><meta name="robots" content="all" />', ['About']],
		['<p class="big" data-kind="lease">{m.cards({ kind: "lease" })} · 4 / 10</p>', []],
		['<style>p { color: red }</style><!-- why -->', []]
	])('%s holds the words %j', (code, words) => {
		expect(hardCoded(code)).toEqual(words);
	});

	test.each(components)('%s holds no words of its own', (file) => {
		expect(hardCoded(readFileSync(file, 'utf8'))).toEqual([]);
	});
});

describe('messages', () => {
	const messages = messagesOf(BASE_LOCALE);
	const keys = Object.keys(messages);
	const uses = source.flatMap((file) => usesOf(readFileSync(file, 'utf8')));

	test('are each defined once', () => {
		const all = [...cataloguesOf(BASE_LOCALE).values()].flatMap((area) => Object.keys(area));
		expect(all.filter((key, index) => all.indexOf(key) !== index)).toEqual([]);
	});

	test('stand in files that the project reads', () => {
		const settings = readFileSync('src/lib/i18n/project.inlang/settings.json', 'utf8');
		const unread = [...cataloguesOf(BASE_LOCALE).keys()].filter(
			(file) => !settings.includes(`{locale}/${file}`)
		);
		expect(unread).toEqual([]);
	});

	test('are there for every use', () => {
		expect(uses.filter((key) => !keys.includes(key))).toEqual([]);
	});

	test('are all used', () => {
		expect(keys.filter((key) => !uses.includes(key))).toEqual([]);
	});

	// Who may ask for any message has every message brought along, on every page.
	test('are each asked for by name', () => {
		const asking = source.filter((file) => /\bm\[/.test(readFileSync(file, 'utf8')));
		expect(asking).toEqual([]);
	});
});

test('a disguised message keeps its placeholders and no plain letter', () => {
	const disguised = disguise('{count} of {total} cards are due');
	expect(placeholdersOf(disguised)).toEqual(['count', 'total']);
	expect(disguised.replace(/\{\w+\}/g, '')).not.toMatch(/[a-z]/i);
	expect(disguised.length).toBeGreaterThan('{count} of {total} cards are due'.length * 1.3);
});
