import type { Page } from '@playwright/test';
import { axeCheck, expect, test } from './fixture.ts';
import { answerButton, expectSaved, verdict } from './quiz.ts';

const ask = (page: Page, item: string) =>
	page.goto(`practice/run?item=${encodeURIComponent(item)}&n=1`);
const map = (page: Page) => page.getByRole('group', { name: /^Map/ });

/** The middle of a country on the screen. */
async function tapLand(page: Page, iso: string): Promise<void> {
	const land = page.locator(`[data-land="${iso}"]`).first();
	const box = await land.boundingBox();
	if (!box) throw new Error(`No land ${iso} on the map`);
	await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

test('a country is found with the finger', async ({ page }) => {
	await ask(page, 'kant-air-base#map-country');
	await expect(map(page)).toBeVisible();
	await tapLand(page, '417');
	await expect(page.getByText('Chosen: Kyrgyzstan')).toBeVisible();
	await axeCheck(page);
	await answerButton(page).click();
	await expect(verdict(page)).toHaveText(/^\s*Right/);
	await expectSaved(page);
	await axeCheck(page);
});

test('a country is found in the list, by keyboard alone', async ({ page }) => {
	await ask(page, 'kant-air-base#map-country');
	await page.getByRole('combobox').focus();
	await page.keyboard.type('Kyrg');
	await page.keyboard.press('Tab');
	await expect(page.getByText('Chosen: Kyrgyzstan')).toBeVisible();
	await answerButton(page).focus();
	await page.keyboard.press('Enter');
	await expect(verdict(page)).toHaveText(/^\s*Right/);
});

test('a place near enough is right, and one far away is told in kilometres', async ({ page }) => {
	await ask(page, 'kant-air-base#map-place');
	const list = page.getByRole('combobox');
	// Twelve places and the line above them.
	await expect(list.getByRole('option')).toHaveCount(13);
	await list.selectOption({ index: 1 });
	await answerButton(page).click();
	await expect(verdict(page)).toBeFocused();
	await expect(page.getByText(/^Your point was [\d,]+ km away from it\.$/)).toBeVisible();
	await axeCheck(page);
});

test('an arrow is chosen by its letter', async ({ page }) => {
	await ask(page, 'kalmyk-exodus-1771#map-arrow');
	await expect(map(page)).toBeVisible();
	await page
		.getByRole('radio', { name: 'From the Lower Volga to Dzungaria and the Ili Valley' })
		.check();
	await answerButton(page).click();
	await expect(verdict(page)).toHaveText(/^\s*Right/);
});

test('an event is put on the timeline with buttons', async ({ page }) => {
	await ask(page, 'nerchinsk-1689#on-timeline');
	const line = page.getByRole('slider', { name: 'Year on the line' });
	await line.fill('1679');
	await page.getByRole('button', { name: '10 years forward' }).click();
	await expect(page.getByText('Year: 1689')).toBeVisible();
	await axeCheck(page);
	await answerButton(page).click();
	await expect(verdict(page)).toHaveText(/^\s*Right/);
});

test('the library is a map, with a list of all that it shows', async ({ page }) => {
	await page.goto('library?view=map&kind=lease');
	await expect(map(page)).toBeVisible();
	await page.getByText('The map as a list').click();
	await expect(page.getByRole('heading', { name: 'Kant' })).toBeVisible();
	await axeCheck(page);
	await page.getByRole('radio', { name: 'World' }).check();
	await expect(page.locator('[data-land="192"]')).toBeVisible();
});

test('the library is a timeline', async ({ page }) => {
	await page.goto('library?view=timeline&kind=treaty');
	await expect(page.getByRole('heading', { name: 'Facts by decade' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Treaty of Nerchinsk' })).toBeVisible();
	await axeCheck(page);
});

test('a fact shows where and when it was', async ({ page }) => {
	await page.goto('facts/kalmyk-exodus-1771');
	await page.getByRole('heading', { name: 'On the map' }).scrollIntoViewIfNeeded();
	await expect(map(page)).toBeVisible();
	await expect(page.getByRole('heading', { name: 'On the timeline' })).toBeVisible();
	await axeCheck(page);
});

test('a map is not fetched before it is looked at', async ({ page }) => {
	await page.goto('./');
	await page.waitForLoadState('networkidle');
	const sizes = await page.evaluate(() =>
		performance
			.getEntriesByType('resource')
			.filter((entry) => entry instanceof PerformanceResourceTiming && entry.name.endsWith('.js'))
			.map((entry) => (entry as PerformanceResourceTiming).name)
	);
	const texts = await Promise.all(
		sizes.map(async (address) => (await page.request.get(address)).text())
	);
	expect(texts.length).toBeGreaterThan(0);
	expect(texts.filter((text) => text.includes('disputedBorders'))).toHaveLength(0);
});
