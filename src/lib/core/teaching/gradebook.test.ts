import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerRow, idOf, someAssignment, someReceipt } from '../../../../tests/fixtures/class.ts';
import { scribe } from '../../../../tests/fixtures/events.ts';
import { subject } from '../forget.ts';
import { randomFrom } from '../random.ts';
import type { NewEvent, StudyEvent } from '../schema/event.ts';
import type { Assignment, Receipt } from '../schema/teaching.ts';
import { emptyStudy, fold } from '../study.ts';
import { undoOf } from '../undo.ts';
import {
	classesOf,
	enrol,
	foldName,
	isStale,
	parseNames,
	subjectsOfClass,
	subjectsOfStudent
} from './classes.ts';
import {
	classbookOf,
	collect,
	gradebookOf,
	isStranger,
	learnersOf,
	type Gradebook
} from './gradebook.ts';
import { assignmentsOf, emptyTeaching, foldTeaching, setsOf, type Teaching } from './teaching.ts';

const ID = idOf('assigned');
const DAY_MS = 86_400_000;

const assigned = (content: Partial<Assignment> = {}, classId: string | null = '8a'): NewEvent => ({
	type: 'assigned',
	assignment: ID,
	set: 'set',
	content: someAssignment(content),
	...(classId === null ? {} : { class: classId })
});
const list = (...names: string[]): NewEvent[] => [
	{ type: 'classed', class: '8a', name: '8 A' },
	...names.map((name): NewEvent => ({
		type: 'enrolled',
		class: '8a',
		student: `s-${idOf(name)}`,
		name
	}))
];
const received = (...receipts: Receipt[]): NewEvent[] =>
	receipts.map((receipt) => ({ type: 'collected', receipt }));

/** What a teacher wrote, event after event. */
function written(...happened: NewEvent[]): StudyEvent[] {
	const teacher = scribe('teacher1');
	return happened.map((event, index) => teacher.write(1000 + index, event) as StudyEvent);
}

const teachingOf = (...happened: NewEvent[]) => foldTeaching(emptyTeaching(), written(...happened));

function bookOf(...happened: NewEvent[]): Gradebook {
	const book = gradebookOf(teachingOf(...happened), ID);
	if (!book) throw new Error('No gradebook');
	return book;
}

const scores = (book: Gradebook) => book.learners.map(({ name, points }) => [name, points]);

