import type { Page } from '@playwright/test';
import { writeFeedback } from '../../src/lib/formats/receipt-code.ts';
import { scanQr } from '../../src/lib/formats/qr.ts';
import { axeCheck, expect, test } from './fixture.ts';
import {
	bankQuestions,
	CHOICE,
	handOut,
	openReceipt,
	RECALL,
	sharedTexts,
	SHORT,
	stubShare,
	TRUE_FALSE
} from './handed-out.ts';
import { answerButton, readEvents, stem, verdict } from './quiz.ts';

const NAME = 'Айгүл';

async function begin(page: Page, code: string, name = NAME): Promise<void> {
	await page.goto(`take#${code}`);
	await page.getByLabel('Your name or class number').fill(name);
	await page.getByRole('button', { name: 'Start', exact: true }).click();
	await stem(page).waitFor();
}

async function pick(page: Page, option: string): Promise<void> {
	await page.getByRole('radio', { name: option }).check();
	await answerButton(page).click();
}

async function giveUp(page: Page, times: number): Promise<void> {
	for (let time = 0; time < times; time += 1)
		await page.getByRole('button', { name: 'I don’t know' }).click();
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
	const wide = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth
	);
	expect(wide, page.url()).toBeLessThanOrEqual(0);
}

test('a student takes an assignment, changes an answer, and hands in what only the teacher can open', async ({
	page,
	baseURL
}) => {
	await stubShare(page);
	await page.goto(`take#${await handOut()}`);
	await expect(page.getByRole('heading', { name: 'Leases and bases' })).toBeVisible();
	await expect(page.getByText('Work alone.')).toBeVisible();
	await expect(page.getByText('Nothing leaves this device before that.')).toBeVisible();

	await page.getByRole('button', { name: 'Start', exact: true }).click();
	await expect(page.getByText('Type your name or your number in class.')).toBeVisible();
	await expect(page.getByLabel('Your name or class number')).toBeFocused();
	await page.getByLabel('Your name or class number').fill(NAME);
	await page.getByRole('button', { name: 'Start', exact: true }).click();

	await expect(stem(page)).toHaveText('Which base stands near Bishkek?');
	await pick(page, 'Gyumri');
	await expect(stem(page)).toBeFocused();
	await expect(stem(page)).toHaveText('Alaska was leased to the United States.');
	await expect(verdict(page)).toHaveCount(0);
	await pick(page, 'False');
	await page.getByRole('textbox').fill('Байконур');
	await page.getByText('All questions · 2 of 3 answered').click();
	await page.getByRole('button', { name: 'Question 1: answered' }).click();
	await expect(page.getByRole('radio', { name: 'Gyumri' })).toBeChecked();
	await pick(page, 'Kant');

	await expect(page.getByRole('heading', { name: 'Before you hand in' })).toBeFocused();
	await expect(page.getByText('All questions are answered.')).toBeVisible();
	await page.getByRole('button', { name: 'Finish and hand in' }).click();
	await expect(page.getByRole('heading', { name: 'Hand in' })).toBeFocused();
	await expect(page.getByText('3 of 3 points')).toBeVisible();

	await page.getByRole('button', { name: 'Send to the teacher' }).click();
	await expect(page.getByText('Your answers are on their way.')).toBeVisible();
	const [text = ''] = await sharedTexts(page);
	expect(text).toContain(`${baseURL}collect#sxl1`);
	expect(text).not.toContain(NAME);
	expect(await openReceipt(text)).toMatchObject({
		name: NAME,
		attempt: 1,
		answers: [
			{ given: 0, points: 1, order: 2 },
			{ given: 0, points: 1, order: 0 },
			{ given: 'Байконур', points: 1, order: 1 }
		]
	});
	const answers = (await readEvents(page)).filter((event) => event.type === 'answered');
	expect(answers).toHaveLength(3);
	expect(answers[0]).toMatchObject({ mode: 'assignment', rating: null });
});

