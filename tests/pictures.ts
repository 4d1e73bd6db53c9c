import { chromium, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import type { NewEvent } from '../src/lib/core/schema/event.ts';
import { readLinks } from '../src/lib/formats/link.ts';
import { launchOptions } from './chromium.ts';
import { classOfThirty, teacherFile } from './fixtures/teacher.ts';
import { serve } from './serve.ts';

// Takes the pictures of the teachers' guide anew, from the app as it was built last.

const FOLDER = 'static/guide';
const VIEW = { width: 390, height: 520 };

const thirty = await classOfThirty();
const happened: NewEvent[] = [
	{ type: 'keyed', ...thirty.keys },
	{ type: 'composed', set: 'bases', content: thirty.content },
	{ type: 'assigned', assignment: thirty.id, set: 'bases', content: thirty.content }
];
const [link] = await readLinks(readFileSync('tests/fixtures/class-v1/assignment.txt', 'utf8'));

const app = await serve({ folder: 'build' });
const browser = await chromium.launch(launchOptions());
const open = async () => {
	const context = await browser.newContext({
		baseURL: `${app.origin}/`,
		viewport: VIEW,
		locale: 'en-GB',
		reducedMotion: 'reduce'
	});
	return context.newPage();
};
const picture = async (page: Page, name: string) => {
	await page.waitForLoadState('networkidle');
	await page.screenshot({ path: `${FOLDER}/${name}.png` });
};

const teacher = await open();
await teacher.goto('settings');
const file = teacher.getByLabel('Bring in a copy');
await file.and(teacher.locator(':enabled')).waitFor();
await file.setInputFiles({
	name: 'teacher.jsonl.gz',
	mimeType: 'application/gzip',
	buffer: await teacherFile(happened)
});
await teacher.getByRole('button', { name: /^Add (one|\d+) entr/ }).click();
await teacher
	.getByText(/^Added/)
	.first()
	.waitFor();

await teacher.goto('teach/set?id=bases');
await teacher.getByRole('heading', { level: 1 }).waitFor();
await picture(teacher, 'make');
await teacher.goto(`teach/hand-out?id=${thirty.id}`);
await teacher.getByRole('button', { name: /Copy/ }).waitFor();
await picture(teacher, 'hand-out');
await teacher.goto('collect');
await teacher.getByLabel('Paste links or whole messages').fill(thirty.chat);
await teacher.getByRole('button', { name: 'Add results' }).click();
const report = teacher.getByRole('heading', { level: 2, name: /added,/ });
await report.scrollIntoViewIfNeeded();
await picture(teacher, 'collect');
await teacher.goto(`teach/results?id=${thirty.id}`);
await teacher.getByText('30 have handed in').first().scrollIntoViewIfNeeded();
await picture(teacher, 'read');

const student = await open();
await student.goto(`take#${link?.code ?? ''}`);
await student.getByRole('textbox').first().waitFor();
await picture(student, 'take');

await browser.close();
await app.stop();
