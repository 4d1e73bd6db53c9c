import { beforeAll, describe, expect, test } from 'vitest';
import { buildBank } from '../../../questions/build.ts';
import { readLock } from '../../../questions/lock.ts';
import {
	idOf,
	randomAssignment,
	randomReceipt,
	someAssignment,
	someReceipt
} from '../../../tests/fixtures/class.ts';
import { scribe } from '../../../tests/fixtures/events.ts';
import { generate } from '../core/generate.ts';
import { randomFrom } from '../core/random.ts';
import type { StudyEvent } from '../core/schema/event.ts';
import type { Assignment, BankQuestion, Receipt } from '../core/schema/teaching.ts';
import { NEW_ASSIGNMENT } from '../core/teaching/assignment.ts';
import { collect, gradebookOf } from '../core/teaching/gradebook.ts';
import { pickQuestion, seedFor } from '../core/teaching/questions.ts';
import { emptyTeaching, foldTeaching, keysOf, whyClosed } from '../core/teaching/teaching.ts';
import {
	assignmentId,
	encodeAssignment,
	readAssignment,
	writeAssignment,
	type ReadAssignment
} from './assignment-code.ts';
import { linkOf, readLinks } from './link.ts';
import { QR_BYTES } from './qr-chain.ts';
import {
	assignmentOfReceipt,
	readFeedback,
	readReceipt,
	writeFeedback,
	writeReceipt
} from './receipt-code.ts';
import { writeParcel, type Parcel } from './parcel.ts';
import { makeKeyPair, pseudonymOf, seal, type KeyPair } from './seal.ts';

const BASE = 'https://saxaul.example.org/app/';
const CASES = 1000;

let pair: KeyPair;
let stranger: KeyPair;

beforeAll(async () => {
	pair = await makeKeyPair();
	stranger = await makeKeyPair();
});

async function parcelIn(text: string): Promise<Parcel> {
	const [found] = await readLinks(text);
	if (!found || !('parcel' in found)) throw new Error(`No code in "${text}"`);
	return found.parcel;
}

const readBack = async (assignment: Assignment): Promise<ReadAssignment> =>
	readAssignment(await parcelIn(await writeAssignment(assignment)));

/** A teacher's log with these events. */
function teachingOf(...happened: Parameters<ReturnType<typeof scribe>['write']>[1][]) {
	const teacher = scribe('teacher1');
	const events = happened.map((event, index) => teacher.write(1000 + index, event) as StudyEvent);
	return foldTeaching(emptyTeaching(), events);
}

test('from link to gradebook nothing is lost or changed, a thousand times', async () => {
	const random = randomFrom('class', 20261124);
	for (let round = 0; round < CASES; round += 1) {
		const content = randomAssignment(random, pair.public);
		const extra = random.pick([1, 1.5, 2] as const);
		const link = linkOf(BASE, 'assignment', await writeAssignment(content, extra));
		const taken = readAssignment(await parcelIn(link));
		if ('problem' in taken) throw new Error(`${round}: ${JSON.stringify(taken)}`);
		expect(taken).toEqual({ id: assignmentId(content), assignment: content, extra });

		const secret = Uint8Array.of(round & 0xff, round >> 8);
		const pseudonym = await pseudonymOf(secret, taken.id);
		const receipt = randomReceipt(random, { id: taken.id, content: taken.assignment }, pseudonym);
		const back = linkOf(BASE, 'receipt', await writeReceipt(receipt, taken.assignment.key256));
		const opened = await readReceipt(await parcelIn(back), [pair]);
		expect(opened).toEqual({ receipt });

		const teaching = teachingOf({ type: 'assigned', assignment: taken.id, set: 's', content });
		const { events } = collect(teaching, [(opened as { receipt: Receipt }).receipt]);
		const [event] = events;
		if (event?.type !== 'collected') throw new Error(`${round}: not taken in`);
		foldTeaching(teaching, [scribe('teacher2').write(5000, event)]);
		const [learner] = gradebookOf(teaching, taken.id)?.learners ?? [];
		expect(learner?.attempts[0]?.receipt).toEqual(receipt);
		const sum = receipt.answers.reduce((all, answer) => all + answer.points, 0);
		expect(learner?.points).toBeCloseTo(sum, 9);
	}
});

