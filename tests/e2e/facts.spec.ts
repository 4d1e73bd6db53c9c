import { readFileSync } from 'node:fs';
import { axeCheck, expect, test } from './fixture.ts';

test('a fact can be read without scripts, with its claims, disputes and sources', async ({
	browser,
	baseURL
}) => {
	const context = await browser.newContext({
		javaScriptEnabled: false,
		...(baseURL ? { baseURL } : {})
	});
	const page = await context.newPage();
	await page.goto('facts/kant-air-base');
	await expect(page.getByRole('heading', { level: 1, name: 'Kant Air Base' })).toBeVisible();
	await expect(page.getByText('In 2003 Kyrgyzstan granted Russia')).toBeVisible();
	for (const heading of [
		'What people often get wrong',
		'Where sources differ',
		'Related',
		'Sources'
	])
		await expect(page.getByRole('heading', { level: 2, name: heading, exact: true })).toBeVisible();
	await expect(page.locator('[lang="ru"]').getByText('Кыргызстан', { exact: true })).toBeVisible();
	// What would need scripts is not offered.
	await expect(page.getByRole('button')).toHaveCount(0);
	await page
		.getByRole('link', { name: /combined/i })
		.first()
		.click();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await context.close();
});

test('a built fact tells machines what it is, in words that are data', async ({ page }) => {
	await page.goto('facts/kant-air-base');
	const script = page.locator('head script[type="application/ld+json"]');
	await expect(script).toHaveCount(1);
	const data = JSON.parse((await script.textContent()) ?? '') as Record<string, unknown>;
	expect(data.headline).toBe('Kant Air Base');
	expect(data.citation).not.toEqual([]);
	// This build does not know where it will stand.
	await expect(page.locator('link[rel="canonical"]')).toHaveCount(0);
});

test('disputes stand side by side where there is room, and one below the other where not', async ({
	page
}) => {
	await page.goto('facts/kant-air-base');
	const sides = page.locator('.disputes .dispute').first().getByRole('listitem');
	const boxes = async () => Promise.all([sides.nth(0).boundingBox(), sides.nth(1).boundingBox()]);
	await page.setViewportSize({ width: 1280, height: 800 });
	const [left, right] = await boxes();
	expect(left?.y).toBe(right?.y);
	await page.setViewportSize({ width: 360, height: 800 });
	const [first, second] = await boxes();
	expect(second?.y).toBeGreaterThan((first?.y ?? 0) + (first?.height ?? 0) - 1);
});

test('names in Russian and Uzbek are shown when they are switched on, each in its language', async ({
	page
}) => {
	await page.goto('facts/kant-air-base');
	const names = page.getByRole('list', { name: 'Names' });
	await expect(names).toBeHidden();
	await page.goto('settings');
	await page.getByRole('group', { name: 'Names in Russian and Uzbek' }).getByText('Shown').click();
	await page.goto('facts/kant-air-base');
	await expect(names).toBeVisible();
	await expect(names.locator('[lang="ru"]', { hasText: 'Кыргызстан' })).toBeVisible();
	await expect(names.locator('[lang="uz-Latn"]', { hasText: 'Qirgʻiziston' })).toBeVisible();
	await axeCheck(page);

	await page.goto('practice/run?item=kant-air-base%23landlord,kant-air-base%23country&n=1');
	await page.getByRole('button', { name: 'I don’t know' }).click();
	await expect(names.locator('[lang="ru"]').first()).toBeVisible();
});

test('a mistake becomes a message that leaves only as the reader wants, offline too', async ({
	page,
	context,
	watch
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto('facts/kant-air-base');
	await expect(page.getByText('Works offline')).toBeVisible({ timeout: 30_000 });
	watch.allow(/ERR_INTERNET_DISCONNECTED|Failed to load resource/);
	await context.setOffline(true);
	await page.getByRole('button', { name: 'Report a mistake' }).click();
	await expect(page.getByRole('heading', { name: 'Report a mistake' })).toBeFocused();
	await axeCheck(page);

	// An empty message helps nobody.
	await page.getByRole('button', { name: 'Copy' }).click();
	await expect(page.getByText('Say what it should say')).toBeVisible();

	await page.getByLabel('What is wrong?').selectOption({ label: 'Agreed end' });
	await expect(page.getByText('It says now 2032')).toBeVisible();
	await page.getByLabel('It should say').fill('2042');
	await page.getByLabel('How do you know?').fill('Agreement of 2012, "article" 5');
	await page.getByRole('button', { name: 'Copy' }).click();
	await expect(page.getByText('Copied.')).toBeVisible();
	const copied = await page.evaluate(() => navigator.clipboard.readText());
	expect(copied).toMatch(/^fact: kant-air-base\nrev: \d+\nbank: [0-9a-f]{12}$/m);
	expect(copied).toContain(
		'field: "ends"\nsays: "2032"\nproposed: "2042"\nsource: "Agreement of 2012, \\"article\\" 5"\n'
	);

	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save as a file' }).click();
	const file = await download;
	expect(file.suggestedFilename()).toBe('saxaul-mistake-kant-air-base.txt');
	expect(readFileSync(await file.path(), 'utf8')).toBe(copied);

	await page.getByRole('button', { name: 'Close', exact: true }).click();
	await expect(page.getByRole('button', { name: 'Report a mistake' })).toBeFocused();
});

test('where there is a share sheet, the message goes through it', async ({ page }) => {
	await page.addInitScript(() => {
		navigator.share = async (data) => {
			document.documentElement.dataset.shared = data?.text ?? '';
			return Promise.resolve();
		};
	});
	await page.goto('facts/kant-air-base');
	await page.getByRole('button', { name: 'Report a mistake' }).click();
	await page.getByLabel('In your own words').fill('The town is not so far away.');
	await page.getByRole('button', { name: 'Share' }).click();
	await expect(page.getByText('Handed to the app of your choice.')).toBeVisible();
	await expect(page.locator('html')).toHaveAttribute(
		'data-shared',
		/words: "The town is not so far/
	);
});

test.describe('a site that knows its address', () => {
	test.use({ folder: 'build-variant', base: '/saxaul' });

	test('tells search engines which one of a fact is the right one', async ({ page }) => {
		await page.goto('facts/kant-air-base');
		await expect(page.locator('link[rel="canonical"]')).toHaveAttribute(
			'href',
			'https://saxaul.example/saxaul/facts/kant-air-base'
		);
	});
});
