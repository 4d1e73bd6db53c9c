import type { Page } from '@playwright/test';
import { randomFrom } from '../../../src/lib/core/random.ts';
import type { NewEvent } from '../../../src/lib/core/schema/event.ts';
import type { Assignment, Receipt } from '../../../src/lib/core/schema/teaching.ts';
import { analyse, countedOf } from '../../../src/lib/core/statistics/analysis.ts';
import { tableOf } from '../../../src/lib/core/statistics/table.ts';
import { gradebookOf } from '../../../src/lib/core/teaching/gradebook.ts';
import { ownItem } from '../../../src/lib/core/teaching/own.ts';
import { emptyTeaching, foldTeaching } from '../../../src/lib/core/teaching/teaching.ts';
import { assignmentId } from '../../../src/lib/formats/assignment-code.ts';
import { linkOf } from '../../../src/lib/formats/link.ts';
import { writeReceipt } from '../../../src/lib/formats/receipt-code.ts';
import { makeKeyPair } from '../../../src/lib/formats/seal.ts';
import { answerRow, someAssignment } from '../../fixtures/class.ts';
import { scribe } from '../../fixtures/events.ts';
import { teacherFile } from '../../fixtures/teacher.ts';
import { slowDown } from '../browser.ts';
import { median } from '../statistics.ts';
import type { Part, Setting } from './part.ts';

const SMALL = { students: 30, questions: 20 };
const LARGE = { students: 300, questions: 50 };
const STATISTICS_TIMES = 20;
const LONG_TASK_MS = 50;
const STEPS = 100;
/** A frame: a fling of the finger, 6,000 px a second. */
const STEP_PX = 100;

interface Pile {
	id: string;
	content: Assignment;
	receipts: Receipt[];
	happened: NewEvent[];
}

async function pileOf({ students, questions }: typeof SMALL): Promise<Pile> {
	const random = randomFrom('bench', students);
	const keys = await makeKeyPair();
	const content = someAssignment({
		key256: keys.public,
		questions: Array.from({ length: questions }, (_, at) => ({
			type: 'choice' as const,
			stem: `Which base was leased in year ${at}?`,
			options: ['Kant', 'Manas', 'Kara-Balta', 'Tokmok'],
			key: 0
		}))
	});
	const id = assignmentId(content);
	const receipts = Array.from({ length: students }, (_, student): Receipt => ({
		assignment: id,
		pseudonym: `${String(student).padStart(10, '0')}A`,
		name: `Student ${student}`,
		attempt: 1,
		variant: 0,
		extra: 1,
		late: false,
		answers: content.questions.map((_question, order) => {
			const given = random.pick([0, 0, 0, 1, 2, 3]);
			return answerRow({ given, points: given === 0 ? 1 : 0, order, seconds: 5 + random.int(60) });
		})
	}));
	return {
		id,
		content,
		receipts,
		happened: [
			{ type: 'keyed', ...keys },
			{ type: 'assigned', assignment: id, set: 'bench', content }
		]
	};
}

async function bringIn(page: Page, origin: string, happened: readonly NewEvent[]): Promise<void> {
	await page.goto(`${origin}/settings`);
	await page.locator('#data input[type=file]:enabled').setInputFiles({
		name: 'teacher.jsonl.gz',
		mimeType: 'application/gzip',
		buffer: await teacherFile(happened)
	});
	await page.getByRole('button', { name: /^Add \d+ entries/ }).click();
	await page
		.getByText(/^Added/)
		.first()
		.waitFor();
}

/** From the tap to the frame with what was waited for, ms. */
function fromTap(page: Page, button: string, selector: string): Promise<number> {
	return page.evaluate(
		async ([name, wanted]) => {
			const pressed = [...document.querySelectorAll('button')].find(
				(one) => one.textContent.trim() === name
			);
			const from = performance.now();
			pressed?.click();
			return (await window.bench.shown(wanted)) - from;
		},
		[button, selector] as const
	);
}

/** 30 receipts of 20 questions, pasted as links. */
async function measureCollecting({ bench, app }: Setting): Promise<number> {
	const { content, receipts, happened } = await pileOf(SMALL);
	const codes = await Promise.all(receipts.map((one) => writeReceipt(one, content.key256)));
	const context = await bench.context();
	const page = await bench.page(context);
	await bringIn(page, app.origin, happened);
	await page.goto(`${app.origin}/collect`);
	await page
		.locator('textarea')
		.fill(codes.map((code) => linkOf(`${app.origin}/`, 'receipt', code)).join('\n'));
	const ms = await fromTap(page, 'Add results', '.names li');
	const added = await page.locator('.names li').count();
	if (added !== receipts.length) throw new Error(`${added} of ${receipts.length} were added`);
	await context.close();
	return ms;
}

