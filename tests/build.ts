import { build } from 'vite';
import { writePseudoProject } from './pseudo.ts';

// The builds that the browser tests need beside the app itself.
const builds: Record<string, () => NodeJS.ProcessEnv> = {
	// Three questions in one: does the app live under a sub-path, does every word come from the catalogue,
	// and does a site that knows its address say so?
	variant: () => ({
		BUILD_DIR: 'build-variant',
		BASE_PATH: '/saxaul',
		SITE_ORIGIN: 'https://saxaul.example',
		I18N_PROJECT: writePseudoProject('src/lib/i18n/messages/en', '.svelte-kit/pseudo')
	}),
	// The release after this one, for a running session to be offered.
	next: () => ({ BUILD_DIR: 'build-next', APP_VERSION: 'next' })
};

const name = process.argv[2] ?? '';
const settings = builds[name];
if (!settings) throw new Error(`Unknown build "${name}": ${Object.keys(builds).join(' or ')}`);
Object.assign(process.env, settings());
await build();