describe('a gradebook', () => {
	test('has a row for each who handed in, and names those who have not', () => {
		const book = bookOf(
			...list('Zarina', 'Ali', 'Bota'),
			assigned(),
			...received(someReceipt('Ali', [1, 0, 1]), someReceipt('ZARINA ', [0, 0, 1]))
		);
		expect(scores(book)).toEqual([
			['Ali', 2],
			['Zarina', 1]
		]);
		expect(book.absent.map((learner) => learner.name)).toEqual(['Bota']);
	});

	test('takes a receipt once, however often and by whomever it came', () => {
		const receipt = someReceipt('Ali', [1, 0, 1]);
		const book = bookOf(assigned(), ...received(receipt, receipt, { ...receipt }));
		expect(book.learners).toHaveLength(1);
		expect(book.learners[0]?.attempts).toHaveLength(1);
	});

	test.each([
		['highest', 3],
		['average', 1.667],
		['first', 1],
		['last', 1]
	] as const)('counts attempts by the rule: %s', (grading, points) => {
		const attempts = [
			someReceipt('Ali', [0, 1, 0]),
			someReceipt('Ali', [1, 1, 1], { attempt: 2 }),
			someReceipt('Ali', [1, 0, 0], { attempt: 3 })
		];
		const book = bookOf(assigned({ grading, attempts: 0 }), ...received(...attempts.reverse()));
		expect(book.learners[0]?.points).toBe(points);
	});

	test('does not count attempts beyond the number allowed', () => {
		const book = bookOf(
			assigned({ attempts: 1 }),
			...received(someReceipt('Ali', [1, 1, 1], { attempt: 2 }), someReceipt('Ali', [0, 0, 1]))
		);
		expect(book.learners[0]?.points).toBe(1);
	});

	test('of an attempt that was handed in twice counts the fuller one, whichever came last', () => {
		const half = someReceipt('Ali', [1, 0, 0]);
		half.answers[2] = answerRow({ given: null, points: 0, order: null });
		const whole = someReceipt('Ali', [1, 1, 1]);
		for (const pile of [
			[half, whole],
			[whole, half]
		])
			expect(bookOf(assigned(), ...received(...pile)).learners[0]?.points).toBe(3);
	});

	test('keeps two who share a name apart, on the list and off it', () => {
		const two = received(
			someReceipt('Ali', [1, 1, 1], { pseudonym: idOf('one') }),
			someReceipt('ali', [0, 0, 0], { pseudonym: idOf('two') })
		);
		const book = bookOf(...list('Ali'), assigned(), ...two);
		expect(book.learners.map(({ name, twin, student }) => [name, twin, student])).toEqual([
			['ali', 1, null],
			['Ali', 2, null]
		]);
		expect(book.learners.every((learner) => isStranger(book, learner))).toBe(true);
		expect(book.absent.map((learner) => learner.name)).toEqual(['Ali']);
	});

	test('gives a receipt to the student whom the teacher names, and remembers the spelling', () => {
		const events = [
			...list('Ali Karimov', 'Bota'),
			assigned(),
			...received(someReceipt('Alisher', [1, 1, 1])),
			{
				type: 'matched',
				assignment: ID,
				pseudonym: idOf('Alisher'),
				class: '8a',
				student: `s-${idOf('Ali Karimov')}`
			} satisfies NewEvent
		];
		expect(scores(bookOf(...events))).toEqual([['Ali Karimov', 3]]);
		const next = idOf('next');
		const teaching = teachingOf(
			...events,
			{ ...(assigned({ title: 'Next' }) as object), assignment: next } as NewEvent,
			...received(someReceipt('alisher', [0, 0, 1], { assignment: next, pseudonym: idOf('other') }))
		);
		expect(gradebookOf(teaching, next)?.learners[0]?.name).toBe('Ali Karimov');
	});

	test('of two phones of one student is one row, once the teacher says so', () => {
		const match = (pseudonym: string): NewEvent => ({
			type: 'matched',
			assignment: ID,
			pseudonym: idOf(pseudonym),
			class: '8a',
			student: `s-${idOf('Ali')}`
		});
		const book = bookOf(
			...list('Ali'),
			assigned({ attempts: 2, grading: 'last' }),
			...received(
				someReceipt('Ali', [0, 0, 0], { pseudonym: idOf('phone') }),
				someReceipt('Ali', [1, 1, 0], { pseudonym: idOf('tablet') })
			),
			match('phone'),
			match('tablet')
		);
		expect(scores(book)).toEqual([['Ali', 2]]);
		expect(book.learners[0]?.pseudonyms).toEqual([idOf('phone'), idOf('tablet')]);
	});

	test('takes back what the teacher undoes', () => {
		const events = written(
			...list('Ali'),
			assigned(),
			...received(someReceipt('Ali', [1, 1, 1]), someReceipt('Bota', [0, 0, 0]))
		);
		const teacher = scribe('teacher2');
		const undoing = undoOf(events.slice(-1)).map((event) => teacher.write(9000, event));
		const teaching = foldTeaching(emptyTeaching(), [...events, ...undoing]);
		expect(gradebookOf(teaching, ID)?.learners.map(({ name }) => name)).toEqual(['Ali']);
	});

	test('of an assignment that was never handed out is none', () => {
		expect(gradebookOf(teachingOf(), ID)).toBeNull();
	});
});

