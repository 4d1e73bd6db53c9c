import { fileURLToPath } from 'node:url';
import type { InlineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Where the bench keeps what it builds. */
export const CACHE = at('../../node_modules/.cache/saxaul-bench');

// The page that commits answers, and the instrument that runs inside every measured page.
const config: InlineConfig = {
	configFile: false,
	root: at('page'),
	base: './',
	logLevel: 'warn',
	build: {
		target: 'es2022',
		outDir: `${CACHE}/page`,
		emptyOutDir: true,
		rolldownOptions: {
			input: { index: at('page/index.html'), watch: at('page/watch.ts') },
			output: { entryFileNames: '[name].js' }
		}
	}
};

export default config;