test('a killed page goes on exactly, and what was handed in can be handed in again', async ({
	page
}) => {
	await stubShare(page);
	const code = await handOut();
	await begin(page, code);
	await pick(page, 'Kant');
	await page.getByRole('radio', { name: 'True' }).check();
	// What was chosen last is written within 300 ms.
	await page.waitForTimeout(700);
	await page.reload();
	await expect(stem(page)).toHaveText('Alaska was leased to the United States.');
	await expect(page.getByRole('radio', { name: 'True' })).toBeChecked();
	await answerButton(page).click();
	await page.getByRole('button', { name: 'I don’t know' }).click();
	await page.getByRole('button', { name: 'Finish and hand in' }).click();
	await page.reload();
	// Not sent yet, it is what the page comes back to.
	await page.getByRole('button', { name: 'Send to the teacher' }).click();
	const [first] = await sharedTexts(page);

	await page.goto('take');
	await expect(page.getByText('One attempt handed in')).toBeVisible();
	await page.getByRole('link', { name: 'Open', exact: true }).click();
	await expect(page.getByText('You have used all attempts on this device.')).toBeVisible();
	await page.getByRole('button', { name: 'Hand in again, results' }).click();
	await page.getByRole('button', { name: 'Send to the teacher' }).click();
	await expect.poll(async () => (await sharedTexts(page)).length).toBe(1);
	expect(await sharedTexts(page)).toEqual([first]);
});

test('handed in on a shared computer, nothing is left, and the next student starts anew', async ({
	page
}) => {
	await stubShare(page);
	const code = await handOut({ questions: [CHOICE] });
	await begin(page, code, 'Secret Name');
	await pick(page, 'Kant');
	await page.getByRole('button', { name: 'Finish and hand in' }).click();
	await page.getByText('On a shared computer?').click();
	const leave = page.getByRole('button', { name: 'Hand in and leave nothing here' });
	await leave.click();
	await expect(page.getByText('Hand in first, in one of the ways above.')).toBeVisible();
	await page.getByRole('button', { name: 'Send to the teacher' }).click();
	await leave.click();
	await page.getByRole('button', { name: 'Yes, leave nothing here' }).click();
	await expect(page.getByRole('heading', { name: 'Nothing of it is left' })).toBeFocused();
	const left = await page.evaluate(async () => {
		const databases = await indexedDB.databases();
		const texts = databases.map(
			({ name }) =>
				new Promise<string>((resolve, reject) => {
					const open = indexedDB.open(name ?? '');
					open.onerror = () => reject(new Error('No database', { cause: open.error }));
					open.onsuccess = () => {
						const stores = [...open.result.objectStoreNames];
						const reads = stores.map(
							(store) =>
								new Promise((done) => {
									const all = open.result.transaction(store).objectStore(store).getAll();
									all.onsuccess = () => done(all.result);
								})
						);
						void Promise.all(reads).then((rows) => {
							open.result.close();
							resolve(JSON.stringify(rows));
						});
					};
				})
		);
		return JSON.stringify([
			await Promise.all(texts),
			Object.entries(localStorage),
			Object.entries(sessionStorage)
		]);
	});
	for (const trace of ['Secret Name', 'Leases', 'own-', 'answered', 'o0'])
		expect(left).not.toContain(trace);
	await page.goto(`take#${code}`);
	await expect(page.getByLabel('Your name or class number')).toHaveValue('');
	await expect(page.getByText('One attempt left on this device')).toBeVisible();
});