describe('marking again', () => {
	const pile = received(
		someReceipt('Ali', [1, 0, 0], {
			answers: [
				answerRow(),
				answerRow({ points: 0, given: 1 }),
				answerRow({ points: 0, given: ' KANT air base' })
			]
		}),
		someReceipt('Bota', [0, 0, 0], {
			answers: [answerRow({ points: 0, given: 2 }), answerRow({ points: 0.5, given: 1 })].concat(
				answerRow({ points: 0, given: null, order: null })
			)
		})
	);
	const regraded = (
		event: Omit<Extract<NewEvent, { type: 'regraded' }>, 'type' | 'assignment' | 'note'>
	) => bookOf(assigned(), ...pile, { type: 'regraded', assignment: ID, note: 'why', ...event });

	test('accepts another answer, typed or chosen, from all who gave it', () => {
		expect(scores(regraded({ question: 2, how: 'accept', given: 'Kant Air Base' }))).toEqual([
			['Ali', 2],
			['Bota', 0.5]
		]);
		expect(scores(regraded({ question: 1, how: 'accept', given: 1 }))).toEqual([
			['Ali', 2],
			['Bota', 1]
		]);
	});

	test('drops a question for everybody', () => {
		const book = regraded({ question: 0, how: 'drop' });
		expect(scores(book)).toEqual([
			['Ali', 0],
			['Bota', 0.5]
		]);
		expect([book.of, book.dropped]).toEqual([2, [true, false, false]]);
	});

	test('gives a point to all, those who left it open too', () => {
		expect(scores(regraded({ question: 2, how: 'all' }))).toEqual([
			['Ali', 2],
			['Bota', 1.5]
		]);
	});

	test('changes nothing that came in, and says what it changed', () => {
		const book = regraded({ question: 2, how: 'all' });
		const [answer] = book.learners[1]?.attempts[0]?.answers.slice(-1) ?? [];
		expect(answer).toMatchObject({ points: 0, counted: 1, isRegraded: true });
		expect(book.regrades).toMatchObject([{ question: 2, how: 'all', note: 'why' }]);
	});
});

test('comments are the last ones written, and an empty one is none', () => {
	const comment = (question: number | null, text: string): NewEvent => ({
		type: 'commented',
		assignment: ID,
		pseudonym: idOf('Ali'),
		question,
		text
	});
	const book = bookOf(
		...list('Ali'),
		assigned(),
		...received(someReceipt('Ali', [1, 1, 1])),
		comment(null, 'Good'),
		comment(1, 'Why?'),
		comment(null, 'Very good'),
		comment(1, '')
	);
	expect([...(book.learners[0]?.comments ?? [])]).toEqual([[null, 'Very good']]);
});

describe('a pile of receipts', () => {
	const teaching = teachingOf(assigned({}, null), ...received(someReceipt('Ali', [1, 1, 1])));

	test('is judged one by one, with the reason', () => {
		const { events, found } = collect(teaching, [
			someReceipt('Ali', [1, 1, 1]),
			someReceipt('Bota', [1, 0, 0]),
			someReceipt('Bota', [1, 0, 0]),
			someReceipt('Chyngyz', [1], { assignment: idOf('other') }),
			someReceipt('Dana', [1]),
			someReceipt('E\u202eva', [1, 1, 1])
		]);
		expect(found.map((one) => one.is)).toEqual([
			'duplicate',
			'new',
			'duplicate',
			'foreign',
			'wrong',
			'wrong'
		]);
		expect(found.slice(-2)).toMatchObject([
			{ problem: { is: 'other-length', has: 1, wanted: 3 } },
			{ problem: { is: 'name', problem: 'forbidden' } }
		]);
		expect(events).toEqual(received(someReceipt('Bota', [1, 0, 0])));
	});

	test('of a hundred classes is never given to the wrong student', () => {
		const random = randomFrom('piles', 7);
		for (let round = 0; round < 100; round += 1) {
			const names = random.shuffle(
				Array.from({ length: 34 }, (_, at) => (at < 2 ? 'Ali' : `Student ${at}`))
			);
			// Who is who is known by the pseudonym; some type their name otherwise, some hand in twice.
			const pile = names.flatMap((name, at) => {
				const typed = random.pick([name, name.toUpperCase(), ` ${name}`, `${name}.`]);
				const receipt = someReceipt(typed.trim(), [random.int(2), 1, 0], {
					pseudonym: idOf(`p${at}`),
					name: typed.trim()
				});
				return random.int(4) === 0 ? [receipt, receipt] : [receipt];
			});
			const book = bookOf(
				...list(...new Set(names)),
				assigned(),
				...received(...random.shuffle(pile))
			);
			expect(book.learners).toHaveLength(34);
			for (const { student, name, pseudonyms } of book.learners) {
				expect(pseudonyms).toHaveLength(1);
				const real = names[Number(/\d+/.exec(pseudonyms[0] ?? '')?.[0])] ?? '';
				if (student === null) expect(real).toBe('Ali');
				else expect(name).toBe(real);
			}
		}
	});
});

