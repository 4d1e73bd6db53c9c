import type { Page } from '@playwright/test';
import type { NewEvent } from '../../src/lib/core/schema/event.ts';
import { NEW_ASSIGNMENT } from '../../src/lib/core/teaching/assignment.ts';
import { pickQuestion, seedFor } from '../../src/lib/core/teaching/questions.ts';
import { generate } from '../../src/lib/core/generate.ts';
import type { ItemType } from '../../src/lib/core/item.ts';
import type {
	Assignment,
	BankQuestion,
	OwnQuestion,
	Receipt
} from '../../src/lib/core/schema/teaching.ts';
import { writeAssignment, type Extra } from '../../src/lib/formats/assignment-code.ts';
import { readLinks } from '../../src/lib/formats/link.ts';
import { readReceipt } from '../../src/lib/formats/receipt-code.ts';
import { makeKeyPair } from '../../src/lib/formats/seal.ts';
import { buildBank } from '../../questions/build.ts';
import { readLock } from '../../questions/lock.ts';
import { teacherFile } from '../fixtures/teacher.ts';
import { expect } from './fixture.ts';

/** The teacher's keys, in a place that no student's page can reach. */
export const teacher = await makeKeyPair();

export const CHOICE: OwnQuestion = {
	type: 'choice',
	stem: 'Which base stands near Bishkek?',
	options: ['Kant', 'Gyumri', 'Baikonur', 'Hmeimim'],
	key: 0,
	explanation: 'Kant lies some twenty kilometres east of Bishkek.',
	source: 'Lesson of Monday'
};
export const TRUE_FALSE: OwnQuestion = {
	type: 'true-false',
	stem: 'Is it so?',
	claim: 'Alaska was leased to the United States.',
	key: false,
	explanation: 'It was sold in 1867.'
};
export const SHORT: Extract<OwnQuestion, { type: 'short' }> = {
	type: 'short',
	stem: 'Name the launch site that Russia rents from Kazakhstan.',
	key: 'Baikonur',
	accept: ['Байконур']
};
export const RECALL: OwnQuestion = { type: 'recall', stem: 'Aigun?', back: '1858' };

const SEED = 7;

export function bankQuestions(types: ItemType[]): BankQuestion[] {
	const { bank } = buildBank('questions');
	const ids = readLock('questions/items.lock').map((line) => line.id);
	return types.map((type) => {
		for (const [index, id] of ids.entries()) {
			const item = generate(bank, { id, seed: seedFor(SEED, index + 1), locale: 'en' });
			if (item?.type === type) return pickQuestion(index + 1, item);
		}
		throw new Error(`The bank has no ${type} question`);
	});
}

/** The code of an assignment, as it stands behind the # of its link. */
export function handOut(change: Partial<Assignment> = {}, extra: Extra = 1): Promise<string> {
	return writeAssignment(
		{
			...NEW_ASSIGNMENT,
			title: 'Leases and bases',
			instructions: 'Work alone.\nTen minutes are enough.',
			seed: SEED,
			key256: teacher.public,
			questions: [CHOICE, TRUE_FALSE, SHORT],
			...change
		},
		extra
	);
}

/** Opens what a student handed in, as only the teacher can. */
export async function openReceipt(text: string): Promise<Receipt> {
	const [found] = await readLinks(text);
	if (!found || 'problem' in found) throw new Error(`No receipt in ${text}`);
	const read = await readReceipt(found.parcel, [teacher]);
	if ('problem' in read) throw new Error(read.problem);
	return read.receipt;
}

/** Gives the page a share sheet, whose texts are kept. */
export async function stubShare(page: Page): Promise<void> {
	await page.addInitScript(() => {
		const texts: string[] = [];
		Object.assign(window, { sharedTexts: texts });
		Object.defineProperty(navigator, 'share', {
			configurable: true,
			value: (data: ShareData) => {
				texts.push(data.text ?? '');
				return Promise.resolve();
			}
		});
	});
}

export function sharedTexts(page: Page): Promise<string[]> {
	return page.evaluate(() => (window as unknown as { sharedTexts: string[] }).sharedTexts);
}

/** A teacher brings in the log of another device. */
export async function bringIn(
	page: Page,
	happened: readonly NewEvent[],
	from?: number
): Promise<void> {
	await page.goto('settings');
	const file = page.getByLabel('Bring in a copy');
	// Before the log is open nothing reads what is chosen.
	await expect(file).toBeEnabled();
	await file.setInputFiles({
		name: 'teacher.jsonl.gz',
		mimeType: 'application/gzip',
		buffer: await teacherFile(happened, from)
	});
	await page.getByRole('button', { name: /^Add (one|\d+) entr/ }).click();
	await expect(page.getByText(/^Added/).first()).toBeVisible();
}
