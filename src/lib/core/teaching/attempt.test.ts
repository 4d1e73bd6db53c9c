import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { someAssignment } from '../../../../tests/fixtures/class.ts';
import type { Item, Response } from '../item.ts';
import type { Assignment, OwnQuestion } from '../schema/teaching.ts';
import {
	answerPlace,
	attemptsLeft,
	canGoTo,
	canTakeBack,
	draftAnswer,
	endAttempt,
	goOn,
	goToCheck,
	goToPlace,
	itemsFor,
	outcomeOf,
	placeNow,
	receiptRows,
	saySure,
	settle,
	spend,
	startAttempt,
	takeBack,
	takerOf,
	turnCard,
	type Attempt
} from './attempt.ts';
import { ownItem } from './own.ts';
import type { Resolved } from './questions.ts';

const CHOICE: OwnQuestion = { type: 'choice', stem: 'Who?', options: ['a', 'b', 'c'], key: 0 };
const SECOND: OwnQuestion = { type: 'choice', stem: 'Where?', options: ['x', 'y', 'z'], key: 2 };
const RECALL: OwnQuestion = { type: 'recall', stem: 'Aigun?', back: '1858' };
const RIGHT: Response = { type: 'choice', chosen: 'o0' };
const WRONG: Response = { type: 'choice', chosen: 'o1' };

interface Sheet {
	attempt: Attempt;
	items: (Item | null)[];
	assignment: Assignment;
}

function sit(change: Partial<Assignment> = {}, missing: number[] = []): Sheet {
	const assignment = someAssignment({ questions: [CHOICE, SECOND, RECALL], ...change });
	const resolved = assignment.questions.map((question, index): Resolved =>
		missing.includes(index) || 'number' in question
			? { is: 'missing', number: 1, why: 'unknown' }
			: { is: 'here', item: ownItem(question) }
	);
	const taker = takerOf(assignment, 'Ali', 'AAAAAAAAAAA');
	const attempt = startAttempt({
		id: 'a1',
		number: 1,
		assignment,
		resolved,
		taker,
		extra: 1,
		now: 1000
	});
	return { attempt, assignment, items: itemsFor(assignment, resolved, taker) };
}

const answer = ({ items }: Sheet, attempt: Attempt, response: Response) =>
	answerPlace(attempt, items[placeNow(attempt)?.question ?? 0] as Item, response);

describe('deferred', () => {
	test('an answer may be changed until it is handed in, and the last one counts', () => {
		const sheet = sit();
		let attempt = goOn(answer(sheet, sheet.attempt, WRONG));
		attempt = goToPlace(attempt, 0);
		expect(placeNow(attempt)?.draft).toEqual(WRONG);
		attempt = endAttempt(answer(sheet, attempt, RIGHT), sheet.items, 5000);
		expect(outcomeOf(attempt)).toMatchObject({ asked: 3, answered: 1, points: 1 });
	});

	test('what is chosen counts when one goes on without pressing Answer', () => {
		const sheet = sit();
		const drafted = draftAnswer(sheet.attempt, RIGHT);
		const left = goToPlace(settle(drafted, sheet.items[0] ?? null), 1);
		expect(left.places[0]?.response).toEqual(RIGHT);
		const ended = endAttempt(drafted, sheet.items, 5000);
		expect(ended.places[0]?.response).toEqual(RIGHT);
	});

	test('the last answer can be taken back and stays chosen; a card whose back was seen cannot', () => {
		const sheet = sit();
		const answered = goOn(answer(sheet, sheet.attempt, RIGHT));
		expect(canTakeBack(answered)).toBe(true);
		const back = takeBack(answered);
		expect(back.at).toBe(0);
		expect(back.places[0]).toMatchObject({ response: null, order: null, draft: RIGHT });
		const turned = turnCard(goToPlace(answered, 2));
		const graded = answer(sheet, turned, { type: 'recall', grade: 'good' });
		expect(canTakeBack(graded)).toBe(false);
		expect(takeBack(graded)).toBe(graded);
	});
});

describe('immediate', () => {
	test('an answer whose key was shown neither changes nor comes back', () => {
		const sheet = sit({ behaviour: 'immediate', key: 'answered' });
		const answered = answer(sheet, sheet.attempt, WRONG);
		expect(answer(sheet, answered, RIGHT)).toBe(answered);
		expect(canTakeBack(answered)).toBe(false);
	});
});

describe('interactive', () => {
	test('each wrong try costs a third, and a third wrong try ends it', () => {
		const sheet = sit({ behaviour: 'interactive', key: 'answered' });
		const once = answer(sheet, sheet.attempt, WRONG);
		expect(placeNow(once)).toMatchObject({ response: null, missed: [WRONG] });
		const twice = answer(sheet, once, RIGHT);
		expect(placeNow(twice)).toMatchObject({ tries: 2, score: { points: 0.667 } });
		const lost = answer(sheet, answer(sheet, once, WRONG), WRONG);
		expect(placeNow(lost)).toMatchObject({ tries: 3, score: { points: 0 } });
	});

	test('a try that was not carried on is handed in as it stands', () => {
		const sheet = sit({ behaviour: 'interactive', key: 'answered' });
		const once = goToPlace(answer(sheet, sheet.attempt, WRONG), 1);
		const ended = endAttempt(once, sheet.items, 5000);
		expect(receiptRows(ended, 3)[0]).toMatchObject({ given: 1, points: 0, tries: 1, order: 0 });
	});
});

