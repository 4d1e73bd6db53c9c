import { readFile, writeFile } from 'node:fs/promises';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { launchOptions } from '../chromium.ts';
import { classOfThirty } from '../fixtures/teacher.ts';
import { awaitStart, expect, test, watchContext } from './fixture.ts';
import { bringIn, sharedTexts, stubShare } from './handed-out.ts';
import { answerButton, stem } from './quiz.ts';

/** What a student does with a question: right, wrong, half of what is right, "I don’t know". */
type Deed = 'right' | 'wrong' | 'half' | 'unknown';

interface Row {
	name: string;
	deeds: Deed[];
	/** By question, as the gradebook must say it. */
	marks: string[];
	points: string;
}

// Worked out on paper from what each does; a half is worth 0.5.
const SHARER: Row = {
	name: 'Айгүл',
	deeds: ['right', 'right', 'right', 'right', 'right', 'right'],
	marks: ['right', 'right', 'right', 'right', 'right', 'right'],
	points: '6'
};
const COPIER: Row = {
	name: 'Bota Nur',
	deeds: ['right', 'wrong', 'right', 'wrong', 'right', 'half'],
	marks: ['right', 'wrong', 'right', 'wrong', 'right', 'partly right'],
	points: '3.5'
};
const SAVER: Row = {
	name: '17',
	deeds: ['wrong', 'wrong', 'right', 'right', 'unknown', 'wrong'],
	marks: ['wrong', 'wrong', 'right', 'right', 'no answer', 'wrong'],
	points: '2'
};
const SHOWER: Row = {
	name: 'Oʻgʻiloy',
	deeds: ['right', 'wrong', 'wrong', 'right', 'right', 'right'],
	marks: ['right', 'wrong', 'wrong', 'right', 'right', 'right'],
	points: '4'
};
const OPENER: Row = {
	name: 'Timur',
	deeds: ['right', 'wrong', 'unknown', 'wrong', 'wrong', 'half'],
	marks: ['right', 'wrong', 'no answer', 'wrong', 'wrong', 'partly right'],
	points: '1.5'
};
const TABLE = [SHARER, COPIER, SAVER, SHOWER, OPENER];
/** Points of the five added up, of five. */
const FACILITIES = ['80%', '20%', '60%', '60%', '60%', '60%'];
const MISSING = 'Zarina';
const TITLE = 'Leases 9A';
const DRAWN = 5;
/** A slow machine is not a fault; a step that never comes is told by its name. */
const STEP_MS = 45_000;
const OWN = { stem: 'Which are rivers?', right: ['Amur', 'Ili'], wrong: 'Kant' };
const CLIPBOARD = ['clipboard-read', 'clipboard-write'];

interface Asked {
	stem: string;
	right: string[];
}

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const report = (page: Page) => page.getByRole('heading', { level: 2, name: /added,/ });

/** Five questions with one right option, and one of the teacher's own with two. */
async function compose(page: Page): Promise<Asked[]> {
	await page.goto('teach');
	await page.getByRole('link', { name: 'New set' }).click();
	await page.getByLabel('Title').fill(TITLE);
	await page.getByText('Narrow it down').click();
	await page.getByText('Kinds of question').first().click();
	await page.getByRole('checkbox', { name: 'Choice', exact: true }).check();
	await page.getByRole('spinbutton', { name: 'How many' }).fill(String(DRAWN));
	await page.getByRole('button', { name: 'Draw questions' }).click();
	await expect(page.getByText(`Questions · ${DRAWN} questions`)).toBeVisible();

	await page.getByRole('button', { name: 'Write your own' }).click();
	await page.getByRole('combobox', { name: 'Type' }).selectOption('multi');
	await page.getByRole('textbox', { name: 'Question', exact: true }).fill(OWN.stem);
	const options = [...OWN.right, OWN.wrong];
	for (const [at, text] of options.entries())
		await page.getByLabel(`Answer ${at + 1}`, { exact: true }).fill(text);
	for (const at of OWN.right.keys())
		await page.getByRole('checkbox', { name: `Answer ${at + 1} is right` }).check();
	await page.getByRole('button', { name: 'Add to the set' }).click();
	await expect(page.getByText(`Questions · ${DRAWN + 1} questions`)).toBeVisible();

	// The key of the bank's questions, as the teacher reads it on the page.
	const asked: Asked[] = [];
	for (let number = 1; number <= DRAWN; number += 1) {
		const look = page.getByRole('button', { name: `Question ${number} as a student sees it` });
		await look.click();
		const preview = page.locator('.preview');
		await expect(preview).toHaveCount(1);
		asked.push({
			stem: (await preview.locator('legend').textContent()) ?? '',
			right: [(await preview.locator('.key bdi').first().textContent()) ?? '']
		});
		await look.click();
		await expect(preview).toHaveCount(0);
	}
	return [...asked, { stem: OWN.stem, right: OWN.right }];
}

