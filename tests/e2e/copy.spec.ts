import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { answer, expectSaved, readEvents } from './quiz.ts';

/** What version 1 of the app wrote, with cards of questions that this bank does not have. */
const OLD_COPY = join(import.meta.dirname, '../fixtures/backup-v1.jsonl.gz');

const file = (page: Page) => page.getByLabel('Bring in a copy');

async function answerOne(page: Page, seed: number): Promise<void> {
	await page.goto(`practice/run?type=choice&n=1&seed=${seed}`);
	await answer(page);
	await expectSaved(page);
}

/** Saves a copy in one tap; returns where it lies. */
async function saveCopy(page: Page): Promise<string> {
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save a copy', exact: true }).click();
	const saved = await download;
	expect(saved.suggestedFilename()).toMatch(/^saxaul-.+\.jsonl\.gz$/);
	return saved.path();
}

async function eraseAll(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Erase everything' }).click();
	await page.getByRole('button', { name: 'Go on' }).click();
	await page.getByRole('button', { name: 'Erase now' }).click();
	await expect(page.getByRole('heading', { name: 'Everything is erased' })).toBeVisible();
	await page.getByRole('dialog').getByRole('button', { name: 'Start anew' }).click();
}

// A phone hands the file to its share sheet; what can be clicked here is the download.
test.use({ hasTouch: false, isMobile: false });

test('the log leaves as one file, erasing leaves nothing, and the file brings all of it back', async ({
	page
}) => {
	await answerOne(page, 1);
	await answerOne(page, 2);
	const before = await readEvents(page);
	await page.goto('settings');
	const copy = await saveCopy(page);
	await expect(page.getByText('Saved: 2 entries.')).toBeVisible();

	await eraseAll(page);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('course text');
	expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);

	await answerOne(page, 3);
	await page.goto('settings');
	await file(page).setInputFiles(copy);
	await page.getByRole('button', { name: 'Add 2 entries' }).click();
	await expect(page.getByText('Added: 2. Already here: 0. Unreadable: 0.')).toBeVisible();
	const after = await readEvents(page);
	expect(after).toHaveLength(3);
	expect(after).toEqual(expect.arrayContaining(before));

	// A second time there is nothing to add.
	await file(page).setInputFiles(copy);
	await expect(page.getByText('There is nothing new in it.')).toBeVisible();
});

test('an old copy says whose it is, comes in, and its lost questions are named', async ({
	page
}) => {
	await page.goto('settings');
	await file(page).setInputFiles(OLD_COPY);
	await expect(page.getByText('Айгерім').first()).toBeVisible();
	await page.getByRole('button', { name: /^Add \d+ entries$/ }).click();
	await expect(page.getByText(/^Added: \d+\. Already here: 0\./)).toBeVisible();
	await page.goto('./');
	await expect(page.getByText(/no longer asked/)).toBeVisible();
});

test('a file of another program is named and changes nothing', async ({ page }) => {
	await page.goto('settings');
	await file(page).setInputFiles({
		name: 'holiday.pdf',
		mimeType: 'application/pdf',
		buffer: Buffer.from('%PDF-1.7 something else')
	});
	await expect(page.getByText(/It looks like a PDF document/)).toBeVisible();
	await expect(page.getByRole('button', { name: /^Add/ })).toHaveCount(1);
	expect(await readEvents(page)).toEqual([]);
});

test('two people on one phone have a log each, and nothing is mixed', async ({ page }) => {
	await answerOne(page, 1);
	await page.goto('./');
	await expect(page.getByText(/Aigerim/)).toHaveCount(0);
	await page.goto('settings');
	await page.getByRole('button', { name: 'Add a person' }).click();
	await page.getByLabel('Your name').fill('Aigerim');
	await page.getByLabel('Name of the other person').fill('Timur');
	await page.getByRole('button', { name: 'Add', exact: true }).click();
	await expect(page.getByText(/Timur. can study here now/)).toBeVisible();
	await page.getByRole('button', { name: /Open the log of .Timur/ }).click();
	// The other log is empty: a first visit of its own, with its owner's name on it.
	await page.goto('settings');
	await expect(page.getByText(/Everything .Timur. does here/)).toBeVisible();
	await page.getByRole('button', { name: /Open the log of .Aigerim/ }).click();
	await page.goto('./');
	await expect(page.getByText(/Aigerim/)).toBeVisible();
	await page.goto('settings');
	await page.getByRole('button', { name: /Erase .Timur/ }).click();
	await page.getByRole('button', { name: 'Go on' }).click();
	await page.getByRole('button', { name: 'Erase now' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Start anew' }).click();
	await expect(page.getByRole('button', { name: /Open the log of .Timur/ })).toHaveCount(0);
	expect((await readEvents(page)).filter((event) => event.type === 'answered')).toHaveLength(1);
});
