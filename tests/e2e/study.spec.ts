import { expect, test } from './fixture.ts';
import {
	answer,
	answerButton,
	expectSaved,
	fillIn,
	nextButton,
	readEvents,
	stem,
	verdict
} from './quiz.ts';

test('a first visit asks about the course text at once and shows where the answer is written', async ({
	page
}) => {
	await page.goto('./');
	await expect(page.getByRole('heading', { level: 1 })).toContainText('course text');
	await page.getByRole('radio', { name: /2050/ }).check();
	await answerButton(page).click();
	await expect(verdict(page)).toHaveText(/Not right/);
	await expect(verdict(page)).toBeFocused();
	await expect(page.getByText('Baikonur').first()).toBeVisible();
	await expect(page.getByText(/lines 16/).first()).toBeVisible();
	await expectSaved(page);
	expect(await readEvents(page)).toMatchObject([{ type: 'answered', verdict: 'wrong', seq: 1 }]);
	await page.getByRole('link', { name: 'Ten more from this text' }).click();
	await expect(page.getByText('1 / 10')).toBeVisible();
});

test('a tap made before the app has started is kept', async ({ page, context }) => {
	// The scripts are held back until the learner has answered.
	let release: () => void = () => undefined;
	const held = new Promise<void>((resolve) => (release = resolve));
	await context.route('**/_app/immutable/**/*.js', async (route) => {
		await held;
		await route.continue();
	});
	const arrived = page.goto('./', { waitUntil: 'commit' });
	await page.getByRole('radio', { name: /2032/ }).check();
	await answerButton(page).click();
	release();
	await arrived;
	await expect(verdict(page)).toHaveText(/Right/);
	await expectSaved(page);
});

const TYPES = 'choice multi true-false year numeric short cloze match order recall'.split(' ');
for (const type of TYPES) {
	test(`practises a question of type ${type} and keeps the answer`, async ({ page }) => {
		await page.goto(`practice/run?type=${type}&n=2&seed=7`);
		await expect(stem(page)).toBeVisible();
		await answer(page);
		if (type !== 'recall') {
			await expect(verdict(page)).toHaveAttribute('data-verdict', /right|partly|wrong/);
			await expectSaved(page);
			await nextButton(page).click();
		}
		await expect(page.getByText('2 / 2')).toBeVisible();
		await expect.poll(async () => (await readEvents(page)).length).toBe(1);
	});
}

test('“I don’t know” is an answer', async ({ page }) => {
	await page.goto('practice/run?type=choice&n=1&seed=3');
	await page.getByRole('button', { name: 'I don’t know' }).click();
	await expect(verdict(page)).toHaveText(/Now you know/);
	await expectSaved(page);
	expect(await readEvents(page)).toMatchObject([{ verdict: 'unknown' }]);
});

test('undo takes the answer back, in the middle and on the results', async ({ page }) => {
	await page.goto('practice/run?type=choice&n=2&seed=5');
	const first = await stem(page).textContent();
	await answer(page);
	await expectSaved(page);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(stem(page)).toHaveText(first ?? '');
	await expect(answerButton(page)).toBeVisible();
	await answer(page);
	await nextButton(page).click();
	await answer(page);
	await nextButton(page).click();
	await expect(page.getByRole('heading', { name: 'Results' })).toBeVisible();
	await page.getByRole('button', { name: 'Undo the last answer' }).click();
	await expect(page.getByText('2 / 2')).toBeVisible();
	await expect(answerButton(page)).toBeVisible();
	await expect
		.poll(async () => (await readEvents(page)).map((event) => event.type))
		.toEqual(['answered', 'undone', 'answered', 'answered', 'undone']);
});

test('a reload in the middle of a typed answer finds everything in place', async ({ page }) => {
	await page.goto('practice/run?type=short&n=3&seed=2');
	await answer(page);
	await expectSaved(page);
	await nextButton(page).click();
	const asked = await stem(page).textContent();
	await page.getByRole('textbox').fill('half an ans');
	// The place is written at most every 300 ms.
	await page.waitForTimeout(600);
	await page.reload();
	await expect(stem(page)).toHaveText(asked ?? '');
	await expect(page.getByText('2 / 3')).toBeVisible();
	await expect(page.getByRole('textbox')).toHaveValue('half an ans');
});

test('a killed tab loses no saved answer and resumes at its question', async ({
	page,
	context
}) => {
	await page.goto('practice/run?type=choice&n=5&seed=11');
	await answer(page);
	await expectSaved(page);
	await nextButton(page).click();
	const asked = await stem(page).textContent();
	await page.getByRole('radio').nth(2).check();
	await page.waitForTimeout(600);
	const session = await context.newCDPSession(page);
	// The renderer is gone before it can answer.
	void session.send('Page.crash').catch(() => undefined);
	await page.waitForEvent('crash');
	const again = await context.newPage();
	await again.goto('practice/run?type=choice&n=5&seed=11');
	await expect(stem(again)).toHaveText(asked ?? '');
	await expect(again.getByRole('radio').nth(2)).toBeChecked();
	expect(await readEvents(again)).toHaveLength(1);
	await again.goto('./');
	await expect(again.getByText('1 of 5 answered')).toBeVisible();
});