describe('an assignment', () => {
	const bank = buildBank('questions').bank;
	const numbers = readLock('questions/items.lock').map((line) => line.id);
	const questions = (wanted: (type: string) => boolean): BankQuestion[] =>
		randomFrom('pick', 3)
			.shuffle([...numbers.keys()])
			.flatMap((index) => {
				const id = numbers[index] as (typeof numbers)[number];
				const item = generate(bank, { id, seed: seedFor(7, index + 1), locale: 'en' });
				return item && wanted(item.type) ? [pickQuestion(index + 1, item)] : [];
			})
			.slice(0, 20);

	test.each([
		['of every kind', () => true],
		['of the kinds with most options', (type: string) => ['match', 'order', 'multi'].includes(type)]
	])('of twenty questions %s fits into a short link and one QR code', async (_, wanted) => {
		const assignment: Assignment = {
			...NEW_ASSIGNMENT,
			title: 'Leases and treaties of Central Asia',
			closes: 1_795_500_000_000,
			seed: 2_000_000_000,
			key256: pair.public,
			questions: questions(wanted)
		};
		const link = linkOf(BASE, 'assignment', await writeAssignment(assignment));
		expect(assignment.questions).toHaveLength(20);
		expect(link.length).toBeLessThanOrEqual(500);
		expect(link.length).toBeLessThanOrEqual(QR_BYTES);
	});

	test('has an id of its content: extra time changes nothing, one letter does', () => {
		const one = someAssignment({ key256: pair.public });
		expect(assignmentId({ ...one })).toBe(assignmentId(one));
		expect(assignmentId({ ...one, title: 'leases' })).not.toBe(assignmentId(one));
	});

	test.each([
		['no questions', { questions: [] }, { is: 'empty' }],
		['no title', { title: ' ' }, { is: 'no-title' }],
		['an endless title', { title: 'a'.repeat(600) }, { is: 'long-title' }],
		['marks that turn text round', { title: 'evil \u202e eltit' }, { is: 'foul-text' }],
		['dates that exclude each other', { opens: 120_000, closes: 60_000 }, { is: 'dates' }]
	])('that cannot be meant is refused with the reason: %s', async (_, change, reason) => {
		const read = await readBack(someAssignment({ key256: pair.public, ...change }));
		expect(read).toEqual({ problem: 'refused', reasons: [reason] });
	});

	test('with markup in it is nothing but text', async () => {
		const title = '<img src=x onerror=alert(1)> javascript:alert(1)';
		const read = await readBack(someAssignment({ key256: pair.public, title }));
		expect(read).toMatchObject({ assignment: { title } });
	});

	test('of ten thousand questions is refused, not half read', async () => {
		const [question] = someAssignment().questions;
		const questions = Array.from({ length: 10_000 }, () => question as BankQuestion);
		const read = await readBack(someAssignment({ key256: pair.public, questions }));
		expect(read).toEqual({ problem: 'senseless' });
	});

	test('whose bytes are cut anywhere, or random, is senseless and nothing worse', () => {
		const random = randomFrom('noise', 5);
		const body = encodeAssignment(randomAssignment(random, pair.public));
		for (let length = 0; length < body.length; length += 1)
			expect(
				readAssignment({ kind: 'assignment', flag: 0, body: body.subarray(0, length) })
			).toEqual({
				problem: 'senseless'
			});
		for (let round = 0; round < 500; round += 1) {
			const noise = Uint8Array.from({ length: random.int(200) }, () => random.int(256));
			expect(readAssignment({ kind: 'assignment', flag: 0, body: noise })).toHaveProperty(
				'problem'
			);
		}
	});

	test('of a later version says so by its extra time', () => {
		const body = encodeAssignment(someAssignment({ key256: pair.public }));
		expect(readAssignment({ kind: 'assignment', flag: 3, body })).toEqual({ problem: 'senseless' });
	});
});