describe('a class list', () => {
	test('is pasted in whatever form, each name once', () => {
		const { names, problems } = parseNames(
			'1. Ali\r\n2) Bota Nur\n\n- Chyngyz\n ali ; Dana\tЁлка\nелка\nE\u202eva\n17',
			['Bota nur']
		);
		expect(names).toEqual(['Ali', 'Chyngyz', 'Dana', 'Ёлка', '17']);
		expect(problems.map(({ is }) => is)).toEqual(['twice', 'twice', 'twice', 'forbidden']);
	});

	test('joins two spellings of one student, and takes it apart again', () => {
		const events = written(...list('Ali K.', 'Ali Karimov', 'Bota'), assigned(), {
			type: 'joined',
			class: '8a',
			student: `s-${idOf('Ali K.')}`,
			into: `s-${idOf('Ali Karimov')}`
		});
		const [one] = classesOf(foldTeaching(emptyTeaching(), events));
		expect(one?.students.map(({ name, spellings }) => [name, spellings])).toEqual([
			['Ali Karimov', ['Ali K.']],
			['Bota', []]
		]);
		const undoing = scribe('teacher2').write(9000, undoOf(events.slice(-1))[0] as NewEvent);
		const [again] = classesOf(foldTeaching(emptyTeaching(), [...events, undoing]));
		expect(again?.students).toHaveLength(3);
	});

	test('survives joins in a circle', () => {
		const join = (student: string, into: string): NewEvent => ({
			type: 'joined',
			class: '8a',
			student: `s-${idOf(student)}`,
			into: `s-${idOf(into)}`
		});
		const [one] = classesOf(teachingOf(...list('A', 'B'), join('A', 'B'), join('B', 'A')));
		expect(one?.students.map((student) => student.name)).toEqual(['A', 'B']);
	});

	test('asks after 180 days of silence', () => {
		const [one] = classesOf(teachingOf(...list('Ali')));
		if (!one) throw new Error('No class');
		expect(isStale(one, one.lastAt + 180 * DAY_MS)).toBe(false);
		expect(isStale(one, one.lastAt + 181 * DAY_MS)).toBe(true);
	});

	test('gets a new id for every student', () => {
		let made = 0;
		const events = enrol('8a', ['Ali', 'Bota'], () => `id-${(made += 1)}`);
		expect(events.map(({ student, name }) => [student, name])).toEqual([
			['id-1', 'Ali'],
			['id-2', 'Bota']
		]);
	});

	test('compares names as people do', () => {
		expect(foldName('ЁЛКА  Ивановна')).toBe(foldName('елка ивановна'));
		expect(foldName("O'g'iloy")).toBe(foldName('Oʻgʻiloy'));
	});
});

test('one class over several assignments has a share of what was handed in', () => {
	const second = idOf('second');
	const book = classbookOf(
		teachingOf(
			...list('Ali', 'Bota'),
			assigned(),
			{ ...(assigned() as object), assignment: second } as NewEvent,
			...received(
				someReceipt('Ali', [1, 1, 0]),
				someReceipt('Bota', [0, 0, 1]),
				someReceipt('Ali', [1, 1, 1], { assignment: second, pseudonym: idOf('ali2') })
			)
		),
		'8a'
	);
	expect(book?.rows.map(({ name, points }) => [name, points])).toEqual([
		['Ali', [2, 3]],
		['Bota', [1, null]]
	]);
	expect(book?.rows[0]?.share).toBeCloseTo(5 / 6);
	expect(book?.rows[1]?.share).toBeCloseTo(1 / 3);
});

