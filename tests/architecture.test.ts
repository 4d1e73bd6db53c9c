import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

interface Import {
	/** The file it stands in, from the top of the repository. */
	file: string;
	/** The imported file, from the top of the repository, or the name of a package. */
	to: string;
	/** Erased by the compiler. */
	typeOnly: boolean;
	/** Loaded later, by `import()`. */
	lazy: boolean;
}

const SCRIPT = /<script[^>]*>([\s\S]*?)<\/script>/g;

function filesIn(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => posix.join(entry.parentPath.replaceAll('\\', '/'), entry.name))
		.filter((file) => !file.startsWith('src/lib/i18n/paraglide/'));
}

function codeOf(file: string): string {
	const text = readFileSync(file, 'utf8');
	if (!file.endsWith('.svelte')) return text;
	return [...text.matchAll(SCRIPT)].map((script) => script[1]).join('\n');
}

function resolve(from: string, name: string): string {
	if (name.startsWith('.')) return posix.join(dirname(from), name);
	return name.replace(/^\$lib\b/, 'src/lib').replace(/^\$questions\b/, 'questions');
}

function importsOf(file: string): Import[] {
	const found: Import[] = [];
	const add = (name: ts.Node | undefined, typeOnly: boolean, lazy = false) => {
		if (name && ts.isStringLiteralLike(name))
			found.push({ file, to: resolve(file, name.text), typeOnly, lazy });
	};
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node)) {
			add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
		} else if (ts.isExportDeclaration(node)) {
			add(node.moduleSpecifier, node.isTypeOnly);
		} else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
			add(node.argument.literal, true);
		} else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
			add(node.arguments[0], false, true);
		}
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(file, codeOf(file), ts.ScriptTarget.Latest));
	return found;
}

const isTest = (file: string) => file.endsWith('.test.ts');
const code = [...filesIn('src'), ...filesIn('questions')].filter(
	(file) => /\.(ts|js|svelte)$/.test(file) && !file.endsWith('.d.ts') && !isTest(file)
);
const imports = code.flatMap(importsOf);

const within = (...folders: string[]) => {
	return (path: string) =>
		folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
};
const isOurs = within('src', 'questions');
const isBank = (path: string) =>
	within('questions')(path) || ['virtual:bank', 'virtual:first-question'].includes(path);
const isSvelte = (path: string) => /^(svelte(\/|$)|\$app\/|\$env\/)/.test(path);
const WORDS = 'src/lib/i18n';
const isGenerated = (path: string) =>
	within(`${WORDS}/paraglide`)(path) || basename(path).startsWith('$types');

interface Layer {
	folder: string;
	/** What its code may import, besides itself. */
	may: (path: string, from: Import) => boolean;
}

// Imports point one way: core ← formats, core ← storage ← state ← components ← routes.
const layers: Layer[] = [
	{
		folder: 'src/lib/core',
		may: (path, { file }) =>
			within('pure-rand', 'ts-fsrs', 'minisearch')(path) ||
			(within('src/lib/core/schema')(file) && within('zod')(path))
	},
	{
		folder: 'src/lib/formats',
		may: (path) => within('src/lib/core')(path) || !(isOurs(path) || isBank(path) || isSvelte(path))
	},
	{ folder: 'src/lib/storage', may: within('src/lib/core', 'dexie') },
	{
		folder: 'src/lib/state',
		may: (path) =>
			within('src/lib/core', 'src/lib/formats', 'src/lib/storage', WORDS, 'questions')(path) ||
			!isOurs(path)
	},
	{
		folder: 'src/lib/components',
		may: (path, { typeOnly }) =>
			within('src/lib/core', 'src/lib/formats', WORDS)(path) ||
			// A component may name the shape of what it is given.
			(typeOnly && within('src/lib/state')(path)) ||
			!(isOurs(path) || isBank(path))
	},
	{ folder: WORDS, may: (path) => !(isOurs(path) || isBank(path)) },
	{ folder: 'src/service-worker', may: (path) => !isOurs(path) },
	{ folder: 'questions', may: (path) => within('src/lib/core')(path) || !isOurs(path) }
];

const show = ({ file, to }: Import) => `${file} imports ${to}`;

