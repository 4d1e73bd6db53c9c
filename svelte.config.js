import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import adapter from './src/service-worker/adapter.js';

// Kit hashes its own inline scripts but not the boot script of app.html.
const boot = /<script id="boot">([\s\S]*?)<\/script>/.exec(
	readFileSync(new URL('src/app.html', import.meta.url), 'utf8')
)?.[1];
if (boot === undefined) throw new Error('src/app.html has no <script id="boot">');
const sha256 = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

// The style attribute of Kit's route announcer; the browser tests fail on a report when it changes.
const ANNOUNCER = 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=';

/** @type {import('@sveltejs/kit').Config} */
export default {
	kit: {
		adapter: adapter({ pages: process.env.BUILD_DIR ?? 'build', fallback: '200.html' }),
		alias: { $questions: 'questions' },
		paths: { base: process.env.BASE_PATH ?? '', relative: false },
		version: { name: process.env.APP_VERSION ?? process.env.npm_package_version ?? 'dev' },
		inlineStyleThreshold: 60_000,
		serviceWorker: { register: false },
		prerender: {
			// Where the site will stand, for the addresses that only search engines read.
			...(process.env.SITE_ORIGIN ? { origin: process.env.SITE_ORIGIN } : {}),
			handleHttpError: 'fail',
			handleMissingId: 'fail'
		},
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self', sha256(boot)],
				'style-src': ['self'],
				'style-src-attr': ['unsafe-hashes', ANNOUNCER],
				'img-src': ['self', 'blob:', 'data:'],
				'media-src': ['self', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'worker-src': ['self'],
				'manifest-src': ['self'],
				'frame-src': ['none'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['none'],
				'require-trusted-types-for': ['script'],
				'trusted-types': ['svelte-trusted-html', 'sveltekit-trusted-url', 'dompurify', 'app-worker']
			}
		},
		typescript: {
			config: (config) => {
				config.include.push('../questions/**/*.ts', '../tests/**/*.ts', '../*.config.ts');
				return config;
			}
		}
	}
};
