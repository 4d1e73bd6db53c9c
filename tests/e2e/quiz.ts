import { expect, type Locator, type Page } from '@playwright/test';

/** The screen of a session, by role and name. */
export const stem = (page: Page): Locator => page.locator('[data-stem]');
export const verdict = (page: Page): Locator => page.locator('[data-verdict]');
export const answerButton = (page: Page): Locator =>
	page.getByRole('button', { name: 'Answer', exact: true });
export const nextButton = (page: Page): Locator =>
	page.getByRole('button', { name: /^(Next|See the results)$/ });

/** Waits until the answer is durable, not only shown. */
export async function expectSaved(page: Page): Promise<void> {
	await expect(page.getByText('Saved on this device').first()).toBeVisible();
}

/** Gives some answer to the question on the screen, whatever its type. Returns how. */
export async function fillIn(page: Page): Promise<string> {
	// Counting does not wait: on a busy machine the question may not stand there yet.
	await stem(page).waitFor();
	const radios = page.getByRole('main').getByRole('radio');
	const boxes = page.getByRole('main').getByRole('checkbox');
	const selects = page.getByRole('main').getByRole('combobox');
	const fields = page.getByRole('main').getByRole('textbox');
	if ((await radios.count()) > 0) {
		await radios.first().check();
		return 'picked';
	}
	if ((await boxes.count()) > 0) {
		await boxes.first().check();
		return 'ticked';
	}
	if ((await selects.count()) > 0) {
		for (const select of await selects.all()) await select.selectOption({ index: 1 });
		return 'chosen';
	}
	if ((await fields.count()) > 0) {
		for (const field of await fields.all()) await field.fill('1234');
		return 'typed';
	}
	return 'nothing to fill in';
}

/** Answers the question on the screen and waits for its verdict. */
export async function answer(page: Page): Promise<void> {
	await stem(page).waitFor();
	const show = page.getByRole('button', { name: 'Show answer' });
	if ((await show.count()) > 0) {
		await show.click();
		await page.getByRole('button', { name: /Good/ }).click();
		return;
	}
	await fillIn(page);
	await answerButton(page).click();
	await expect(verdict(page)).toBeFocused();
}

interface StoredEvent {
	type: string;
	item?: string;
	fact?: string;
	rev?: number;
	verdict?: string;
	rating?: number | null;
	seq: number;
}

/** The log as it lies in IndexedDB. */
export function readEvents(page: Page): Promise<StoredEvent[]> {
	return page.evaluate(
		() =>
			new Promise<StoredEvent[]>((resolve, reject) => {
				const open = indexedDB.open('saxaul');
				open.onerror = () => reject(new Error('No database', { cause: open.error }));
				open.onsuccess = () => {
					const database = open.result;
					if (!database.objectStoreNames.contains('events')) {
						database.close();
						resolve([]);
						return;
					}
					const all = database.transaction('events').objectStore('events').getAll();
					all.onsuccess = () => {
						database.close();
						resolve(all.result as StoredEvent[]);
					};
				};
			})
	);
}