/** Which packages a page loads before anyone asks: reached without `import()`. */
function reached(from: string[], follow: (one: Import) => boolean): Map<string, string> {
	const cause = new Map<string, string>(from.map((file) => [file, file]));
	const queue = [...from];
	for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
		for (const one of imports) {
			if (one.file !== file || one.typeOnly || cause.has(one.to) || !follow(one)) continue;
			cause.set(one.to, `${cause.get(file) ?? file} → ${one.to}`);
			queue.push(one.to);
		}
	}
	return cause;
}

describe('imports', () => {
	test('are read from the code', () => {
		expect(imports).toContainEqual({
			file: 'src/lib/storage/database.ts',
			to: 'dexie',
			typeOnly: false,
			lazy: false
		});
	});

	test('of our own files lead to a file and carry its ending', () => {
		const lost = imports.filter(({ to }) => isOurs(to) && !isGenerated(to) && !existsSync(to));
		expect(lost.map(show)).toEqual([]);
	});

	test.each(layers)('of $folder point the right way', ({ folder, may }) => {
		const inside = within(folder);
		const wrong = imports.filter((one) => inside(one.file) && !inside(one.to) && !may(one.to, one));
		expect(wrong.map(show)).toEqual([]);
	});

	test('of the database stay in storage', () => {
		const wrong = imports.filter(
			({ file, to }) => within('dexie')(to) && !within('src/lib/storage')(file)
		);
		expect(wrong.map(show)).toEqual([]);
	});

	test('of the bank stay in state, routes and questions', () => {
		const wrong = imports.filter(
			({ file, to }) => isBank(to) && !within('src/lib/state', 'src/routes', 'questions')(file)
		);
		expect(wrong.map(show)).toEqual([]);
	});

	test('of validators stay at the doors to the outside', () => {
		const wrong = imports.filter(
			({ file, to, typeOnly }) =>
				within('zod')(to) &&
				!typeOnly &&
				!within('src/lib/core/schema', 'src/lib/formats', 'questions')(file)
		);
		expect(wrong.map(show)).toEqual([]);
	});

	test('of validators and the YAML parser are in no page’s first load', () => {
		const pages = code.filter(within('src/routes'));
		const loaded = reached(pages, ({ lazy }) => !lazy);
		const heavy = [...loaded].filter(([path]) => within('zod', 'yaml')(path));
		expect(heavy.map(([, chain]) => chain)).toEqual([]);
	});

	test('never bring the big validator to the browser, not even later', () => {
		const pages = code.filter(within('src/routes'));
		const loaded = reached(pages, () => true);
		expect(loaded.get('zod')).toBeUndefined();
	});
});

test('the top of the repository holds what the card names and nothing else', () => {
	const ALLOWED = [
		'README.md',
		'LICENSE',
		'eslint.config.js',
		'package-lock.json',
		'package.json',
		'questions',
		'src',
		'static',
		'svelte.config.js',
		'tests',
		'tsconfig.json',
		'vite.config.ts'
	];
	const MADE = /^(\..*|node_modules|build(-.*)?|test-results)$/;
	const found = readdirSync('.').filter((name) => !MADE.test(name));
	expect(found.filter((name) => !ALLOWED.includes(name))).toEqual([]);
});

test('no file is named after nothing in particular', () => {
	const files = ['src', 'questions', 'tests'].flatMap(filesIn);
	const vague = /^(utils?|helpers?|manager|lib|data|common|misc)\b/;
	expect(files.filter((file) => vague.test(basename(file)))).toEqual([]);
	expect(files.filter((file) => /\/(utils?|helpers?|common|misc)\//.test(file))).toEqual([]);
});

test('what the compiler checks for core and the worker leaves out what they must not use', () => {
	const libOf = (folder: string) => {
		const file = join(folder, 'tsconfig.json');
		const config = ts.readConfigFile(file, (path) => ts.sys.readFile(path)).config as {
			compilerOptions: { lib: string[]; types: string[] };
		};
		return config.compilerOptions;
	};
	expect(libOf('src/lib/core')).toMatchObject({ lib: ['esnext'], types: [] });
	expect(libOf('src/service-worker')).toMatchObject({ lib: ['esnext', 'webworker'], types: [] });
});
