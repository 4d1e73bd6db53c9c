import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { fileURLToPath } from 'node:url';
import { defineConfig, type TestUserConfig, type ViteUserConfig } from 'vitest/config';
import { atlases } from './questions/atlas-plugin.ts';
import { questions } from './questions/yaml-plugin.ts';
import { catalogue } from './src/lib/i18n/catalogue-plugin.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const LIMIT_MS = 120_000;
const IN_BROWSER = ['src/**/*.svelte.test.ts', 'src/lib/storage/**/*.test.ts'];

// Only a test run needs a browser: looking for one must not stop a build.
async function tests(): Promise<TestUserConfig> {
	const { playwright } = await import('@vitest/browser-playwright');
	const { launchOptions } = await import('./tests/chromium.ts');
	return {
		allowOnly: false,
		// Slow machines are no fault of the code: a limit is there to end a run that hangs.
		testTimeout: LIMIT_MS,
		hookTimeout: LIMIT_MS,
		reporters: ['default', ['json', { outputFile: 'test-results/unit.json' }]],
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					environment: 'node',
					include: ['src/**/*.test.ts', 'questions/**/*.test.ts', 'tests/*.test.ts'],
					exclude: IN_BROWSER
				}
			},
			{
				extends: true,
				test: {
					name: 'browser',
					include: IN_BROWSER,
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({ launchOptions: launchOptions() }),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	};
}

// Thirty small files cost more than they share, even when they lie on the device, so what is needed
// together comes together: the first screen; the fold of the log; the log itself; choosing, scheduling and
// scoring; words; the parts of the other screens. Maps and timelines come when asked for.
const CHUNKS = [
	{
		name: 'first',
		priority: 5,
		test: /src\/routes\/(\+layout|\+error|\(app\)\/(\+layout|\+page|FirstQuestion))|virtual:first-question/
	},
	{
		name: 'log',
		priority: 4,
		test: /src\/lib\/core\/(study|day|settings|clock|crc|envelope|forget|undo|note|star)\.ts/
	},
	{ name: 'storage', priority: 3, test: /src\/lib\/(storage\/|state\/(engine|profiles)\.ts)/ },
	{
		name: 'study',
		priority: 2,
		test: /src\/lib\/(core\/(bank|parts|selection|vocabulary|truth|queue|card|rate|session|typed|names|score|shown|generate|progress\/mastery|progress\/activity)|state\/(deck|(undoable|sitting)\.svelte))\.ts/
	},
	{
		name: 'words',
		priority: 1,
		minShareCount: 2,
		// Those of teaching come with its pages.
		test: /paraglide\/messages\/(?!map_|dispute_|timeline_|(set|teach|own|out|given|print|take|feedback|results|collect|guide)_)/
	},
	{ name: 'charts', priority: 1, minShareCount: 2, test: /src\/lib\/components\/chart\// },
	{
		name: 'parts',
		priority: 1,
		minShareCount: 2,
		test: /src\/lib\/components\/(?!map\/|timeline\/|teach\/|take\/|results\/|chart\/|session\/wait)/
	}
];

export default defineConfig(async ({ mode }): Promise<ViteUserConfig> => ({
	plugins: [
		questions(at(process.env.BANK_FOLDER ?? 'questions')),
		atlases(),
		paraglideVitePlugin({
			project: at(process.env.I18N_PROJECT ?? 'src/lib/i18n/project.inlang'),
			outdir: at('src/lib/i18n/paraglide'),
			// The boot script of app.html chooses the language.
			strategy: ['baseLocale'],
			isServer: 'import.meta.env.SSR',
			emitReadme: false,
			emitGitIgnore: false
		}),
		catalogue({
			compiled: at('src/lib/i18n/paraglide'),
			spoken: at('src/lib/i18n/spoken.ts'),
			baseLocale: 'en'
		}),
		sveltekit()
	],
	build: { target: 'es2022', modulePreload: { polyfill: false } },
	environments: {
		client: {
			build: {
				rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } }
			}
		}
	},
	worker: { format: 'es' },
	server: { watch: { ignored: ['**/build*/**', '**/test-results/**'] } },
	test: mode === 'test' ? await tests() : undefined
}));