describe('a receipt', () => {
	const TYPED =
		'Айгунский договор, Пекинский трактат, Нерчинск, Кульджа, Гендемиан, Туркманчай, Гюлистан, Кючук-Кайнарджи, Тарбагатай, Чугучак, Портсмут, Симода, Ливадия, Ахал-Теке, Памирская граница, Кяхта, Алма-Ата, Беловежье, Ташкент, Бишкек'.split(
			', '
		);

	test('of twenty typed answers fits into 1,200 letters, sealed', async () => {
		const receipt = someReceipt('Нұрсұлтан Әбішұлы', new Array<number>(20).fill(0.667), {
			reply: pair.public
		});
		receipt.answers.forEach((answer, at) => {
			answer.given = `${TYPED[at]} ${1800 + at * 7}`;
			answer.seconds = 8.5 + at * 7;
			answer.certainty = 2;
		});
		const link = linkOf(BASE, 'receipt', await writeReceipt(receipt, pair.public));
		expect(link.length).toBeLessThanOrEqual(1200);
		expect(await readReceipt(await parcelIn(link), [pair])).toEqual({ receipt });
	});

	test('shows nothing of the student to those without the key', async () => {
		const receipt = someReceipt('Gulnora', [1, 0]);
		const parcel = await parcelIn(await writeReceipt(receipt, pair.public));
		expect(Buffer.from(parcel.body).includes('Gulnora')).toBe(false);
		expect(await readReceipt(parcel, [stranger])).toEqual({
			problem: 'sealed',
			assignment: receipt.assignment
		});
		expect(await readReceipt(parcel, [stranger, pair])).toEqual({ receipt });
	});

	test('that nobody can open is told apart: foreign, key lost, changed', async () => {
		const content = someAssignment({ key256: pair.public });
		const id = assignmentId(content);
		const assigned = { type: 'assigned', assignment: id, set: 's', content } as const;
		const keyed = { type: 'keyed', ...pair } as const;
		expect(whyClosed(teachingOf(), id)).toBe('foreign');
		expect(whyClosed(teachingOf(assigned), id)).toBe('key-lost');
		const teaching = teachingOf(assigned, keyed);
		expect(whyClosed(teaching, id)).toBe('changed');
		expect(keysOf(teaching)).toEqual([pair]);
		const parcel = await parcelIn(await writeReceipt(someReceipt('Ali', [1]), pair.public));
		expect(assignmentOfReceipt(parcel)).toBe(idOf('assigned'));
	});

	test('moved under another assignment does not open', async () => {
		const { body } = await parcelIn(await writeReceipt(someReceipt('Ali', [1]), pair.public));
		const moved = Uint8Array.from(body);
		moved[0] = (moved[0] as number) ^ 1;
		const read = await readReceipt({ kind: 'receipt', flag: 0, body: moved }, [pair]);
		expect(read).toHaveProperty('problem', 'sealed');
	});

	test.each([
		['a name of 500 letters', { name: 'a'.repeat(500) }],
		['a name that turns text round', { name: 'Ali\u202e' }],
		['no name', { name: ' ' }]
	])('of a hostile device is refused though it is sealed well: %s', async (_, change) => {
		const code = await writeReceipt(someReceipt('Ali', [1], change), pair.public);
		expect(await readReceipt(await parcelIn(code), [pair])).toEqual({ problem: 'refused' });
	});

	test('with hostile words as an answer is refused', async () => {
		const receipt = someReceipt('Ali', [1]);
		receipt.answers.forEach((answer) => (answer.given = '\u202etxt'));
		const code = await writeReceipt(receipt, pair.public);
		expect(await readReceipt(await parcelIn(code), [pair])).toEqual({ problem: 'refused' });
	});

	test('with noise under the seal is senseless', async () => {
		const bound = Uint8Array.from({ length: 8 }, () => 1);
		const info = new TextEncoder().encode('saxaul receipt 1');
		for (const noise of [[], [0], [0, 1, 2, 3], [1, 9, 9], [2, 0]]) {
			const sealed = await seal(Uint8Array.from(noise), pair.public, { info, bound });
			const body = Uint8Array.from([...bound, ...sealed]);
			const code = await writeParcel({ kind: 'receipt', flag: 0, body });
			expect(await readReceipt(await parcelIn(code), [pair])).toEqual({ problem: 'senseless' });
		}
	});
});

test('feedback opens on the phone that asked for it, and nowhere else', async () => {
	const feedback = {
		assignment: idOf('assigned'),
		pseudonym: idOf('Ali'),
		points: 12.667,
		of: 20,
		comment: 'Look at Aigun again.\nWell done!',
		comments: [[3, '1858, not 1860'] as [number, string]]
	};
	const parcel = await parcelIn(await writeFeedback(feedback, pair.public));
	expect(await readFeedback(parcel, [pair])).toEqual({ feedback });
	expect(await readFeedback(parcel, [stranger])).toEqual({ problem: 'sealed' });
});
