import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { scribe } from '../../../tests/fixtures/events.ts';
import { analyse, countedOf } from '../core/statistics/analysis.ts';
import { hintsOf } from '../core/statistics/hints.ts';
import { tableOf } from '../core/statistics/table.ts';
import type { NewEvent } from '../core/schema/event.ts';
import { collect, gradebookOf, type Gradebook } from '../core/teaching/gradebook.ts';
import { ownItem } from '../core/teaching/own.ts';
import { isBank } from '../core/teaching/questions.ts';
import {
	emptyTeaching,
	foldTeaching,
	whyClosed,
	type Teaching
} from '../core/teaching/teaching.ts';
import { readAssignment } from './assignment-code.ts';
import { readLinks } from './link.ts';
import { readReceipt } from './receipt-code.ts';
import type { KeyPair } from './seal.ts';

// A class of thirty as the first version left it in a chat. The indices were computed once from the plain
// table, by a script in another language that shares no code with this one.

const read = (name: string) => readFileSync(`tests/fixtures/class-v1/${name}`, 'utf8');
const keys = JSON.parse(read('keys.json')) as KeyPair;
const table = JSON.parse(read('table.json')) as {
	names: string[];
	points: number[][];
	given: unknown[][];
	seconds: number[][];
};
const indices = JSON.parse(read('indices.json')) as {
	test: Record<string, number> & { histogram: number[] };
	items: (Record<string, number> & { choices: Record<string, number>; dead: number[] })[];
	totals: Record<string, number>;
};

const [link] = await readLinks(read('assignment.txt'));
if (!link || !('parcel' in link)) throw new Error('The assignment cannot be read');
const taken = readAssignment(link.parcel);
if ('problem' in taken) throw new Error(`The assignment is ${taken.problem}`);
const { id, assignment } = taken;

/** What a teacher does: paste the chat, open what can be opened, take in what is new. */
async function paste(text: string): Promise<{ teaching: Teaching; said: string[] }> {
	const teacher = scribe('teacher1');
	const teaching = foldTeaching(emptyTeaching(), [
		teacher.write(1, { type: 'keyed', ...keys }),
		teacher.write(2, { type: 'assigned', assignment: id, set: 'bases', content: assignment })
	]);
	const said: string[] = [];
	const receipts = [];
	for (const found of await readLinks(text)) {
		if ('problem' in found) {
			said.push(found.problem);
			continue;
		}
		const opened = await readReceipt(found.parcel, [keys]);
		if ('receipt' in opened) receipts.push(opened.receipt);
		else
			said.push(
				opened.problem === 'sealed' ? whyClosed(teaching, opened.assignment) : opened.problem
			);
	}
	const { events, found } = collect(teaching, receipts);
	said.push(...found.map((one) => one.is));
	foldTeaching(
		teaching,
		events.map((event: NewEvent, at) =>
			teacher.write(10 + at, event as NewEvent & { type: 'collected' })
		)
	);
	return { teaching, said };
}

const { teaching, said } = await paste(read('chat.txt'));
const book = gradebookOf(teaching, id) as Gradebook;

test('thirty receipts come out of the chat, and the four that make trouble are named', () => {
	const count = (what: string) => said.filter((one) => one === what).length;
	expect(count('new')).toBe(30);
	expect([count('duplicate'), count('cut'), count('foreign')]).toEqual([1, 1, 1]);
	expect(said).toHaveLength(33);
});

test('the receipt of the first build, which had no key for feedback, counts like the others', () => {
	const last = book.learners.find((learner) => learner.name === table.names.at(-1));
	expect(last?.attempts[0]?.receipt.reply).toBeUndefined();
	expect(last?.points).toBe(indices.totals[last?.name ?? '']);
});

test('the gradebook is the table that the class was made from', () => {
	expect(book.learners.map((learner) => learner.name)).toEqual(table.names);
	const answers = book.learners.map((learner) => learner.attempts[0]?.answers ?? []);
	expect(answers.map((row) => row.map((answer) => answer.points))).toEqual(table.points);
	expect(answers.map((row) => row.map((answer) => answer.given))).toEqual(table.given);
	expect(answers.map((row) => row.map((answer) => answer.seconds))).toEqual(table.seconds);
	const totals = Object.fromEntries(book.learners.map(({ name, points }) => [name, points]));
	expect(totals).toEqual(indices.totals);
});

describe('its indices are those of the other script', () => {
	const counted = assignment.questions.map((question) =>
		isBank(question) ? null : countedOf(ownItem(question))
	);
	const analysis = analyse(tableOf(book), counted);

	test('of the whole test', () => {
		const { histogram, ...numbers } = indices.test;
		expect(analysis.trust).toBe('sound');
		expect(analysis.test.histogram).toEqual(histogram);
		for (const [name, value] of Object.entries(numbers))
			expect(analysis.test[name as 'mean'], name).toBeCloseTo(value, 6);
	});

	test.each(indices.items.map((item, at) => [at + 1, item] as const))(
		'of question %i',
		(number, item) => {
			const found = analysis.items[number - 1];
			for (const name of [
				'facility',
				'deviation',
				'discrimination',
				'efficiency',
				'seconds'
			] as const)
				expect(found?.[name], name).toBeCloseTo(item[name] as number, 6);
			const counts = Object.fromEntries(
				found?.choices.map(({ given, count }) => [String(given), count] as const) ?? []
			);
			expect(counts).toEqual(item.choices);
			const dead = found?.choices.filter((choice) => choice.isDead).map((choice) => choice.given);
			expect(dead).toEqual(item.dead);
		}
	);

	test('the question with the wrong key is the only one under suspicion of it', () => {
		const negative = analysis.items.filter((item) => item.suspicion?.is === 'negative');
		expect(negative.map((item) => item.question)).toEqual([6]);
	});

	test('nobody is worth a second look', () => {
		expect(hintsOf(tableOf(book))).toEqual([]);
	});
});
