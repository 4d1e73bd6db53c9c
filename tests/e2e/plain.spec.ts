import { launchOptions } from '../chromium.ts';
import { expect, test as base } from './fixture.ts';
import { answer, expectSaved, readEvents, stem } from './quiz.ts';

// A name that no browser trusts without https, as that of a teacher's laptop on the school's network.
const HOST = 'teacher.lan';
const options = launchOptions();

const test = base.extend({
	baseURL: async ({ site }, use) => {
		await use(`http://${HOST}:${new URL(site.origin).port}/`);
	}
});
test.use({
	launchOptions: {
		...options,
		args: [...(options.args ?? []), `--host-resolver-rules=MAP ${HOST} 127.0.0.1`]
	}
});

test('without https the app practises, keeps the answer and says what is missing', async ({
	page,
	watch
}) => {
	watch.allow(new RegExp(`foreign request: http://${HOST}:`));
	await page.goto('practice/run?type=choice&n=1&seed=3');
	expect(await page.evaluate(() => window.isSecureContext)).toBe(false);
	await expect(stem(page)).toBeVisible();
	await answer(page);
	await expectSaved(page);
	expect(await readEvents(page)).toHaveLength(1);
	await page.goto('./');
	await expect(page.getByText('Without https this page cannot be kept')).toBeVisible();
});