async function makeClass(page: Page, name: string): Promise<void> {
	await page.goto('teach/class');
	await page.getByLabel('Name of the class').fill(name);
	await page.getByRole('button', { name: 'Make the class' }).click();
	await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
	const names = [...TABLE.map((row) => row.name), MISSING];
	await page.getByLabel('Paste names').fill(names.join('\n'));
	await page.getByRole('button', { name: 'Add to the list' }).click();
	await expect(page.getByText(`${names.length} students`)).toBeVisible();
}

async function act(page: Page, deed: Deed, { right }: Asked): Promise<void> {
	if (deed === 'unknown') {
		await page.getByRole('button', { name: 'I don’t know' }).click();
		return;
	}
	const fields = page.getByRole('main').locator('.option');
	const texts = await fields.locator('.text').allTextContents();
	const wrong = texts.filter((text) => !right.includes(text)).slice(0, 1);
	const picked = deed === 'right' ? right : deed === 'half' ? right.slice(0, 1) : wrong;
	for (const text of picked) {
		const at = texts.indexOf(text);
		expect(at, `"${text}" among ${texts.join(', ')}`).toBeGreaterThanOrEqual(0);
		await fields.nth(at).locator('input').check();
	}
	await answerButton(page).click();
}

/** From the link, without a network once it is loaded, to the page that hands in. */
async function take(page: Page, link: string, asked: Asked[], row: Row): Promise<void> {
	await page.goto(link);
	await expect(page.getByRole('heading', { name: TITLE })).toBeVisible();
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
	await page.context().setOffline(true);
	await page.getByLabel('Your name or class number').fill(row.name);
	await page.getByRole('button', { name: 'Start', exact: true }).click();
	for (const [at, question] of asked.entries()) {
		await expect(page.getByText(`Question ${at + 1} of ${asked.length}`).first()).toBeVisible();
		await expect(stem(page)).toHaveText(question.stem);
		await act(page, row.deeds[at] ?? 'unknown', question);
	}
	await page.getByRole('button', { name: 'Finish and hand in' }).click();
	await expect(page.getByRole('heading', { name: 'Hand in', exact: true })).toBeVisible();
	await expect(page.getByText(`${row.points} of ${asked.length} points`)).toBeVisible();
}

async function copyLink(page: Page): Promise<string> {
	await page.getByRole('button', { name: 'Copy the link' }).click();
	await expect(page.getByText('The link is copied.')).toBeVisible();
	return clipboard(page);
}

async function paste(page: Page, text: string): Promise<void> {
	await page.goto('collect');
	await page.getByLabel('Paste links or whole messages').fill(text);
	await page.getByRole('button', { name: 'Add results' }).click();
}

