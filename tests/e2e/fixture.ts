import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { serve, type Site } from '../serve.ts';

export interface SiteOptions {
	/** The build to serve. */
	folder: string;
	/** The sub-path it was built for. */
	base: string;
}

/** What the pages of a context do wrong. */
export interface Watch {
	/** Lets faults through that a test brings about itself, such as a server that is gone. */
	allow(pattern: RegExp): void;
	/** Fails when there was any other. */
	verify(): void;
}

interface Fixtures extends SiteOptions {
	/** A server of the test's own: its origin, and so its storage, is shared with no other test. */
	site: Site;
	/** Every test fails on what this sees in its own context. */
	watch: Watch;
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Collects broken policies, errors and requests to other origins, from now on. */
export async function watchContext(context: BrowserContext, origin: string): Promise<Watch> {
	const faults: string[] = [];
	const allowed: RegExp[] = [];
	await context.addInitScript(() => {
		addEventListener('securitypolicyviolation', (event) => {
			console.error(`CSP: ${event.violatedDirective} refused ${event.blockedURI} ${event.sample}`);
		});
	});
	context.on('console', (message) => {
		if (message.type() === 'error')
			faults.push(`console: ${message.text()} (${message.location().url})`);
	});
	context.on('weberror', (error) =>
		faults.push(`error: ${error.error().stack ?? error.error().message}`)
	);
	context.on('request', (request) => {
		const url = new URL(request.url());
		if (url.protocol.startsWith('http') && url.origin !== origin)
			faults.push(`foreign request: ${url.href}`);
	});
	return {
		allow: (pattern) => void allowed.push(pattern),
		verify() {
			const unexpected = faults.filter((fault) => !allowed.some((pattern) => pattern.test(fault)));
			expect(unexpected, 'what the pages did wrong').toEqual([]);
		}
	};
}

/** Makes `goto` and `reload` wait for the app: a prerendered button has no handler before. */
export function awaitStart(page: Page): void {
	const started = page.locator('html[data-hydrated]');
	const goto = page.goto.bind(page);
	const reload = page.reload.bind(page);
	page.goto = async (...wanted) => {
		const response = await goto(...wanted);
		await started.waitFor({ state: 'attached' });
		return response;
	};
	page.reload = async (...wanted) => {
		const response = await reload(...wanted);
		await started.waitFor({ state: 'attached' });
		return response;
	};
}

/** `page.goto('practice')`, without a slash in front, works under a sub-path too. */
export const test = base.extend<Fixtures>({
	folder: ['build', { option: true }],
	base: ['', { option: true }],

	site: async ({ folder, base }, use) => {
		const site = await serve({ folder, base, host: '127.0.0.1' });
		await use(site);
		await site.stop();
	},

	baseURL: async ({ site, base }, use) => {
		await use(`${site.origin}${base}/`);
	},

	watch: [
		async ({ context, site }, use) => {
			context.on('page', awaitStart);
			const watch = await watchContext(context, site.origin);
			await use(watch);
			watch.verify();
		},
		{ auto: true }
	]
});

/** No accessibility rule is broken, light or dark. */
export async function axeCheck(page: Page): Promise<void> {
	// The whole page at once: what the bar at the bottom half covers is only a scroll away.
	const size = page.viewportSize();
	const height = await page.evaluate(() => document.documentElement.scrollHeight);
	if (size)
		await page.setViewportSize({ width: size.width, height: Math.max(size.height, height) });
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		// The new colours are on the screen two frames later.
		await page.evaluate(
			() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
		);
		const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
		const found = violations.map(
			({ id, help, nodes }) =>
				`${id}: ${help}\n${nodes.map((node) => `  ${node.html}\n  ${node.failureSummary ?? ''}`).join('\n')}`
		);
		expect(found, `axe, ${colorScheme}`).toEqual([]);
	}
	if (size) await page.setViewportSize(size);
}

export { expect };
