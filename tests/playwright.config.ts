import { defineConfig } from '@playwright/test';
import type { SiteOptions } from './e2e/fixture.ts';
import { launchOptions } from './chromium.ts';

export default defineConfig<SiteOptions>({
	testDir: 'e2e',
	outputDir: '../test-results/browser',
	fullyParallel: true,
	forbidOnly: true,
	workers: 2,
	// Small shared machines: a slow run is not a wrong one.
	timeout: 90_000,
	// The tally names whatever needed a second try: that is a fault to be found, here or in the app.
	retries: 1,
	expect: { timeout: 15_000 },
	reporter: [['list'], ['json', { outputFile: '../test-results/browser.json' }]],
	use: {
		launchOptions: launchOptions(),
		locale: 'en-GB',
		contextOptions: { reducedMotion: 'reduce' },
		trace: 'retain-on-failure'
	},
	projects: [
		{
			name: 'phone',
			use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
		},
		// Only what a wide screen changes: tests tagged @desktop.
		{ name: 'desktop', grep: /@desktop/, use: { viewport: { width: 1280, height: 800 } } }
	]
});
