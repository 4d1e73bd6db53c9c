import type { Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { axeCheck, expect, test } from './fixture.ts';
import { stem, verdict } from './quiz.ts';

const NARROW = { width: 320, height: 640 };
const PAGES = ['./', 'practice', 'library', 'facts/kant-air-base', 'cards', 'notes', 'progress'];
const MORE_PAGES = ['settings', 'about', 'review', 'nowhere'];
/** Names that no language translates. */
const NAMES =
	/the Saxaul contributors|Saxaul|\d{3}-Error|Natural Earth|Creative Commons|Attribution|Anki|FSRS|MIT|CC BY|JSON|XML|PDF|Enter|Ctrl|Tab|github\.com\S*|https?|\.jsonl\.gz/g;

/** The files that hold the words of a language, by a word that only it has. */
function wordFiles(folder: string, word: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.js'))
		.filter((file) => readFileSync(join(folder, file), 'utf8').includes(word));
}

/** What is seen outside the bank's own text, and what the bank's text says, piece by piece. */
function texts(page: Page): Promise<{ own: string[]; bank: string[] }> {
	return page.evaluate(() => {
		const own: string[] = [];
		const bank: string[] = [];
		const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node = texts.nextNode(); node; node = texts.nextNode()) {
			const element = node.parentElement;
			const text = node.textContent?.trim() ?? '';
			if (!element || text === '' || element.closest('script, style, #language label')) continue;
			const lang = element.closest('[lang]')?.getAttribute('lang');
			if (lang === document.documentElement.lang) own.push(text);
			else if (lang === 'en') bank.push(text);
		}
		return { own, bank };
	});
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
	const width = await page.evaluate(() => document.documentElement.scrollWidth);
	expect.soft(width, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(NARROW.width);
}

test('who chooses Russian practises in Russian, on this visit, the next one and without a network', async ({
	page,
	site,
	watch
}) => {
	watch.allow(/Failed to load resource|net::ERR/);
	await page.goto('settings');
	await page.getByRole('radio', { name: 'Русский' }).check();
	await expect(page.getByRole('heading', { level: 1, name: 'Настройки' })).toBeVisible();
	await expect(page).toHaveTitle(/^Настройки/);
	// The keyboard stays where it was.
	await expect(page.getByRole('radio', { name: 'Русский' })).toBeFocused();

	await page.goto('practice/run?type=choice&n=1&seed=7');
	await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
	await expect(stem(page)).toHaveAttribute('lang', 'en');
	await page.getByRole('main').getByRole('radio').first().check();
	await page.getByRole('button', { name: 'Ответить', exact: true }).click();
	await expect(verdict(page)).toHaveText(/Верно|Неверно/);
	await expect(page.getByText('Сохранено на этом устройстве')).toBeVisible();
	await axeCheck(page);

	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await page.goto('./');
	await expect(page.getByText('Работает без сети ✓')).toBeVisible();
	await site.stop();
	for (const [path, name] of [
		['library', 'Библиотека'],
		['progress', 'Прогресс']
	] as const) {
		await page.goto(path);
		await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
	}
	await page.goto('settings');
	await page.getByRole('radio', { name: 'O‘zbekcha' }).check();
	await expect(page.getByRole('heading', { level: 1, name: 'Sozlamalar' })).toBeVisible();
	await site.start();
});

test('a session begun in one language goes on in another', async ({ page }) => {
	await page.goto('practice/run?type=choice&n=3&seed=7');
	await page.getByRole('main').getByRole('radio').first().check();
	await page.getByRole('button', { name: 'Answer', exact: true }).click();
	await page.getByRole('button', { name: 'Next' }).click();
	const asked = await stem(page).textContent();
	await page.getByRole('link', { name: 'Close and keep my place' }).click();
	await page.getByRole('link', { name: 'Settings' }).click();
	await page.getByRole('radio', { name: 'O‘zbekcha' }).check();
	await page.getByRole('link', { name: 'Bugun' }).click();
	await page.getByRole('link', { name: '3 tadan 1 tasiga javob berildi' }).click();
	await expect(stem(page)).toHaveText(asked ?? '');
	await expect(page.getByText('2 / 3')).toBeVisible();
});

test('who learns in English fetches no other language', async ({ page, folder }) => {
	const others = ['Тренировка', 'Mashq'].flatMap((word) => wordFiles(folder, word));
	expect(others).toHaveLength(2);
	const fetched: string[] = [];
	page.on('request', (request) => fetched.push(request.url()));
	await page.goto('./');
	await page.getByRole('radio').first().check();
	await page.getByRole('button', { name: 'Answer', exact: true }).click();
	await expect(verdict(page)).toBeVisible();
	expect(fetched.filter((url) => others.some((file) => url.endsWith(file)))).toEqual([]);
});

test('words that cannot be fetched leave the language as it was', async ({
	page,
	folder,
	watch
}) => {
	watch.allow(/Failed to load resource|net::ERR/);
	const [words = ''] = wordFiles(folder, 'Тренировка');
	await page.route(`**/${words}`, (route) => route.abort());
	await page.goto('settings');
	await page
		.getByRole('radio', { name: 'Русский' })
		.check({ noWaitAfter: true, force: true })
		.catch(() => undefined);
	await expect(page.getByRole('alert')).toContainText('could not be fetched');
	await expect(page.getByRole('radio', { name: 'English' })).toBeChecked();
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

for (const [locale, home, settled] of [
	['ru-RU', 'Сегодня', 'Такой страницы нет.'],
	['uz-UZ', 'Bugun', 'Bunday sahifa yo‘q.']
] as const) {
	const lang = locale.slice(0, 2);
	test.describe(`a browser in ${lang}`, () => {
		test.use({ locale });

		test('is answered in its language, from the first picture on', async ({ page }) => {
			await page.addInitScript(() => {
				addEventListener('DOMContentLoaded', () => {
					const seen = (selector: string) => {
						const element = document.querySelector(selector);
						return element ? getComputedStyle(element).visibility : 'missing';
					};
					Object.assign(window, {
						first: [document.documentElement.lang, seen('nav'), seen('h1[data-bank]')]
					});
				});
			});
			await page.goto('./');
			// Pages are built in English: until the words are there only the bank's text is seen.
			const first = await page.evaluate(() => (window as { first?: string[] }).first);
			expect(first).toEqual([lang, 'hidden', 'visible']);
			await expect(page.getByRole('link', { name: home })).toBeVisible();
			await page.goto('nowhere');
			await expect(page.locator('html')).toHaveAttribute('lang', lang);
			await expect(page.getByRole('heading', { name: settled })).toBeVisible();
		});

		test('finds every word in its language, and the bank’s marked as English', async ({ page }) => {
			for (const path of [...PAGES, ...MORE_PAGES]) {
				await page.goto(path);
				await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
				const { own, bank } = await texts(page);
				const strange = own
					.map((text) => text.replace(NAMES, ''))
					.filter((text) =>
						lang === 'ru' ? /[a-z]{2}/i.test(text) : /[а-яё]|\b(the|of|your|and|with)\b/i.test(text)
					);
				expect.soft(strange, path).toEqual([]);
				expect
					.soft(
						bank.filter((text) => /[а-яё]|o‘/i.test(text)),
						path
					)
					.toEqual([]);
				await page.setViewportSize(NARROW);
				await expectNoSidewaysScroll(page);
			}
		});

		test('sees dates and numbers as its readers write them @desktop', async ({ page }) => {
			await page.goto('./');
			await page.locator('[data-keep="unknown"]').click();
			const saved = lang === 'ru' ? 'Сохранено на этом устройстве' : 'Shu qurilmada saqlandi';
			await expect(page.getByText(saved)).toBeVisible();
			await page.goto('progress');
			const tables = page.getByText(lang === 'ru' ? 'Показать таблицей' : 'Jadval ko‘rinishida');
			await tables.first().click();
			const day = page.getByRole('rowheader').first();
			await expect(day).toHaveText(
				lang === 'ru'
					? /^(пн|вт|ср|чт|пт|сб|вс), \d{1,2} \S+ \d{4}\s*г\.$/
					: /^(Dush|Sesh|Chor|Pay|Jum|Shan|Yak), \d{1,2}-[a-z]{3}, \d{4}$/
			);
			await axeCheck(page);
			await page.goto('settings');
			await axeCheck(page);
		});
	});
}
