import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { axeCheck, expect, test } from './fixture.ts';
import { pagesOf, textOf } from './pdf.ts';

async function newSet(page: Page, title: string, count: number): Promise<void> {
	await page.goto('teach');
	await page.getByRole('link', { name: 'New set' }).click();
	await page.getByLabel('Title').fill(title);
	await page.getByRole('spinbutton', { name: 'How many' }).fill(String(count));
	await page.getByRole('button', { name: 'Draw questions' }).click();
	await expect(page.getByText(`Questions · ${count} questions`)).toBeVisible();
}
async function handOut(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Hand out' }).click();
	await expect(page.getByRole('textbox', { name: 'Link' })).toHaveValue(/\/take#sxl1/);
}
async function expectFits(page: Page): Promise<void> {
	const wide = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth
	);
	expect(wide, page.url()).toBeLessThanOrEqual(0);
}
const rows = (page: Page) => page.getByRole('button', { name: /^Take out question/ });

test('a title and drawn questions are enough for a link in one QR code', async ({ page }) => {
	await page.goto('teach');
	await expect(page.getByRole('heading', { name: 'Three steps' })).toBeVisible();
	await axeCheck(page);
	await newSet(page, 'Homework 3', 20);
	await handOut(page);
	const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
	expect(link.length).toBeLessThanOrEqual(500);
	await expect(page.getByText(`The link has ${link.length} characters`)).toBeVisible();
	await expect(page.getByRole('img', { name: 'QR code of the link to Homework 3' })).toBeVisible();
	await axeCheck(page);

	await page.getByRole('button', { name: 'Show on the whole screen' }).click();
	await expect(page.getByRole('dialog')).toBeVisible();
	await axeCheck(page);
	await page.getByRole('button', { name: 'Close' }).click();
	await expect(page.getByRole('button', { name: 'Show on the whole screen' })).toBeFocused();

	await page.getByRole('textbox', { name: 'New class' }).fill('7b');
	await page.getByRole('button', { name: 'Make the class' }).click();
	await expect(page.getByText('✓ Given to 7b')).toBeVisible();
	await page.goto('teach');
	await expect(page.getByText('Nobody has handed in yet')).toBeVisible();
	await axeCheck(page);
});

test('a draft is there again, changes are undone, and bad settings are named', async ({ page }) => {
	await newSet(page, 'Draft', 3);
	await page.getByRole('button', { name: 'Move question 1 down' }).focus();
	await page.keyboard.press('Enter');
	await expect(page.getByText('Now question 2.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Move question 2 down' })).toBeFocused();
	await page.getByRole('button', { name: 'Take out question 3' }).click();
	await expect(rows(page)).toHaveCount(2);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(rows(page)).toHaveCount(3);
	await page.getByRole('button', { name: 'Question 1 as a student sees it' }).click();
	await expect(page.getByText('Answer:')).toBeVisible();
	await page.getByText('Saved on this device').waitFor();
	await page.reload();
	await expect(page.getByLabel('Title')).toHaveValue('Draft');
	await expect(rows(page)).toHaveCount(3);

	await page.getByLabel('Title').fill('a'.repeat(500));
	await page.locator('summary', { hasText: 'Settings' }).click();
	await page.getByLabel('Open the set').fill('2030-02-02T10:00');
	await page.getByLabel('Close the set').fill('2030-02-01T10:00');
	await page.getByRole('button', { name: 'Hand out' }).click();
	const problems = page.getByRole('alert').filter({ hasText: 'Before it can be handed out' });
	await expect(problems).toBeFocused();
	await expect(problems).toContainText('The title is too long: at most 120 characters.');
	await expect(problems).toContainText('It closes before it opens.');
	await axeCheck(page);
	await page.setViewportSize({ width: 320, height: 640 });
	await expectFits(page);
});

test('own questions are checked, kept and changed', async ({ page }) => {
	await page.goto('teach/set');
	await page.getByRole('button', { name: 'Write your own' }).click();
	await page.getByRole('button', { name: 'Add to the set' }).click();
	await expect(page.getByText('Write the question.')).toBeVisible();
	await page.getByRole('textbox', { name: 'Question', exact: true }).fill('Which river?');
	await page.getByLabel('Answer 1', { exact: true }).fill('Amur');
	await page.getByLabel('Answer 2', { exact: true }).fill('Amur');
	await page.getByRole('button', { name: 'Add to the set' }).click();
	await expect(page.getByText('Two lines are the same.')).toBeVisible();
	await page.getByLabel('Answer 2', { exact: true }).fill('Ili');
	await page.getByRole('radio', { name: 'Answer 1 is right' }).check();
	await axeCheck(page);
	await page.getByRole('button', { name: 'Add to the set' }).click();
	await expect(page.getByText('Which river?')).toBeVisible();

	await page.getByRole('button', { name: 'Write your own' }).click();
	await page.getByRole('combobox', { name: 'Type' }).selectOption('cloze');
	await page.getByLabel('What to do').fill('Fill the gaps.');
	await page.getByLabel('Text with gaps').fill('Aigun was signed in [1858].');
	await expect(page.getByText('One gap')).toBeVisible();
	await page.getByRole('button', { name: 'Add to the set' }).click();
	await expect(page.getByText('Aigun was signed in ____.')).toBeVisible();

	await page.getByRole('button', { name: 'Edit question 1' }).click();
	await expect(page.getByLabel('Answer 2', { exact: true })).toHaveValue('Ili');
	await page.getByLabel('Answer 2', { exact: true }).fill('Talas');
	await page.getByRole('button', { name: 'Keep the change' }).click();
	await page.getByRole('button', { name: 'Question 1 as a student sees it' }).click();
	await expect(page.getByText('Talas')).toBeVisible();
});

