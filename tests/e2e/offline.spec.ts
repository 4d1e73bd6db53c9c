import { expect, test } from './fixture.ts';
import { answer, expectSaved, stem } from './quiz.ts';

const ROUTES = [
	'./',
	'library',
	'facts/nerchinsk-1689',
	'progress',
	'settings',
	'about',
	'practice',
	'notes',
	'cards',
	'review'
];

test('with the server gone every page works, a fact never visited too', async ({
	page,
	site,
	watch
}) => {
	watch.allow(/Failed to load resource|net::ERR/);
	await page.goto('./');
	await page.getByRole('radio').first().check();
	await page.getByRole('button', { name: 'Answer', exact: true }).click();
	await expect(page.getByText('Works offline ✓')).toBeVisible({ timeout: 30_000 });
	await site.stop();
	for (const route of ROUTES) {
		await page.goto(route);
		await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
	}
	await page.goto('practice/run?path=course-text&n=2&seed=1');
	await expect(stem(page)).toBeVisible();
	await answer(page);
	await page.goto('facts/no-such-fact');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await site.start();
});

test('the worker itself writes the heading of a fact never visited, and the app takes it over', async ({
	page,
	site
}) => {
	await page.goto('./');
	await page.getByRole('radio').first().check();
	await page.getByRole('button', { name: 'Answer', exact: true }).click();
	await expect(page.getByText('Works offline ✓')).toBeVisible({ timeout: 30_000 });
	const heading = page.getByRole('heading', { level: 1 });
	const cdp = await page.context().newCDPSession(page);
	await cdp.send('Emulation.setScriptExecutionDisabled', { value: true });
	await cdp.send('Page.navigate', { url: `${site.origin}/facts/nerchinsk-1689` });
	await expect(heading).toContainText('Nerchinsk');
	await cdp.send('Emulation.setScriptExecutionDisabled', { value: false });
	await page.goto('facts/nerchinsk-1689');
	await expect(page.getByRole('heading', { name: 'Sources', exact: true })).toBeVisible();
	await expect(heading).toHaveCount(1);
});

test('a new version waits during a session and is taken on the learner’s word', async ({
	page,
	site
}) => {
	await page.goto('./');
	await page.getByRole('radio').first().check();
	await page.getByRole('button', { name: 'Answer', exact: true }).click();
	await expect(page.getByText('Works offline ✓')).toBeVisible({ timeout: 30_000 });
	await page.goto('practice/run?type=short&n=2&seed=2');
	await page.getByRole('textbox').fill('in the middle');
	site.deploy('build-next');
	await page.evaluate(async () => {
		const registration = await navigator.serviceWorker.getRegistration();
		await registration?.update();
	});
	await expect
		.poll(
			() =>
				page.evaluate(
					async () => (await navigator.serviceWorker.getRegistration())?.waiting !== null
				),
			{ timeout: 30_000 }
		)
		.toBe(true);
	// Nothing moved under the hands of the learner.
	await expect(page.getByRole('textbox')).toHaveValue('in the middle');
	await answer(page);
	await expectSaved(page);
	await page.getByRole('link', { name: 'Close and keep my place' }).click();
	await expect(page.getByText('A new version is ready')).toBeVisible();
	await page.getByRole('button', { name: 'Use it now' }).click();
	await page.waitForLoadState('load');
	await expect(page.getByText('A new version is ready')).toHaveCount(0);
	await expect(page.getByText('1 of 2 answered')).toBeVisible();
});

test('a file that cannot be fetched is noticed: the app does not claim to be ready', async ({
	page,
	context,
	watch
}) => {
	watch.allow(/Failed to load resource|bad-precaching-response|500/);
	await context.route('**/icon-512.png', (route) => route.fulfill({ status: 500 }));
	await page.goto('./');
	await page.getByRole('radio').first().check();
	await page.getByRole('button', { name: 'Answer', exact: true }).click();
	await expect(page.getByText(/Not ready for offline/)).toBeVisible({ timeout: 30_000 });
});
