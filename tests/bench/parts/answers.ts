import type { CDPSession, Page } from '@playwright/test';
import { slowDown, tap } from '../browser.ts';
import { takenLog, writeLog } from '../log.ts';
import type { Answer } from '../page/watch.ts';
import type { Figure } from '../report.ts';
import { median, percentile } from '../statistics.ts';
import type { Part, Setting } from './part.ts';

const ANSWERS = 50;
/** People look before they tap, now shorter, now longer: what the app does meanwhile may be in the way. */
const thoughtMs = (place: number) => 150 + ((place * 137) % 400);
const SHARES = [
	{ name: 'p50', of: 0.5, most: 1.15 },
	{ name: 'p98', of: 0.98, most: 1.5 }
];
const QUIZ = 'practice/run?type=choice&mode=deferred&n=60&seed=';

/** A page on which questions are answered with two taps. */
interface Seat {
	page: Page;
	session: CDPSession;
	/** What is tapped first, and what last: that is measured. */
	first: string;
	last: string;
	/** False where answers are stored together when the quiz is handed in. */
	stores: boolean;
}

type Open = (
	setting: Setting,
	page: Page,
	round: number
) => Promise<Omit<Seat, 'page' | 'session'>>;

function onFloor(hash: string): Open {
	return async ({ floor }, page) => {
		await page.goto(`${floor.origin}/${hash}`);
		return { first: 'fieldset label', last: 'button', stores: true };
	};
}

/** Recall cards: "Show answer", then "Good". */
const review: Open = async ({ app, bank }, page) => {
	await page.goto(`${app.origin}/robots.txt`);
	await writeLog(page, takenLog(bank.items.filter((id) => /#(ask|tell)$/.test(id))));
	await page.goto(`${app.origin}/review`);
	return { first: 'footer button:text-is("Show answer")', last: '.grades .good', stores: true };
};

const deferred: Open = async ({ app }, page, round) => {
	await page.goto(`${app.origin}/${QUIZ}${round}`);
	return { first: 'fieldset label', last: 'footer button', stores: false };
};

const SEATS = {
	floor: onFloor(''),
	paintFirst: onFloor('#paint-first'),
	review,
	deferred
} satisfies Record<string, Open>;
type Name = keyof typeof SEATS;
const NAMES = Object.keys(SEATS) as Name[];

async function answer(
	{ page, session, first, last, stores }: Seat,
	place: number
): Promise<Answer> {
	await slowDown(session, true);
	await page.locator(first).first().waitFor();
	await page.waitForTimeout(thoughtMs(place));
	await tap(page, first);
	await page.waitForTimeout(thoughtMs(place + ANSWERS));
	const answered = page.evaluate((waits) => window.bench.answered(waits), stores);
	await tap(page, last);
	const result = await answered;
	await slowDown(session, false);
	return result;
}

/** One answer on each seat in turn, so that a busy moment of the machine hits all of them alike. */
async function answerAll(setting: Setting, round: number): Promise<Map<Name, Answer[]>> {
	const seats = new Map<Name, Seat>();
	for (const name of NAMES) {
		const page = await setting.bench.page(await setting.bench.context());
		const session = await page.context().newCDPSession(page);
		seats.set(name, { page, session, ...(await SEATS[name](setting, page, round)) });
	}
	const given = new Map<Name, Answer[]>(NAMES.map((name) => [name, []]));
	for (let place = 0; place < ANSWERS; place += 1)
		for (const [name, seat] of seats) given.get(name)?.push(await answer(seat, place));
	for (const { page } of seats.values()) await page.context().close();
	return given;
}

const until = {
	painted: ({ painted }: Answer) => painted,
	stored: ({ stored }: Answer) => stored ?? NaN,
	both: ({ painted, stored }: Answer) => Math.max(painted, stored ?? NaN)
};

export const answers: Part = async (setting) => {
	const rounds: Map<Name, Answer[]>[] = [];
	for (let round = 0; round < setting.rounds; round += 1)
		rounds.push(await answerAll(setting, round));
	const middle = (name: Name, to: (answer: Answer) => number, of: number) =>
		median(rounds.map((given) => percentile((given.get(name) ?? []).map(to), of)));

	const figures: Figure[] = SHARES.flatMap(({ name, of, most }): Figure[] => {
		const target = { kind: 'ratio', value: most } as const;
		const floor = middle('floor', until.both, of);
		const early = middle('paintFirst', until.painted, of);
		const painted = middle('review', until.painted, of);
		return [
			{ name: `Review, next card painted, ${name}`, value: painted, floor, unit: 'ms', target },
			{
				name: `Review, next card painted and answer stored, ${name}`,
				value: middle('review', until.both, of),
				floor,
				unit: 'ms',
				target
			},
			{
				name: `Practice (deferred), next question painted, ${name}`,
				value: middle('deferred', until.painted, of),
				floor,
				unit: 'ms',
				target
			},
			{
				name: `Review, next card painted, against a floor that paints first, ${name}`,
				value: painted,
				floor: early,
				unit: 'ms'
			},
			{
				name: `Review, until stored, ${name}`,
				value: middle('review', until.stored, of),
				floor: middle('floor', until.stored, of),
				unit: 'ms'
			}
		];
	});
	return {
		title: 'Answers',
		how: `From the lift of the finger in the last tap of an answer to the frame with the next question; processor 4 times slower, ${ANSWERS} answers a round, one on each page in turn. The floor stores the answer and then shows the next question. Median of ${setting.rounds} rounds.`,
		figures
	};
};
