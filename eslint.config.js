import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

// Where text becomes markup or code. Trusted Types stop it in the browser, this one line earlier.
const SINKS = [
	{
		selector:
			'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment|srcdoc)$/]',
		message: 'Text must never become markup.'
	},
	{
		selector: 'CallExpression[callee.object.name="document"][callee.property.name=/^write(ln)?$/]',
		message: 'Text must never become markup.'
	}
];

const HARD_LINKS = [
	{
		selector:
			'CallExpression[callee.name=/^(goto|pushState|replaceState)$/] > Literal[value=/^\\u002f/]',
		message: 'Use resolve(): the app may live under a sub-path.'
	},
	{
		selector: 'SvelteAttribute[key.name=/^(href|src)$/] > SvelteLiteral[value=/^\\u002f/]',
		message: 'Use resolve() or asset(): the app may live under a sub-path.'
	}
];

const UNFINISHED = [
	{
		selector:
			'MemberExpression[object.name=/^(test|it|describe)$/][property.name=/^(skip|only|todo|fixme)$/]',
		message: 'A test that does not run proves nothing.'
	}
];

const IMPURE = [
	{
		selector: 'MemberExpression[object.name="Date"][property.name="now"]',
		message: 'Take `now` as an argument.'
	},
	{
		selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
		message: 'Take `now` as an argument.'
	},
	{
		selector: 'MemberExpression[object.name="Math"][property.name="random"]',
		message: 'Take `random` as an argument.'
	},
	{ selector: 'MemberExpression[object.name="crypto"]', message: 'Take `random` as an argument.' },
	{ selector: 'MemberExpression[object.name="performance"]', message: 'Take `now` as an argument.' }
];

const DEXIE = { name: 'dexie', message: 'Only src/lib/storage knows the database.' };
const ZOD = {
	name: 'zod',
	allowTypeImports: true,
	message: 'Use zod/mini, and only at a door to the outside: zod is 24 kB.'
};
const STORES = { group: ['$app/stores'], message: 'Use $app/state.' };

// tests/architecture.test.ts reads all imports; these are the breaches that an editor should show.
const imports = (paths, patterns = []) => ({
	'@typescript-eslint/no-restricted-imports': ['error', { paths, patterns: [STORES, ...patterns] }]
});

export default ts.config(
	{
		ignores: [
			'build*/',
			'.svelte-kit/',
			'test-results/',
			'src/lib/i18n/paraglide/',
			'src/lib/i18n/project.inlang/'
		]
	},
	js.configs.recommended,
	ts.configs.strictTypeChecked,
	ts.configs.stylisticTypeChecked,
	svelte.configs.recommended,
	{
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] }
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
	},
	{
		rules: {
			// TypeScript itself knows every name.
			'no-undef': 'off',
			'no-console': 'error',
			'no-eval': 'error',
			'no-new-func': 'error',
			'no-restricted-syntax': ['error', ...SINKS, ...UNFINISHED, ...HARD_LINKS],
			'@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			// `return fail(…)` ends a function that returns nothing in one line.
			'@typescript-eslint/no-confusing-void-expression': 'off',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
			// `as string` after a check that the compiler cannot follow: a `!` is easier to overlook.
			'@typescript-eslint/non-nullable-type-assertion-style': 'off',
			'@typescript-eslint/no-dynamic-delete': 'off',
			// `!draft || draft.type !== type` says which of the two it was.
			'@typescript-eslint/prefer-optional-chain': 'off',
			'@typescript-eslint/prefer-nullish-coalescing': [
				'error',
				{ ignorePrimitives: { boolean: true, string: true } }
			],
			// The ratings of ts-fsrs are our own plain numbers.
			'@typescript-eslint/no-unsafe-enum-assignment': 'off',
			// Code points are what typed answers are compared by.
			'@typescript-eslint/no-misused-spread': [
				'error',
				{ allow: [{ from: 'lib', name: 'string' }] }
			]
		}
	},
	{
		files: ['**/*.svelte'],
		rules: {
			'svelte/no-at-html-tags': 'error',
			'svelte/no-inline-styles': 'error',
			'svelte/no-target-blank': 'error',
			'svelte/button-has-type': 'error',
			// It cannot follow an address through a prop or a query; HARD_LINKS and the build under a
			// sub-path prove them.
			'svelte/no-navigation-without-resolve': 'off',
			// There are no stores.
			'svelte/require-store-reactive-access': 'off',
			// {' '} keeps a space that the formatter would take away.
			'svelte/no-useless-mustaches': 'off',
			// svelte-check knows the types of markup; the linter takes them for `any`.
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-return': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		// State is replaced wholesale; a Date or Map inside a calculation is no state.
		rules: { 'svelte/prefer-svelte-reactivity': 'off' }
	},
	{
		files: ['src/**'],
		ignores: ['src/lib/core/**', 'src/lib/formats/**'],
		// The DOM's types promise what an old phone or plain http does not have.
		rules: { '@typescript-eslint/no-unnecessary-condition': 'off' }
	},
	{ files: ['src/**'], rules: imports([DEXIE, ZOD]) },
	{ files: ['src/lib/storage/**'], rules: imports([ZOD]) },
	{ files: ['src/lib/core/schema/**', 'src/lib/formats/**'], rules: imports([DEXIE]) },
	{
		files: ['src/lib/components/**'],
		rules: imports(
			[DEXIE, ZOD],
			[
				{
					group: ['$lib/state/*', '$lib/storage/*', '**/state/*', '**/storage/*', '$questions/*'],
					allowTypeImports: true,
					message: 'Components take props and call back.'
				}
			]
		)
	},
	{
		files: ['src/lib/core/**'],
		ignores: ['**/*.test.ts'],
		rules: { 'no-restricted-syntax': ['error', ...SINKS, ...IMPURE] }
	},
	// Their output is the console.
	{
		files: ['questions/*.ts', 'tests/*.ts', 'tests/e2e/fixture.ts', 'tests/bench/**'],
		rules: { 'no-console': 'off' }
	},
	{ files: ['**/*.js'], extends: [ts.configs.disableTypeChecked] }
);