test('sets are the last ones written, without deleted ones; what was handed out twice is one', () => {
	const composed = (set: string, title: string, rest: object = {}): NewEvent => ({
		type: 'composed',
		set,
		content: someAssignment({ title }),
		...rest
	});
	const teaching = teachingOf(
		composed('a', 'First'),
		composed('b', 'Gone'),
		composed('a', 'Second', { archived: true }),
		composed('b', 'Gone', { deleted: true }),
		assigned({}, '8a'),
		assigned({}, '8b')
	);
	expect(
		setsOf(teaching).map(({ id, content, isArchived }) => [id, content.title, isArchived])
	).toEqual([['a', 'Second', true]]);
	expect(assignmentsOf(teaching)).toMatchObject([{ id: ID, classes: ['8a', '8b'] }]);
});

describe('forgetting', () => {
	const events = written(
		...list('Ali', 'Bota'),
		assigned(),
		...received(someReceipt('Ali', [1, 1, 1]), someReceipt('Bota', [0, 0, 0]))
	);
	const forgetting = (subjects: string[]) =>
		scribe('teacher2').write(9000, { type: 'forgotten', subjects }) as StudyEvent;

	function withoutAli(): { subjects: string[]; teaching: Teaching } {
		const before = foldTeaching(emptyTeaching(), events);
		const ali = classesOf(before)[0]?.students[0];
		if (!ali) throw new Error('No Ali');
		const subjects = subjectsOfStudent(ali, learnersOf(before, ali.id));
		return { subjects, teaching: foldTeaching(emptyTeaching(), [...events, forgetting(subjects)]) };
	}

	test('a student takes the name and the receipts away, and nobody else’s', () => {
		const { teaching } = withoutAli();
		expect(JSON.stringify(teaching.lists)).not.toContain('Ali');
		expect(gradebookOf(teaching, ID)?.learners.map(({ name }) => name)).toEqual(['Bota']);
	});

	test('holds whichever comes first, and refuses what comes later', () => {
		const { subjects, teaching } = withoutAli();
		const other = foldTeaching(emptyTeaching(), [forgetting(subjects), ...events]);
		expect(other).toEqual(teaching);
		expect(collect(other, [someReceipt('Ali', [1, 1, 1])])).toMatchObject({
			events: [],
			found: [{ is: 'forgotten' }]
		});
	});

	test('a class takes its list, its assignments and their receipts away', () => {
		const before = foldTeaching(emptyTeaching(), events);
		const subjects = subjectsOfClass(before, '8a');
		expect(subjects).toEqual([subject.class('8a'), subject.assignment(ID)]);
		const teaching = foldTeaching(emptyTeaching(), [...events, forgetting(subjects)]);
		expect(Object.values(teaching.lists).flat()).toEqual([]);
	});
});

test('a received receipt leaves the teacher’s own cards and answers alone', () => {
	const study = fold(emptyStudy(), written(assigned(), ...received(someReceipt('Ali', [1, 1, 1]))));
	expect([study.trails.size, study.notes.size, study.settings.size, study.count]).toEqual([
		0, 0, 0, 2
	]);
});

test('the same teaching comes of the same events, in whatever order and however often', () => {
	const events = written(
		...list('Ali', 'Bota', 'Ali B.'),
		assigned({ attempts: 0 }),
		...received(
			someReceipt('Ali', [1, 1, 1]),
			someReceipt('Ali', [1, 0, 1], { attempt: 2 }),
			someReceipt('Bota', [0, 0, 0]),
			someReceipt('Guest', [1, 0, 0])
		),
		{ type: 'regraded', assignment: ID, question: 1, how: 'all', note: '' },
		{ type: 'commented', assignment: ID, pseudonym: idOf('Ali'), question: null, text: 'Good' },
		{ type: 'forgotten', subjects: [subject.learner(ID, idOf('Guest'))] }
	);
	const undoing = scribe('teacher2').write(9000, undoOf(events.slice(-3, -2))[0] as NewEvent);
	const all = [...events, undoing as StudyEvent];
	const whole = foldTeaching(emptyTeaching(), all);
	fc.assert(
		fc.property(
			fc.shuffledSubarray(all, { minLength: all.length }),
			fc.subarray(all),
			(some, again) => {
				const teaching = foldTeaching(emptyTeaching(), [...some, ...again]);
				expect(teaching.lists).toEqual(whole.lists);
				expect(gradebookOf(teaching, ID)).toEqual(gradebookOf(whole, ID));
			}
		),
		{ seed: 9, numRuns: 100 }
	);
});
