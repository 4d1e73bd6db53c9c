import {
	chromium,
	type Browser,
	type BrowserContext,
	type CDPSession,
	type Page
} from '@playwright/test';
import { readFileSync } from 'node:fs';
import { launchOptions } from '../chromium.ts';

/** A cheap phone on a slow mobile network, as CDP takes it: ms and bytes a second. */
const SLOW_4G = {
	offline: false,
	latency: 562,
	downloadThroughput: (1.44 * 1e6) / 8,
	uploadThroughput: (0.7 * 1e6) / 8
};
const CPU_RATE = 4;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** What a page is asked to notice: a selector, and a regular expression for its text. */
export type Wishes = Record<string, { selector: string; text?: string }>;

export interface PageOptions {
	wishes?: Wishes;
	slowNetwork?: boolean;
	slowProcessor?: boolean;
}

/** One Chromium for a whole run; each context has storage, cache and connections of its own. */
export class Bench {
	#browser: Browser;
	#instrument: string;

	private constructor(browser: Browser, instrument: string) {
		this.#browser = browser;
		this.#instrument = instrument;
	}

	static async launch(instrument: string): Promise<Bench> {
		const browser = await chromium.launch(launchOptions());
		// A module of its own has its own names; so has a block.
		return new Bench(browser, `{${readFileSync(instrument, 'utf8')}}`);
	}

	get version(): string {
		return this.#browser.version();
	}

	context(): Promise<BrowserContext> {
		return this.#browser.newContext({ ...PHONE, locale: 'en-GB', reducedMotion: 'reduce' });
	}

	/** A page with the instrument inside. */
	async page(context: BrowserContext, options: PageOptions = {}): Promise<Page> {
		const { wishes = {}, slowNetwork = false, slowProcessor = false } = options;
		const page = await context.newPage();
		await page.addInitScript({
			content: `window.benchWishes = ${JSON.stringify(wishes)};\n${this.#instrument}`
		});
		const cdp = await context.newCDPSession(page);
		if (slowNetwork) {
			await cdp.send('Network.enable');
			await cdp.send('Network.emulateNetworkConditions', SLOW_4G);
		}
		if (slowProcessor) await slowDown(cdp, true);
		return page;
	}

	close(): Promise<void> {
		return this.#browser.close();
	}
}

/** When the page has painted what was wished for, ms since its navigation began. */
export function seen(page: Page, name: string): Promise<number> {
	return page.evaluate((wanted) => window.bench.seen(wanted), name);
}

/** Waits until the page's worker has everything it needs without a network. */
export async function workerReady(page: Page): Promise<void> {
	await page.waitForFunction(async () => {
		const { active } = await navigator.serviceWorker.ready;
		return active?.state === 'activated';
	});
}

/** A slowed page keeps a whole core busy even at rest, so only the one that is measured may be slow. */
export async function slowDown(session: CDPSession, on: boolean): Promise<void> {
	await session.send('Emulation.setCPUThrottlingRate', { rate: on ? CPU_RATE : 1 });
}

/** Ends the workers of a context, as the system does with those of a closed app. */
export async function stopWorkers(page: Page): Promise<void> {
	const cdp: CDPSession = await page.context().newCDPSession(page);
	await cdp.send('ServiceWorker.enable');
	await cdp.send('ServiceWorker.stopAllWorkers');
	await cdp.detach();
}

/** A real touch in the middle of the first element that fits, without Playwright's own looking about. */
export async function tap(page: Page, selector: string): Promise<void> {
	const box = await page.locator(selector).first().boundingBox();
	if (!box) throw new Error(`Nothing to tap: ${selector}`);
	await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
}
