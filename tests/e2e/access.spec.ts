import type { Page } from '@playwright/test';
import { axeCheck, expect, test } from './fixture.ts';
import { answer, answerButton, expectSaved, nextButton, stem } from './quiz.ts';

const PAGES = [
	'./',
	'library',
	'facts/kant-air-base',
	'facts/text-kant-rent',
	'progress',
	'settings',
	'about',
	'practice',
	'notes',
	'cards',
	'review',
	'take',
	'feedback',
	'collect',
	'teach',
	'teach/guide'
];

async function expectNoSidewaysScroll(page: Page): Promise<void> {
	const wide = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth
	);
	expect(wide, page.url()).toBeLessThanOrEqual(0);
}

for (const path of PAGES) {
	test(`/${path} breaks no rule of access @desktop`, async ({ page }) => {
		await page.goto(path);
		await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
		await axeCheck(page);
	});

	test(`/${path} fits 320 px and 200 % text`, async ({ page }) => {
		await page.setViewportSize({ width: 320, height: 640 });
		await page.goto(path);
		await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
		await expectNoSidewaysScroll(page);
		await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
		await expectNoSidewaysScroll(page);
	});
}

const TYPES = 'choice multi true-false year numeric short cloze match order recall'.split(' ');
for (const type of TYPES) {
	test(`a ${type} question and its verdict break no rule of access`, async ({ page }) => {
		await page.goto(`practice/run?type=${type}&n=1&seed=7`);
		await expect(stem(page)).toBeVisible();
		await axeCheck(page);
		await page.setViewportSize({ width: 320, height: 640 });
		await expectNoSidewaysScroll(page);
		if (type === 'recall') {
			await page.getByRole('button', { name: 'Show answer' }).click();
		} else {
			await answer(page);
			await expectSaved(page);
		}
		await expectNoSidewaysScroll(page);
		await axeCheck(page);
	});
}

test('results and the returning learner’s first page break no rule of access @desktop', async ({
	page
}) => {
	await page.goto('practice/run?type=choice&n=1&seed=7');
	await page.getByRole('button', { name: 'I don’t know' }).click();
	await expectSaved(page);
	await nextButton(page).click();
	await expect(page.getByRole('heading', { name: 'Results' })).toBeVisible();
	await axeCheck(page);
	await page.getByRole('button', { name: 'Add to review' }).click();
	await page.getByRole('link', { name: 'Done' }).click();
	await expect(page.getByRole('heading', { name: 'One card is due' })).toBeVisible();
	await axeCheck(page);
});

test('answers are at least 44 px high', async ({ page }) => {
	await page.goto('practice/run?type=choice&n=1&seed=7');
	for (const option of await page.getByRole('radio').all()) {
		const box = await option.boundingBox();
		expect(box?.height).toBeGreaterThanOrEqual(44);
	}
	const box = await answerButton(page).boundingBox();
	expect(box?.height).toBeGreaterThanOrEqual(44);
});

test('forced colours keep the chosen answer visible', async ({ page }) => {
	await page.emulateMedia({ forcedColors: 'active' });
	await page.goto('practice/run?type=choice&n=1&seed=7');
	await page.getByRole('radio').first().check();
	const outline = await page
		.locator('label:has(input:checked)')
		.evaluate((label) => getComputedStyle(label).outlineStyle);
	expect(outline).toBe('solid');
});