test('a class: made, handed out, taken offline, handed in by every way, and read as the table says', async ({
	browser,
	baseURL,
	site
}, info) => {
	test.setTimeout(240_000);
	const film = info.outputPath('camera.mjpeg');
	const { args = [], ...launch } = launchOptions();
	const school: Browser = await chromium.launch({
		...launch,
		args: [
			...args,
			'--use-fake-device-for-media-stream',
			'--use-fake-ui-for-media-stream',
			`--use-file-for-fake-video-capture=${film}`
		]
	});
	const enter = async (from: Browser, permissions: string[]): Promise<BrowserContext> => {
		const context = await from.newContext({ baseURL, permissions });
		context.setDefaultTimeout(STEP_MS);
		context.on('page', awaitStart);
		return context;
	};

	const desk = await enter(school, [...CLIPBOARD, 'camera']);
	const watch = await watchContext(desk, site.origin);
	const teacher = await desk.newPage();
	// What an older build handed out comes with the teacher's file.
	const older = await classOfThirty();
	await bringIn(teacher, [
		{ type: 'keyed', ...older.keys },
		{ type: 'assigned', assignment: older.id, set: 'bases', content: older.content }
	]);
	await makeClass(teacher, '9A');
	const asked = await compose(teacher);
	await teacher.getByRole('button', { name: 'Hand out' }).click();
	await teacher.getByRole('button', { name: 'Give to 9A' }).click();
	await expect(teacher.getByText('✓ Given to 9A')).toBeVisible();
	await teacher.getByRole('button', { name: 'Copy the link' }).click();
	await expect(teacher.getByRole('button', { name: 'Copied' })).toBeVisible();
	const link = await clipboard(teacher);
	expect(link).toContain('/take#sxl1');
	const results = await teacher.getByRole('link', { name: 'Results' }).getAttribute('href');

	/** A student with a phone of their own: what they hand in is all that is left of it. */
	const attend = async <T>(row: Row, handIn: (page: Page) => Promise<T>): Promise<T> => {
		const phone = await enter(browser, CLIPBOARD);
		const page = await phone.newPage();
		await stubShare(page);
		await take(page, link, asked, row);
		const handed = await handIn(page);
		await expect(page.getByText('Your answers are on their way.')).toBeVisible();
		await phone.close();
		return handed;
	};
	const shared = await attend(SHARER, async (page) => {
		await page.getByRole('button', { name: 'Send to the teacher' }).click();
		await expect.poll(async () => (await sharedTexts(page)).length).toBe(1);
		return (await sharedTexts(page))[0] ?? '';
	});
	const copied = await attend(COPIER, copyLink);
	const { saved, cut } = await attend(SAVER, async (page) => {
		const download = page.waitForEvent('download');
		await page.getByRole('button', { name: 'Save as a file' }).click();
		const file = await download;
		const { length } = copied;
		return {
			saved: {
				name: file.suggestedFilename(),
				mimeType: 'text/plain',
				buffer: await readFile(await file.path())
			},
			cut: (await copyLink(page)).slice(0, length - 60)
		};
	});
	await attend(SHOWER, async (page) => {
		await page.setViewportSize({ width: 800, height: 1000 });
		await page.getByRole('button', { name: 'Show as QR code' }).click();
		await expect(page.getByRole('img', { name: 'QR code with the link' })).toBeVisible();
		// A film of this kind is pictures one after another.
		const picture = await page.screenshot({ type: 'jpeg', quality: 95 });
		await writeFile(film, Buffer.concat([picture, picture]));
		await page.getByRole('button', { name: 'Close' }).click();
	});
	const receiptLink = await attend(OPENER, copyLink);

	// The chat of the class, pasted whole: two results, one of them twice, one cut, one from long ago.
	const old = older.chat.split('\n').find((line) => line.includes('] Student 30: ')) ?? '';
	await paste(
		teacher,
		[
			`[10:01] Айгүл: ${shared}`,
			`[10:02] Bota: ${copied}`,
			`[10:03] Bota: did it come? ${copied}`,
			`[10:04] 17: ${cut}`,
			old
		].join('\n')
	);
	await expect(report(teacher)).toHaveText('3 added, 1 not added');
	await expect(teacher.getByText('The end of the link is missing.')).toBeVisible();
	await expect(teacher.getByText('One was there already')).toBeVisible();

	await teacher.goto('collect');
	await teacher.getByLabel('Or choose files').setInputFiles(saved);
	await expect(report(teacher)).toHaveText('1 added, 0 not added');

	await teacher.goto('collect');
	await teacher.getByRole('button', { name: 'Scan QR codes' }).click();
	// Marks that no eye sees keep the name's direction to itself.
	const scanned = teacher.getByRole('status').filter({ hasText: /^Added: / });
	await expect(scanned).toContainText(SHOWER.name, { timeout: 60_000 });
	await teacher.getByRole('button', { name: 'Stop scanning' }).click();

	const opened = await desk.newPage();
	await opened.goto(receiptLink);
	await expect(report(opened)).toHaveText('1 added, 0 not added');
	await opened.close();

	await teacher.setViewportSize({ width: 1280, height: 900 });
	await teacher.goto(results ?? '');
	await expect(teacher.getByText('5 have handed in').first()).toBeVisible();
	await expect(teacher.locator('.absent .number')).toHaveText('1 of 6');
	await expect(teacher.locator('.absent .names li')).toHaveText([MISSING]);
	await expect(teacher.getByText(/not on the list/)).toHaveCount(0);
	await expect(teacher.locator('.weak ol > li').first()).toContainText('20% right');
	await expect(teacher.locator('.weak ol > li').first()).toContainText(asked[1]?.stem ?? '');
	await expect(teacher.locator('.rows li')).toHaveCount(TABLE.length);
	for (const { name, points } of TABLE) {
		const row = teacher.locator('.rows li', { has: teacher.getByText(name, { exact: true }) });
		await expect(row.locator('.points')).toContainText(`${points} of ${asked.length}`);
	}
	await teacher.getByRole('button', { name: 'More figures' }).click();
	const matrix = teacher.locator('[role=table][aria-colcount]');
	await expect(matrix.locator('.facility [role=cell]:not(.points)')).toHaveText(FACILITIES);
	const rows = matrix.getByRole('rowgroup').nth(1).getByRole('row');
	await expect(rows).toHaveCount(TABLE.length);
	for (const { name, marks, points } of TABLE) {
		const row = rows.filter({ has: teacher.getByText(name, { exact: true }) });
		await expect(row.getByRole('cell')).toHaveText([points, ...marks]);
	}

	const last = older.table.names.length - 1;
	await teacher.goto(`teach/results?id=${older.id}`);
	await expect(teacher.getByText('One has handed in').first()).toBeVisible();
	const points = (older.table.points[last] ?? []).reduce((sum, one) => sum + one, 0);
	await expect(teacher.locator('.rows li')).toContainText([
		new RegExp(`${older.table.names[last] ?? ''}.*${points} of 10`)
	]);
	watch.verify();
	await school.close();
});