test('link, file and QR code hold the same receipt', async ({ page, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	// Long answers that do not pack, so that it needs several codes.
	const typed = (question: number) =>
		Array.from({ length: 50 }, (_, at) =>
			((2_654_435_761 * (at + 3) * question) % 1_000_003).toString(36)
		).join(' ');
	const questions = [1, 2, 3, 4].map((at) => ({ ...SHORT, stem: `Question ${at}` }));
	await begin(page, await handOut({ questions }));
	for (const at of questions.keys()) {
		await page.getByRole('textbox').fill(typed(at + 1));
		await answerButton(page).click();
	}
	await page.getByRole('button', { name: 'Finish and hand in' }).click();
	await page.getByRole('button', { name: 'Copy the link' }).click();
	await expect(page.getByText('The link is copied.')).toBeVisible();
	const link = await page.evaluate(() => navigator.clipboard.readText());
	const receipt = await openReceipt(link);
	expect(receipt.answers).toHaveLength(4);

	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save as a file' }).click();
	const file = await (await download).createReadStream();
	let text = '';
	for await (const chunk of file) text += String(chunk);
	expect(await openReceipt(text)).toEqual(receipt);

	await page.getByRole('button', { name: 'Show as QR code' }).click();
	const code = page.getByRole('img', { name: 'QR code with the link' });
	const parts: string[] = [];
	const count = await page.getByText(/^Code 1 of \d$/).textContent();
	for (let at = 0; at < Number(count?.at(-1)); at += 1) {
		await code.waitFor();
		await page.waitForTimeout(300);
		const d = (await code.locator('path').getAttribute('d')) ?? '';
		const size = Number((await code.getAttribute('viewBox'))?.split(' ')[2]);
		const scale = 4;
		const data = new Uint8Array(size * size * scale * scale * 4).fill(255);
		for (const [, x, y] of d.matchAll(/M(\d+) (\d+)h/g))
			for (let dy = 0; dy < scale; dy += 1)
				for (let dx = 0; dx < scale; dx += 1)
					data.fill(
						0,
						((Number(y) * scale + dy) * size * scale + Number(x) * scale + dx) * 4,
						((Number(y) * scale + dy) * size * scale + Number(x) * scale + dx) * 4 + 3
					);
		parts.push((await scanQr({ width: size * scale, height: size * scale, data })) ?? '');
		await page.getByRole('button', { name: 'Next code' }).click();
	}
	const whole = parts.map((part) => part.split('.').at(-1)).join('');
	expect(await openReceipt(whole)).toEqual(receipt);
	await axeCheck(page);
});

test('immediate feedback with certainty: the key is shown, and what was answered stays', async ({
	page
}) => {
	const [bank] = bankQuestions(['choice']);
	if (!bank) throw new Error('No question');
	await begin(
		page,
		await handOut({
			questions: [CHOICE, bank],
			behaviour: 'immediate',
			key: 'answered',
			certainty: true
		})
	);
	await page.getByRole('radio', { name: 'Gyumri' }).check();
	await answerButton(page).click();
	await expect(page.getByText('Say how sure you are first.')).toBeVisible();
	await page.getByRole('radio', { name: /^Very/ }).check();
	await answerButton(page).click();
	await expect(verdict(page)).toBeFocused();
	await expect(page.getByText('Kant lies some twenty kilometres east')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Undo' })).toBeHidden();
	await page.getByRole('button', { name: 'Next', exact: true }).click();
	await page.getByRole('button', { name: 'I don’t know' }).click();
	await page.getByRole('button', { name: 'Next', exact: true }).click();
	await page.getByRole('button', { name: 'Finish and hand in' }).click();
	await expect(page.getByText('Review the one you missed')).toBeVisible();
	await page.getByRole('button', { name: 'Add to review' }).click();
	await expect
		.poll(async () => (await readEvents(page)).filter((event) => event.type === 'taken').length)
		.toBe(1);
});

test('when the time is over, what is there is handed in', async ({ page }) => {
	await page.clock.install({ time: new Date('2026-11-24T10:00:00Z') });
	await begin(page, await handOut({ limit: 120 }, 1.5));
	await expect(page.getByText('3 minutes left')).toBeVisible();
	await page.getByRole('radio', { name: 'Kant' }).check();
	await page.clock.runFor(125_000);
	await expect(page.getByText('55 seconds left')).toBeVisible();
	await page.clock.runFor(60_000);
	await expect(page.getByText('The time was over, so what was there is handed in.')).toBeVisible();
	await expect(page.getByText('1 of 3 points')).toBeVisible();
});

test('a preview as a student records nothing', async ({ page }) => {
	await page.goto(`take?preview#${await handOut({ questions: [CHOICE] })}`);
	await page.getByRole('button', { name: 'Start', exact: true }).click();
	await pick(page, 'Kant');
	await page.getByRole('button', { name: 'Finish and hand in' }).click();
	await expect(page.getByText('1 of 1 points')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Copy the link' })).toBeHidden();
	expect(await readEvents(page)).toEqual([]);
	await page.goto('take');
	await expect(page.getByRole('heading', { name: 'Open an assignment' })).toBeVisible();
	await expect(page.getByText('Assignments on this device')).toBeHidden();
});

test('damaged and hostile links are refused with the reason, and a pasted message opens', async ({
	page
}) => {
	const code = await handOut();
	const cases: [string, RegExp][] = [
		[code.slice(0, -6), /The link is cut/],
		[
			code.replace(/^(.{60})./, (_, start: string) => `${start}${code[60] === 'A' ? 'B' : 'A'}`),
			/changed on the way/
		],
		[code.toLowerCase(), /Capital and small letters/],
		[code.replace('sxl1', 'sxl2'), /newer version/],
		[await handOut({ title: 'a'.repeat(500) }), /Its title is too long/],
		[await handOut({ title: 'evil \u202e eltit' }), /turn text around/],
		[await handOut({ questions: [] }), /It has no questions/],
		['nothing', /There is no assignment in this text/]
	];
	await page.goto('take');
	for (const [text, reason] of cases) {
		await page.goto(`take#${text}`);
		await expect(page.getByRole('alert')).toContainText(reason);
	}
	await page
		.getByLabel('Link or message')
		.fill(`Homework!\n> ${code.slice(0, 50)}\n> ${code.slice(50)}`);
	await page.getByRole('button', { name: 'Open', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Leases and bases' })).toBeVisible();
	expect(new URL(page.url()).hash).toBe(`#${code}`);
});

test('text with markup in it is nothing but text', async ({ page }) => {
	const title = '<img src=x onerror=alert(1)>';
	await page.goto(
		`take#${await handOut({ title, instructions: `${title}\njavascript:alert(1)` })}`
	);
	await expect(page.getByRole('heading', { name: title })).toBeVisible();
	expect(await page.locator('main img').count()).toBe(0);
});

test('a question that this app does not have is named, and the others can be taken', async ({
	page
}) => {
	await page.goto(
		`take#${await handOut({ questions: [CHOICE, { number: 999_999, tags: [], mark: 5 }] })}`
	);
	await expect(
		page.getByText('One question cannot be shown by the app on this device: number 2.')
	).toBeVisible();
	await expect(page.getByText('One question', { exact: true })).toBeVisible();
});

test('offline, the link opens on a phone that has the app', async ({
	page,
	context,
	site,
	watch
}) => {
	await page.goto('./');
	await page.waitForFunction(() => navigator.serviceWorker.ready.then(() => true), undefined, {
		timeout: 60_000
	});
	await expect(page.getByText('Works offline ✓')).toBeVisible({ timeout: 60_000 });
	watch.allow(/Failed to load resource|net::ERR/);
	await context.setOffline(true);
	await site.stop();
	const bank = bankQuestions(['choice', 'multi']);
	const other = await context.newPage();
	await begin(other, await handOut({ questions: [...bank, CHOICE] }));
	await giveUp(other, 3);
	await other.getByRole('button', { name: 'Finish and hand in' }).click();
	await expect(other.getByRole('heading', { name: 'Hand in' })).toBeVisible();
	await site.start();
});

test.describe('in the window of a chat app', () => {
	test.use({
		userAgent:
			'Mozilla/5.0 (Linux; Android 14; wv) AppleWebKit/537.36 Chrome/156 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/500;]'
	});

	test('it says so before starting, offers the browser, and handing in works all the same', async ({
		page,
		context
	}) => {
		await context.grantPermissions(['clipboard-read', 'clipboard-write']);
		await stubShare(page);
		const code = await handOut({ questions: [CHOICE] });
		await page.goto(`take#${code}`);
		await expect(page.getByRole('alert')).toContainText('may not be found again later');
		await page.getByRole('button', { name: 'Copy link, open in your browser' }).click();
		await expect(page.getByText('Now open your browser')).toBeVisible();
		expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(code);
		await axeCheck(page);
		await page.getByLabel('Your name or class number').fill(NAME);
		await page.getByRole('button', { name: 'Start', exact: true }).click();
		await pick(page, 'Kant');
		await page.getByRole('button', { name: 'Finish and hand in' }).click();
		await page.getByRole('button', { name: 'Send to the teacher' }).click();
		const [text = ''] = await sharedTexts(page);
		expect((await openReceipt(text)).name).toBe(NAME);
	});
});

test('without any storage it is taken and handed in from memory', async ({ page, watch }) => {
	watch.allow(/./);
	await page.addInitScript(() => {
		Object.defineProperty(window, 'indexedDB', { value: undefined });
	});
	await stubShare(page);
	await page.goto(`take#${await handOut({ questions: [CHOICE] })}`);
	await expect(page.getByText('This browser keeps nothing from this page.')).toBeVisible();
	await page.getByLabel('Your name or class number').fill(NAME);
	await page.getByRole('button', { name: 'Start', exact: true }).click();
	await pick(page, 'Kant');
	await page.getByRole('button', { name: 'Finish and hand in' }).click();
	await page.getByRole('button', { name: 'Send to the teacher' }).click();
	const [text = ''] = await sharedTexts(page);
	expect((await openReceipt(text)).answers).toMatchObject([{ points: 1 }]);
});

test('a receipt of twenty answers with its address is at most 1,200 letters', async ({ page }) => {
	await stubShare(page);
	const types = ['choice', 'multi', 'true-false', 'year', 'match', 'order'] as const;
	const bank = bankQuestions([...types]);
	const own = Array.from({ length: 20 - bank.length }, (_, at) => ({
		...SHORT,
		stem: `Question ${at}`,
		key: `Кючук-Кайнарджи ${at}`
	}));
	await begin(page, await handOut({ questions: [...bank, ...own] }), 'Нұрсұлтан Әбішұлы');
	await giveUp(page, bank.length);
	for (const question of own) {
		await page.getByRole('textbox').fill(question.key);
		await answerButton(page).click();
	}
	await page.getByRole('button', { name: 'Finish and hand in' }).click();
	await page.getByRole('button', { name: 'Send to the teacher' }).click();
	const [text = ''] = await sharedTexts(page);
	const link = /https?:\S+/.exec(text)?.[0] ?? '';
	expect(link.length).toBeGreaterThan(200);
	expect(link.length).toBeLessThanOrEqual(1200);
});

test('feedback opens where the answers were handed in, and elsewhere says why not', async ({
	page,
	browser,
	baseURL
}) => {
	await stubShare(page);
	await begin(page, await handOut({ questions: [CHOICE] }));
	await pick(page, 'Gyumri');
	await page.getByRole('button', { name: 'Finish and hand in' }).click();
	await page.getByRole('button', { name: 'Send to the teacher' }).click();
	const {
		assignment,
		pseudonym,
		reply = ''
	} = await openReceipt((await sharedTexts(page))[0] ?? '');
	const code = await writeFeedback(
		{
			assignment,
			pseudonym,
			points: 0.5,
			of: 1,
			comment: 'Nearly.',
			comments: [[0, 'Kant is in Kyrgyzstan.']]
		},
		reply
	);
	await page.goto(`feedback#${code}`);
	await expect(page.getByText('0.5 of 1 points')).toBeVisible();
	await expect(page.getByText('Kant is in Kyrgyzstan.')).toBeVisible();
	await expect(page.getByText('Which base stands near Bishkek?')).toBeVisible();
	await axeCheck(page);
	const stranger = await browser.newContext();
	const other = await stranger.newPage();
	await other.goto(`${baseURL}feedback#${code}`);
	await expect(other.getByRole('alert')).toContainText(
		'not for an assignment that was handed in here'
	);
	await stranger.close();
});

test('by keyboard alone, from the link to the receipt', async ({ page }) => {
	await stubShare(page);
	await page.goto(`take#${await handOut({ questions: [CHOICE, TRUE_FALSE] })}`);
	await page.getByLabel('Your name or class number').focus();
	await page.keyboard.type('17');
	await page.keyboard.press('Enter');
	await expect(stem(page)).toBeVisible();
	await page.keyboard.press('1');
	await page.keyboard.press('Enter');
	await expect(stem(page)).toHaveText('Alaska was leased to the United States.');
	await page.keyboard.press('2');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Before you hand in' })).toBeFocused();
	const hand = page.getByRole('button', { name: 'Finish and hand in' });
	for (let press = 0; press < 8; press += 1) {
		if (await hand.evaluate((button) => button === document.activeElement)) break;
		await page.keyboard.press('Tab');
	}
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Hand in' })).toBeFocused();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect.poll(async () => (await sharedTexts(page)).length).toBe(1);
});

test('every page of it breaks no rule of access and fits 320 px and 200 % text', async ({
	page
}) => {
	await stubShare(page);
	const look = async () => {
		await axeCheck(page);
		await page.setViewportSize({ width: 320, height: 640 });
		await expectNoSidewaysScroll(page);
		await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
		await expectNoSidewaysScroll(page);
		await page.evaluate(() => (document.documentElement.style.fontSize = ''));
		await page.setViewportSize({ width: 390, height: 844 });
	};
	await page.goto('feedback');
	await look();
	await page.goto('take');
	await look();
	await page.goto(
		`take#${await handOut({ questions: [CHOICE, RECALL], certainty: true, limit: 600, closes: 1_795_500_000_000, opens: 1_795_000_000_000 })}`
	);
	await expect(page.getByRole('heading', { name: 'Leases and bases' })).toBeVisible();
	await look();
	await page.getByLabel('Your name or class number').fill(NAME);
	await page.getByRole('button', { name: 'Start', exact: true }).click();
	await page.getByText('All questions · 0 of 2 answered').click();
	await look();
	await page.getByRole('button', { name: 'Question 2: open' }).click();
	await page.getByRole('button', { name: 'Show answer' }).click();
	await look();
	await page.getByRole('button', { name: 'Good' }).click();
	await look();
	await page.getByRole('button', { name: 'Finish and hand in' }).click();
	await page.getByText('On a shared computer?').click();
	await look();
	await page.getByRole('button', { name: 'Send to the teacher' }).click();
	await expect(page.getByText('Your answers are on their way.')).toBeVisible();
	// The sheet is written once the share sheet has closed.
	await page.waitForTimeout(700);
	await page.reload();
	await expect(page.getByText('Handed in before')).toBeVisible();
	await look();
	await page.goto('take');
	await expect(page.getByText('Assignments on this device')).toBeVisible();
	await page.getByRole('button', { name: 'Remove from this device' }).click();
	await look();
	await page.getByRole('group').getByRole('button', { name: 'Remove from this device' }).click();
	await expect(page.getByText('Assignments on this device')).toBeHidden();
});