test('deferred feedback says nothing until the end, and lets one go back', async ({ page }) => {
	await page.goto('practice/run?type=choice&n=2&seed=5&mode=deferred');
	await fillIn(page);
	await answerButton(page).click();
	await expect(page.getByText('2 / 2')).toBeVisible();
	await expect(verdict(page)).toHaveCount(0);
	await page.getByRole('button', { name: 'Previous' }).click();
	await expect(page.getByRole('radio').first()).toBeChecked();
	await page.getByRole('radio').nth(1).check();
	await answerButton(page).click();
	await fillIn(page);
	await answerButton(page).click();
	await expect(page.getByRole('heading', { name: 'Results' })).toBeVisible();
	await expectSaved(page);
	expect(await readEvents(page)).toHaveLength(2);
});

test('interactive feedback gives three tries', async ({ page }) => {
	await page.goto('practice/run?type=year&n=1&seed=5&mode=interactive');
	for (const left of ['2 tries left', 'One try left']) {
		await page.getByRole('textbox').fill('1234');
		await answerButton(page).click();
		await expect(page.getByText(left)).toBeVisible();
	}
	await page.getByRole('textbox').fill('1234');
	await answerButton(page).click();
	await expect(verdict(page)).toHaveText(/Not right/);
	await expectSaved(page);
	expect(await readEvents(page)).toMatchObject([{ tries: 3 }]);
});

test('missed questions go into review and come back', async ({ page }) => {
	await page.goto('practice/run?fact=kant-air-base&type=year,choice&n=2&seed=4');
	for (let place = 0; place < 2; place += 1) {
		await page.getByRole('button', { name: 'I don’t know' }).click();
		await expectSaved(page);
		await nextButton(page).click();
	}
	await expect(page.getByText('0 of 2 points')).toBeVisible();
	await page.getByRole('button', { name: 'Add to review' }).click();
	await expect(page.getByText('2 cards added to your review')).toBeVisible();
	await page.getByRole('link', { name: 'Done' }).click();
	// Two questions of one fact are siblings: one of them comes today.
	await expect(page.getByRole('heading', { name: 'One card is due' })).toBeVisible();
	await page.getByRole('link', { name: /^Review/ }).click();
	await expect(stem(page)).toBeVisible();
	await page.getByRole('button', { name: 'I don’t know' }).click();
	await expectSaved(page);
	const events = await readEvents(page);
	expect(events.at(-1)).toMatchObject({ type: 'answered', rating: 1 });
	await nextButton(page).click();
	// Again: it returns within the learning steps, and learning ahead shows it at once.
	await expect(stem(page)).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect.poll(async () => (await readEvents(page)).at(-1)?.type).toBe('undone');
});

test('an address with nonsense says what was left out and offers a good start', async ({
	page
}) => {
	await page.goto('practice?kind=lease,cheese&n=-4&colour=red');
	const notice = page.getByRole('status').filter({ hasText: 'Not understood' });
	await expect(notice).toContainText('kind: cheese');
	await expect(notice).toContainText('n: -4');
	await expect(notice).toContainText('colour: red');
	await expect(page.getByRole('checkbox', { name: 'Leases' })).toBeChecked();
	await page.getByRole('link', { name: 'Practise the course text' }).click();
	await expect(stem(page)).toBeVisible();
	await page.goto('practice/run?fact=no-such-fact');
	await expect(page.getByText('No question fits this choice')).toBeVisible();
});

test('the choice is the address', async ({ page }) => {
	await page.goto('practice');
	await page.getByRole('checkbox', { name: 'Treaties' }).check();
	await page.getByRole('radio', { name: /Deferred/ }).check();
	await expect(page).toHaveURL(/practice\?kind=treaty&mode=deferred$/);
	await page.reload();
	await expect(page.getByRole('checkbox', { name: 'Treaties' })).toBeChecked();
	await expect(page.getByRole('radio', { name: /Deferred/ })).toBeChecked();
});

test('a whole quiz by keyboard alone', async ({ page }) => {
	await page.goto('practice/run?type=choice&n=2&seed=9');
	await expect(stem(page)).toBeVisible();
	for (let place = 0; place < 2; place += 1) {
		await page.keyboard.press('2');
		await expect(page.getByRole('radio').nth(1)).toBeChecked();
		await page.keyboard.press('Enter');
		await expect(verdict(page)).toBeFocused();
		await page.keyboard.press('Enter');
	}
	await expect(page.getByRole('heading', { name: 'Results' })).toBeFocused();
});

test('undo brings back a card that was buried or suspended', async ({ page }) => {
	await page.goto('practice/run?fact=nerchinsk-1689,kant-air-base&type=choice&n=2&seed=4');
	for (let place = 0; place < 2; place += 1) {
		await page.getByRole('button', { name: 'I don’t know' }).click();
		await expectSaved(page);
		await nextButton(page).click();
	}
	await page.getByRole('button', { name: 'Add to review' }).click();
	await page.goto('review');
	const asked = (await stem(page).textContent()) ?? '';
	for (const deed of ['Bury until tomorrow', 'Suspend']) {
		await page.getByRole('button', { name: 'More' }).click();
		await page.getByRole('button', { name: deed, exact: true }).click();
		await expect(stem(page)).not.toHaveText(asked);
		await page.getByRole('button', { name: 'Undo' }).first().click();
		await expect(stem(page)).toHaveText(asked);
	}
	await expect
		.poll(async () => (await readEvents(page)).map((event) => event.type).slice(-4))
		.toEqual(['buried', 'undone', 'suspended', 'undone']);
});
