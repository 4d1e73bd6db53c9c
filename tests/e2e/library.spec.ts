import type { Page } from '@playwright/test';
import { axeCheck, expect, test } from './fixture.ts';

const field = (page: Page) => page.getByRole('searchbox', { name: 'Search' });
/** The whole list waits unseen behind a search. */
const facts = (page: Page) => page.locator('main li a[href*="/facts/"]').filter({ visible: true });
/** What the address asks for; it follows when the fingers rest. */
const expectAddress = (page: Page, query: string) =>
	expect.poll(() => decodeURIComponent(new URL(page.url()).search)).toBe(query);

test('a search forgives slips, marks what it found and stands in the address @desktop', async ({
	page
}) => {
	await page.goto('library');
	await page.keyboard.press('/');
	await expect(field(page)).toBeFocused();
	await page.keyboard.type('nerchnisk');
	await expect(facts(page)).toHaveCount(1);
	await expect(facts(page).locator('mark')).toHaveText('Nerchinsk');
	await expectAddress(page, '?q=nerchnisk');
	await axeCheck(page);

	// The address alone finds the same.
	await page.reload();
	await expect(field(page)).toHaveValue('nerchnisk');
	await expect(facts(page)).toHaveCount(1);
});

test('an Uzbek name finds the facts of the state, and says so in Uzbek', async ({ page }) => {
	await page.goto('library');
	await field(page).fill("qirg'iziston kant");
	await expect(facts(page).first()).toContainText('Kant Air Base');
	await expect(facts(page).first().locator('[lang="uz"]')).toContainText('Qirgʻiziston');
});

test('typing adds no step to the history, a filter does, and back takes it back', async ({
	page
}) => {
	await page.goto('about');
	await page.goto('library');
	await field(page).pressSequentially('koreans');
	await expectAddress(page, '?q=koreans');
	const all = await facts(page).count();
	await page.getByText('Filters', { exact: true }).click();
	await page.getByRole('checkbox', { name: /Only where sources differ/ }).check();
	await expectAddress(page, '?q=koreans&contested=yes');
	await expect.poll(() => facts(page).count()).toBeLessThan(all);

	await page.goBack();
	await expectAddress(page, '?q=koreans');
	await expect(field(page)).toHaveValue('koreans');
	await expect(facts(page)).toHaveCount(all);
	await page.goBack();
	await expect(page).toHaveURL(/about$/);
});

test('who comes back from a fact finds the search as it was left', async ({ page }) => {
	await page.goto('library');
	await field(page).fill('nerchinsk');
	await expect(facts(page)).toHaveCount(1);
	await facts(page).first().click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Nerchinsk');
	await page.goBack();
	await expect(field(page)).toHaveValue('nerchinsk');
	await expect(facts(page)).toHaveCount(1);
});

test('nonsense is called so, and there is a way on', async ({ page }) => {
	await page.goto('library');
	await field(page).fill('nertschinks');
	await expect(page.getByRole('status').filter({ hasText: 'Nothing is found' })).toBeVisible();
	await axeCheck(page);
	await page.getByRole('link', { name: 'Nerchinsk', exact: true }).click();
	await expect(facts(page).first()).toContainText('Nerchinsk');

	await field(page).fill('xqzzv');
	await page.getByRole('link', { name: /^Borders/ }).click();
	await expectAddress(page, '?theme=borders');
	await expect(facts(page).first()).toBeVisible();
});

test('what fits the words but not the filters is offered without them', async ({ page }) => {
	await page.goto('library?q=nerchinsk&kind=migration');
	await page.getByRole('link', { name: 'Search without filters' }).click();
	await expect(facts(page)).toHaveCount(1);
});

test('facts are sorted by name, and the order stands in the address', async ({ page }) => {
	await page.goto('library?kind=treaty');
	await page.getByLabel('Sort by').selectOption({ label: 'Name' });
	await expectAddress(page, '?kind=treaty&sort=name');
	const names = await facts(page).locator('b').allTextContents();
	expect(names.length).toBeGreaterThan(10);
	expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
});

test('an address that makes no sense is named and does no harm', async ({ page }) => {
	await page.goto('library?sort=size&view=globe&colour=red');
	const panel = page.getByRole('status').filter({ hasText: 'Not understood' });
	for (const name of ['sort: size', 'view: globe', 'colour: red'])
		await expect(panel).toContainText(name);
	await expect(facts(page).first()).toBeVisible();
});
