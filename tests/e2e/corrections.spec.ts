import type { Page } from '@playwright/test';
import { axeCheck, expect, test } from './fixture.ts';
import { answer, answerButton, expectSaved, readEvents, stem } from './quiz.ts';

const corrections = (page: Page) =>
	page.getByRole('region', { name: /^(A correction|Corrections)$/ });
const correction = (page: Page, label: string) =>
	corrections(page).getByRole('listitem', { name: label });

/** Learns two facts that the next release corrects, and takes the new release. */
async function learnAndUpdate(page: Page, deploy: () => void): Promise<void> {
	await page.goto('./');
	await page.getByRole('radio').first().check();
	await answerButton(page).click();
	await expect(page.getByText('Works offline ✓')).toBeVisible({ timeout: 30_000 });
	await page.goto('practice/run?fact=text-kant-rent&n=1&seed=1');
	await answer(page);
	await expectSaved(page);
	await page.goto('./');
	await expect(page.getByRole('heading', { level: 1 })).toContainText('due');
	await expect(corrections(page)).toHaveCount(0);

	deploy();
	await page.evaluate(async () => {
		await (await navigator.serviceWorker.getRegistration())?.update();
	});
	await page.getByRole('button', { name: 'Use it now' }).click({ timeout: 60_000 });
	await page.waitForLoadState('load');
	await expect(corrections(page)).toBeVisible();
}

test('what was corrected is told to whoever learned it, once, and asked again on request @desktop', async ({
	page,
	site
}) => {
	await learnAndUpdate(page, () => site.deploy('build-next'));
	await expect(corrections(page).getByRole('listitem', { name: /Kant/ })).toHaveCount(2);
	const lease = correction(page, 'The lease of Kant');
	await expect(lease).toContainText("Until now it was given as '2032' alone");
	await expect(lease).toContainText('Course text: an excerpt');
	await axeCheck(page);

	await lease.getByRole('button', { name: 'Ask me again' }).click();
	await expect(lease).toHaveCount(0);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('One card is due');
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(lease).toBeVisible();
	await lease.getByRole('button', { name: 'Ask me again' }).click();
	await expect(lease).toHaveCount(0);
	await correction(page, 'Rent for Kant').getByRole('button', { name: 'All right' }).click();
	await expect(corrections(page)).toHaveCount(0);
	await expect(page.getByText('It is not shown again')).toBeVisible();

	await page.reload();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('One card is due');
	await expect(corrections(page)).toHaveCount(0);
	const told = (await readEvents(page)).filter(({ type }) => type === 'told');
	expect(told.map(({ fact, rev }) => [fact, rev])).toEqual([
		['text-kant-2032', 2],
		['text-kant-2032', 2],
		['text-kant-rent', 2]
	]);

	await page.getByRole('link', { name: /^Review/ }).click();
	await expect(stem(page)).toBeVisible();
	await answer(page);
	await expectSaved(page);
	const [last] = (await readEvents(page)).filter(({ type }) => type === 'answered').slice(-1);
	expect(last).toMatchObject({ item: 'text-kant-2032#claim', rev: 2 });
});

test('all corrections are answered at once, and the page of the fact keeps them', async ({
	page,
	site
}) => {
	await learnAndUpdate(page, () => site.deploy('build-next'));
	await page.getByRole('button', { name: 'All right to all' }).click();
	await expect(corrections(page)).toHaveCount(0);
	await page.goto('facts/text-kant-2032');
	const history = page.locator('section').filter({
		has: page.getByRole('heading', { name: 'What was corrected' })
	});
	await expect(history).toContainText('1 Dec 2026');
	await expect(history).toContainText("Until now it was given as '2032' alone");
});
