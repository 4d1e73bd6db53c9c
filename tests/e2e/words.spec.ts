import type { Page } from '@playwright/test';
import { readdirSync } from 'node:fs';
import { expect, test } from './fixture.ts';

// Every message of this build is disguised: [Ļîķé ţĥîš ····]. What reads like English on a page was
// written into the code, unless it comes from the bank.
test.use({ folder: 'build-variant', base: '/saxaul' });

const NARROW = { width: 320, height: 640 };

/** The pages that stand in the build, without the many of the facts and without the fallback. */
function pages(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.html') && file !== '200.html' && !file.startsWith('facts/'))
		.map((file) => file.replace(/^index\.html$/, './').replace(/\.html$/, ''));
}

/** Plain words that are seen or heard, and stand outside the bank's own text. */
function plainWords(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const spoken = ['aria-label', 'title', 'placeholder', 'alt'];
		const found: (string | null)[] = [document.title];
		for (const element of document.querySelectorAll('body *:not(script, style)')) {
			// A language is called what its speakers call it.
			if (element.closest('[data-bank], #language label')) continue;
			found.push(...spoken.map((name) => element.getAttribute(name)));
			for (const node of element.childNodes)
				if (node.nodeType === Node.TEXT_NODE) found.push(node.textContent);
		}
		const message = /\[[^\]]*·\]/g;
		// What the browser's own Intl writes: 1.6 MB.
		const measure = /\d[\d.,]*\s?MB\b/g;
		return found
			.map((text) => (text ?? '').replace(message, '').replace(measure, '').trim())
			.filter((text) => /[a-z]{2}/i.test(text));
	});
}

test('every word comes from the catalogue, and longer ones fit a narrow screen', async ({
	page,
	folder
}) => {
	await page.setViewportSize(NARROW);
	const found = pages(folder);
	expect(found).toContain('./');
	for (const path of found) {
		await page.goto(path);
		expect.soft(await plainWords(page), path).toEqual([]);
		const width = await page.evaluate(() => document.documentElement.scrollWidth);
		expect.soft(width, `${path} scrolls sideways`).toBeLessThanOrEqual(NARROW.width);
	}
});

test('the words of a verdict come from the catalogue too', async ({ page }) => {
	await page.goto('./');
	await page.locator('[data-keep="unknown"]').click();
	await expect(page.locator('[data-verdict]')).toBeVisible();
	expect(await plainWords(page)).toEqual([]);
});