test('forward only: nobody goes back, but a slip can be taken back at once', () => {
	const sheet = sit({ navigation: 'forward' });
	const first = goOn(answer(sheet, sheet.attempt, WRONG));
	expect(canGoTo(first, 0)).toBe(false);
	expect(canGoTo(first, 2)).toBe(true);
	expect(takeBack(first).at).toBe(0);
	const third = goToPlace(goToPlace(first, 1), 2);
	expect(canTakeBack(third)).toBe(false);
	// Who looked at the check too early comes back to the same question, and to none before.
	expect([1, 2].map((at) => canGoTo(goToCheck(third), at))).toEqual([false, true]);
});

test('the time limit with extra time runs by the wall clock, and late is said only where one may go on', () => {
	const { attempt, items } = sit({ limit: 60, expiry: 'late' });
	expect(attempt.endsAt).toBe(61_000);
	expect(endAttempt(attempt, items, 60_999).late).toBe(false);
	expect(endAttempt(attempt, items, 61_000).late).toBe(true);
	const submit = sit({ limit: 60, expiry: 'submit' });
	expect(endAttempt(submit.attempt, submit.items, 99_000).late).toBe(false);
});

test('a question that cannot be shown is named, not asked, and open in the receipt', () => {
	const sheet = sit({}, [1]);
	expect(sheet.attempt.missing).toEqual([1]);
	expect(sheet.attempt.places.map((place) => place.question)).toEqual([0, 2]);
	const ended = endAttempt(answer(sheet, sheet.attempt, RIGHT), sheet.items, 5000);
	expect(outcomeOf(ended)).toMatchObject({ asked: 2, points: 1 });
	expect(receiptRows(ended, 3)[1]).toEqual({
		given: null,
		points: 0,
		seconds: 0,
		order: null,
		tries: 1
	});
});

test('certainty goes with an answer, and not with “I don’t know”', () => {
	const sheet = sit({ certainty: true });
	const sure = saySure(sheet.attempt, 3);
	const ended = endAttempt(answer(sheet, sure, RIGHT), sheet.items, 5000);
	expect(receiptRows(ended, 3)[0]).toMatchObject({ certainty: 3 });
	const unknown = endAttempt(answer(sheet, sure, { type: 'unknown' }), sheet.items, 5000);
	expect(receiptRows(unknown, 3)[0]).toMatchObject({ given: null, order: 0 });
	expect(receiptRows(unknown, 3)[0]).not.toHaveProperty('certainty');
});

test('attempts left are counted on this device; none allowed means any number', () => {
	expect([attemptsLeft({ attempts: 2 }, 1), attemptsLeft({ attempts: 1 }, 3)]).toEqual([1, 0]);
	expect(attemptsLeft({ attempts: 0 }, 7)).toBe(null);
});

test('whatever is pressed in whatever order, the receipt has a row per question and a gapless order', () => {
	const step = fc.oneof(
		fc.record({ is: fc.constant('answer'), right: fc.boolean() }),
		fc.record({ is: fc.constant('go'), to: fc.nat(4) }),
		fc.record({ is: fc.constantFrom('undo', 'turn', 'grade', 'check', 'draft', 'on', 'spend') })
	);
	fc.assert(
		fc.property(
			fc.array(step, { maxLength: 40 }),
			fc.constantFrom('deferred', 'immediate', 'interactive'),
			fc.constantFrom('free', 'forward'),
			(steps, behaviour, navigation) => {
				const sheet = sit({ behaviour, navigation, key: 'answered', shuffleQuestions: true });
				let { attempt } = sheet;
				for (const one of steps) {
					const place = placeNow(attempt);
					const item = place && (sheet.items[place.question] ?? null);
					attempt = spend(attempt, 700);
					if ('right' in one && item?.type === 'choice')
						attempt = answer(sheet, attempt, one.right ? RIGHT : WRONG);
					else if ('to' in one) attempt = goToPlace(settle(attempt, item), one.to);
					else if (one.is === 'undo') attempt = takeBack(attempt);
					else if (one.is === 'turn' && item?.type === 'recall') attempt = turnCard(attempt);
					else if (one.is === 'grade' && item?.type === 'recall' && place?.turned)
						attempt = answer(sheet, attempt, { type: 'recall', grade: 'good' });
					else if (one.is === 'check') attempt = goToCheck(attempt);
					else if (one.is === 'draft' && item?.type === 'choice')
						attempt = draftAnswer(attempt, WRONG);
					else if (one.is === 'on') attempt = goOn(attempt);
				}
				const ended = endAttempt(attempt, sheet.items, 9000);
				const rows = receiptRows(ended, 3);
				const orders = rows.flatMap(({ order }) => (order === null ? [] : [order]));
				expect(rows).toHaveLength(3);
				expect(orders.sort((a, b) => a - b)).toEqual(orders.map((_, index) => index));
				const sum = rows.reduce((all, { points }) => all + points, 0);
				expect(outcomeOf(ended).points).toBeCloseTo(sum, 9);
				expect(endAttempt(ended, sheet.items, 10_000)).toBe(ended);
			}
		),
		{ seed: 20261124, numRuns: 500 }
	);
});