test('what does not fit into one code comes as a chain, and the file first', async ({ page }) => {
	await newSet(page, 'Long', 40);
	await page.locator('summary', { hasText: 'Settings' }).click();
	// Letters that do not pack, as those of many questions of one's own.
	let state = 4;
	const letter = () => ((state = (state * 48_271) % 2_147_483_647) % 36).toString(36);
	const words = Array.from({ length: 1900 }, letter).join('');
	await page.getByLabel('Instructions (optional)').fill(words);
	await page.getByLabel('Time limit in minutes').fill('20');
	await handOut(page);
	await expect(page.getByText('Some messengers cut at about 4,000')).toBeVisible();
	const headings = await page.getByRole('heading', { level: 2 }).allTextContents();
	expect(headings.indexOf('File')).toBeLessThan(headings.indexOf('Link'));
	const link = page.getByRole('textbox', { name: 'Link' });
	const usual = await link.inputValue();
	await page.getByRole('radio', { name: 'Twice the time (×2)' }).check();
	await expect(page.getByText('This link gives extra time: ×2')).toBeVisible();
	await expect(link).not.toHaveValue(usual);

	const saving = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save as a file' }).click();
	const saved = await saving;
	expect(saved.suggestedFilename()).toBe('Long.txt');
	expect(await readFile(await saved.path(), 'utf8')).toMatch(/\n\nsxl1/);

	await page.getByRole('button', { name: 'Show on the whole screen' }).click();
	const code = page.getByText(/^Code \d+ of \d+$/);
	await page.getByRole('button', { name: 'Next code' }).click();
	const before = await code.textContent();
	await page.getByRole('button', { name: 'Next code' }).click();
	await expect(code).not.toHaveText(before ?? '');
});

test('sets are duplicated, archived and deleted, each with a way back', async ({ page }) => {
	await newSet(page, 'Kept', 2);
	await page.getByText('Saved on this device').waitFor();
	await page.goto('teach');
	await page.getByRole('button', { name: 'Duplicate Kept' }).click();
	await expect(page.getByRole('link', { name: 'Kept (copy)', exact: true })).toBeVisible();
	await page.getByRole('button', { name: 'Delete Kept (copy)' }).click();
	await expect(page.getByRole('link', { name: 'Kept (copy)', exact: true })).toHaveCount(0);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByRole('link', { name: 'Kept (copy)', exact: true })).toBeVisible();
	await page.getByRole('button', { name: 'Archive Kept', exact: true }).click();
	await page.getByText('One archived set').click();
	await page.getByRole('button', { name: 'Take Kept out of the archive' }).click();
	await expect(page.getByText('One archived set')).toHaveCount(0);
	await page.setViewportSize({ width: 320, height: 640 });
	await expectFits(page);
});

for (const { size, width, height } of [
	{ size: 'a4', width: 595, height: 842 },
	{ size: 'letter', width: 612, height: 792 }
])
	test(`the printed sheet is ${size}, with the key on a page of its own`, async ({ page }) => {
		await newSet(page, 'Paper test', 12);
		await handOut(page);
		await page.getByRole('link', { name: 'Printed sheet' }).click();
		await page.getByRole('combobox', { name: 'Paper' }).selectOption(size);
		await expect(
			page.getByRole('img', { name: 'QR code of the link to Paper test' })
		).toBeVisible();
		await axeCheck(page);
		await page.emulateMedia({ colorScheme: 'dark' });
		const pdf = await page.pdf({ preferCSSPageSize: true });
		const sheets = pagesOf(pdf);
		expect(sheets.length).toBeGreaterThanOrEqual(3);
		for (const [w, h] of sheets) {
			expect(Math.abs(w - width)).toBeLessThanOrEqual(1);
			expect(Math.abs(h - height)).toBeLessThanOrEqual(1);
		}
		const texts = textOf(pdf);
		expect(texts[0]).toContain('Paper test');
		expect(texts[0]).toContain('Name');
		const key = texts.findIndex((text) => text.includes('Key: Paper test'));
		expect(key).toBeGreaterThan(0);
		expect(texts.join(' ')).not.toContain('Settings');
	});