interface Matrix {
	painted: number;
	/** The longest task while scrolling; 0: none was long. */
	longest: number;
}

async function measureMatrix(
	{ bench, app }: Setting,
	{ id, receipts, happened }: Pile
): Promise<Matrix> {
	const context = await bench.context();
	const page = await bench.page(context);
	await page.setViewportSize({ width: 1280, height: 800 });
	await bringIn(page, app.origin, [
		...happened,
		...receipts.map((receipt): NewEvent => ({ type: 'collected', receipt }))
	]);
	await page.goto(`${app.origin}/teach/results?id=${id}`);
	await page.getByRole('button', { name: 'More figures' }).waitFor();
	// The code of the figures is there, as on every visit but the first.
	await fromTap(page, 'More figures', '[role=cell].shape');
	await page.goto(`${app.origin}/teach/results?id=${id}`);
	await page.getByRole('button', { name: 'More figures' }).waitFor();
	const cdp = await context.newCDPSession(page);
	await slowDown(cdp, true);
	const painted = await fromTap(page, 'More figures', '[role=cell].shape');
	// What follows the matrix must be there, or its rendering would be taken for scrolling.
	await page.getByRole('heading', { name: 'Worth a look' }).waitFor();
	const longest = await page.evaluate(
		async ([steps, step]) => {
			const box = document.querySelector('[role=cell].shape')?.closest('[role=region]');
			if (!box) throw new Error('There is no matrix');
			await new Promise((done) => setTimeout(done, 3000));
			let most = 0;
			const observer = new PerformanceObserver((list) => {
				for (const { duration } of list.getEntries()) most = Math.max(most, duration);
			});
			observer.observe({ type: 'longtask' });
			for (let at = 0; at < steps; at += 1) {
				box.scrollBy(at < steps / 2 ? { top: step } : { left: step / 2 });
				await new Promise((done) => requestAnimationFrame(done));
			}
			await new Promise((done) => setTimeout(done, 500));
			observer.disconnect();
			return most;
		},
		[STEPS, STEP_PX] as const
	);
	await slowDown(cdp, false);
	await context.close();
	return { painted, longest };
}

/** Gradebook and analysis from the fold, in this process. */
function measureStatistics({ id, content, receipts, happened }: Pile): number {
	const teacher = scribe('teacher1');
	const events = [
		...happened,
		...receipts.map((receipt): NewEvent => ({ type: 'collected', receipt }))
	].map((event, at) => teacher.write(at + 1, event as never));
	const teaching = foldTeaching(emptyTeaching(), events);
	const counted = content.questions.map((question) =>
		'number' in question ? null : countedOf(ownItem(question))
	);
	const times = Array.from({ length: STATISTICS_TIMES }, () => {
		const book = gradebookOf(teaching, id);
		if (!book) throw new Error('There is no gradebook');
		const from = performance.now();
		analyse(tableOf(book), counted);
		return performance.now() - from;
	});
	return median(times);
}

export const classes: Part = async (setting) => {
	const large = await pileOf(LARGE);
	const collecting: number[] = [];
	const matrices: Matrix[] = [];
	for (let round = 0; round < setting.rounds; round += 1) {
		collecting.push(await measureCollecting(setting));
		matrices.push(await measureMatrix(setting, large));
	}
	const { students, questions } = LARGE;
	return {
		title: 'A class',
		how: `Results pasted as links, from the tap to the list of what was added. The matrix of ${students} students × ${questions} questions at a 4× slower processor: from the tap on “More figures” to the frame with its cells, and the longest task over ${LONG_TASK_MS} ms in ${STEPS} frames of a fling down and across. Statistics in Node. Median of ${setting.rounds} rounds.`,
		figures: [
			{
				name: `${SMALL.students} results of ${SMALL.questions} questions added`,
				value: median(collecting),
				unit: 'ms',
				target: { kind: 'most', value: 1000 }
			},
			{
				name: 'Matrix first painted',
				value: median(matrices.map(({ painted }) => painted)),
				unit: 'ms',
				target: { kind: 'most', value: 500 }
			},
			{
				name: 'Longest task while scrolling (0: none over 50 ms)',
				value: median(matrices.map(({ longest }) => longest)),
				unit: 'ms',
				target: { kind: 'most', value: LONG_TASK_MS }
			},
			{
				name: 'Statistics',
				value: measureStatistics(large),
				unit: 'ms',
				target: { kind: 'most', value: 100 }
			}
		]
	};
};
