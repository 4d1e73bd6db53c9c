import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { logOf, scribe } from '../../../tests/fixtures/events.ts';
import { someLog } from '../../../tests/fixtures/logs.ts';
import { cardsOf } from './card.ts';
import type { ItemId } from './item.ts';
import type { NewEvent, StudyEvent } from './schema/event.ts';
import { SETTINGS } from './settings.ts';
import {
	answersOf,
	changesOf,
	emptyStudy,
	fold,
	isVoid,
	notesOf,
	settingsOf,
	type Study
} from './study.ts';

const NOON = Date.UTC(2026, 10, 24, 7);
const HOUR_MS = 3_600_000;
const ITEM: ItemId = 'kant#year';

const sorted = (map: ReadonlyMap<string, unknown>) =>
	Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));

/** All that a study is and all that is derived from it, in an order that does not depend on arrival. */
function dump(study: Study) {
	return {
		last: study.last,
		count: study.count,
		trails: sorted(study.trails),
		remarks: sorted(study.remarks),
		written: sorted(study.notes),
		changes: sorted(study.settings),
		strangers: sorted(study.strangers),
		cards: sorted(cardsOf(study)),
		notes: notesOf(study),
		settings: settingsOf(study)
	};
}

const studyOf = (...events: StudyEvent[]) => fold(emptyStudy(), events);

function answered(rating: 1 | 2 | 3 | 4 | null, verdict: 'right' | 'wrong' = 'right') {
	return {
		type: 'answered',
		mode: 'review',
		item: ITEM,
		seed: 1,
		bank: 'b',
		shown: ['a', 'b'],
		response: { type: 'choice', chosen: 'a' },
		points: verdict === 'right' ? 1 : 0,
		verdict,
		rating,
		ms: 900
	} satisfies NewEvent;
}

const answersIn = (study: Study) => {
	const trail = study.trails.get(ITEM);
	return trail ? answersOf(study, trail) : [];
};

describe('the same study comes of the same events', () => {
	it('in whatever order they arrive, and however often', () => {
		const arrival = someLog.chain((log) =>
			fc.record({
				log: fc.constant(log),
				shuffled: fc.shuffledSubarray(log, { minLength: log.length }),
				again: fc.subarray(log)
			})
		);
		fc.assert(
			fc.property(arrival, ({ log, shuffled, again }) => {
				expect(dump(studyOf(...shuffled, ...again))).toEqual(dump(studyOf(...log)));
			}),
			{ seed: 1, numRuns: 300 }
		);
	});

	it('whichever of two devices takes in the other’s', () => {
		fc.assert(
			fc.property(someLog, (log) => {
				const own = log.filter((event) => event.device === 'aaaaaaaa');
				const other = log.filter((event) => event.device === 'bbbbbbbb');
				const here = fold(studyOf(...own), other);
				const there = fold(studyOf(...other), own);
				expect(dump(here)).toEqual(dump(there));
				expect(dump(fold(here, other))).toEqual(dump(there));
			}),
			{ seed: 2, numRuns: 200 }
		);
	});

	it('one at a time, with everything looked at in between, as in one go', () => {
		fc.assert(
			fc.property(someLog, (log) => {
				const study = emptyStudy();
				for (const event of log) dump(fold(study, [event]));
				expect(dump(study)).toEqual(dump(studyOf(...log)));
			}),
			{ seed: 3, numRuns: 100 }
		);
	});

	it('from a snapshot and the rest, as from the beginning', () => {
		const split = fc.tuple(someLog, fc.nat(30));
		fc.assert(
			fc.property(split, ([log, at]) => {
				const snapshot = structuredClone(studyOf(...log.slice(0, at)));
				expect(dump(fold(snapshot, log.slice(at)))).toEqual(dump(studyOf(...log)));
			}),
			{ seed: 4, numRuns: 100 }
		);
	});

	it('of a long log of three phones too', () => {
		const items = Array.from({ length: 60 }, (_, index) => `fact-${index}#year` as const);
		const devices = ['aaaaaaaa', 'bbbbbbbb', 'cccccccc'];
		const log = logOf({ seed: 1, events: 2000, items, devices });
		const full = dump(studyOf(...log));
		expect(full.count).toBe(2000);
		expect(Object.keys(full.cards).length).toBeGreaterThan(20);
		const byDevice = devices.flatMap((name) => log.filter(({ device }) => device === name));
		expect(dump(studyOf(...byDevice.reverse()))).toEqual(full);
	});

	it('and folding does not change the events', () => {
		fc.assert(
			fc.property(someLog, (log) => {
				const before = structuredClone(log);
				dump(studyOf(...log));
				expect(log).toEqual(before);
			}),
			{ seed: 5, numRuns: 50 }
		);
	});
});

it('every event is counted once, whatever it says, so that the count is that of the log', () => {
	fc.assert(
		fc.property(someLog, (log) => {
			const study = studyOf(...log, ...log);
			expect(study.count).toBe(log.length);
			expect(study.last).toBe(
				log
					.map((event) => event.id)
					.sort()
					.at(-1) ?? ''
			);
		}),
		{ seed: 6 }
	);
});

describe('the fold depends on nothing but the log:', () => {
	const zone = process.env.TZ;
	const language = process.env.LANG;
	afterEach(() => {
		vi.unstubAllGlobals();
		vi.restoreAllMocks();
		if (zone === undefined) delete process.env.TZ;
		else process.env.TZ = zone;
		if (language === undefined) delete process.env.LANG;
		else process.env.LANG = language;
	});

	const items = Array.from({ length: 40 }, (_, index) => `fact-${index}#year` as const);
	const log = logOf({ seed: 2, events: 1500, items, devices: ['aaaaaaaa', 'bbbbbbbb'] });

	it('the same cards in Tashkent and in New York', () => {
		const dumps = [
			['Asia/Tashkent', 'uz_UZ.UTF-8'],
			['America/New_York', 'en_US.UTF-8'],
			['Pacific/Apia', 'ru_RU.UTF-8']
		].map(([TZ, LANG]) => {
			Object.assign(process.env, { TZ, LANG });
			expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(TZ);
			return dump(studyOf(...log));
		});
		expect(dumps[1]).toEqual(dumps[0]);
		expect(dumps[2]).toEqual(dumps[0]);
	});

	it('it never asks the machine for the time, the zone, the language or a random number', () => {
		const expected = dump(studyOf(...log));
		const forbidden = (name: string) => () => {
			throw new Error(`The fold asked for ${name}`);
		};
		const methods = ['getTimezoneOffset', 'getHours', 'getDate', 'getDay', 'getMonth'] as const;
		for (const name of methods) vi.spyOn(Date.prototype, name).mockImplementation(forbidden(name));
		for (const name of ['toLocaleString', 'toLocaleDateString', 'toString'] as const)
			vi.spyOn(Date.prototype, name).mockImplementation(forbidden(name));
		vi.spyOn(Number.prototype, 'toLocaleString').mockImplementation(forbidden('toLocaleString'));
		vi.spyOn(String.prototype, 'localeCompare').mockImplementation(forbidden('localeCompare'));
		vi.spyOn(Math, 'random').mockImplementation(forbidden('Math.random'));
		vi.stubGlobal('Intl', new Proxy({}, { get: forbidden('Intl') }));
		class PureDate extends Date {
			constructor(value?: number | string | Date) {
				if (value === undefined) throw new Error('The fold asked for new Date()');
				super(value);
			}
			static override now = forbidden('Date.now') as () => number;
		}
		vi.stubGlobal('Date', PureDate);
		const found = dump(studyOf(...log));
		vi.unstubAllGlobals();
		vi.restoreAllMocks();
		expect(found).toEqual(expected);
	});
});

describe('an answer that was taken back', () => {
	const phone = scribe('aaaaaaaa');
	const taken = phone.write(NOON, { type: 'taken', items: [ITEM] });
	const answer = phone.write(NOON + 1000, answered(3));
	const undone = phone.write(NOON + 2000, { type: 'undone', target: answer.id, item: ITEM });
	const redone = phone.write(NOON + 3000, { type: 'undone', target: undone.id, item: ITEM });

	it('leaves no trace in answers or schedule', () => {
		const study = studyOf(taken, answer, undone);
		expect(answersIn(study)).toEqual([]);
		expect(cardsOf(study)).toEqual(cardsOf(studyOf(taken)));
	});

	it('is taken back also when the undoing arrives before it', () => {
		const study = studyOf(undone);
		expect(answersIn(fold(study, [taken, answer]))).toEqual([]);
	});

	it('counts again when the undoing is undone', () => {
		const study = studyOf(taken, answer, undone, redone);
		expect(cardsOf(study)).toEqual(cardsOf(studyOf(taken, answer)));
	});

	it('stays taken back while another undoing of it stands', () => {
		const second = phone.write(NOON + 4000, { type: 'undone', target: answer.id, item: ITEM });
		expect(answersIn(studyOf(taken, answer, undone, second, redone))).toEqual([]);
	});

	it('takes its "I was right" along', () => {
		const overruled = phone.write(NOON + 5000, {
			type: 'overruled',
			target: answer.id,
			item: ITEM,
			rating: 3
		});
		expect(answersIn(studyOf(answer, overruled, undone))).toEqual([]);
	});
});

it('taking a card, a note or a setting can be undone like an answer', () => {
	const phone = scribe('aaaaaaaa');
	const events: StudyEvent[] = [
		phone.write(NOON, { type: 'taken', items: [ITEM, 'kant#rent'] }),
		phone.write(NOON + 1, { type: 'noted', note: 'n', front: 'Kokand', back: 'a khanate' }),
		phone.write(NOON + 2, { type: 'configured', name: 'newPerDay', value: 3 })
	];
	const undoings = events.map((event, index) =>
		phone.write(NOON + 10 + index, { type: 'undone', target: event.id })
	);
	const study = studyOf(...events, ...undoings);
	expect(cardsOf(study).size).toBe(0);
	expect(notesOf(study)).toEqual([]);
	expect(settingsOf(study)).toEqual(SETTINGS);
});

it('undoings that undo each other, in a damaged file, end without an answer in a circle', () => {
	const phone = scribe('aaaaaaaa');
	const first = phone.write(NOON, { type: 'undone', target: 'x', item: ITEM });
	const second = phone.write(NOON, { type: 'undone', target: first.id, item: ITEM });
	const itself = phone.write(NOON, { type: 'undone', target: 'x', item: ITEM });
	const study = studyOf({ ...first, target: second.id }, second, { ...itself, target: itself.id });
	expect(isVoid(study, first.id)).toBe(true);
	expect(isVoid(study, second.id)).toBe(true);
	expect(isVoid(study, itself.id)).toBe(false);
});

describe('"I was right"', () => {
	const phone = scribe('aaaaaaaa');
	const wrong = phone.write(NOON, answered(1, 'wrong'));
	const overruled = phone.write(NOON + 1000, {
		type: 'overruled',
		target: wrong.id,
		item: ITEM,
		rating: 3
	});

	it('makes the answer right, with the rating that goes with it, and keeps the rest', () => {
		const [before] = answersIn(studyOf(wrong));
		expect(answersIn(studyOf(wrong, overruled))).toEqual([
			{ ...before, points: 1, verdict: 'right', rating: 3 }
		]);
	});

	it('holds also when it arrives before the answer', () => {
		expect(answersIn(studyOf(overruled, wrong))[0]?.verdict).toBe('right');
	});

	it('can be undone', () => {
		const undone = phone.write(NOON + 2000, { type: 'undone', target: overruled.id, item: ITEM });
		expect(answersIn(studyOf(wrong, overruled, undone))).toEqual(answersIn(studyOf(wrong)));
	});

	it('said twice, the later word counts', () => {
		const later = phone.write(NOON + 3000, {
			type: 'overruled',
			target: wrong.id,
			item: ITEM,
			rating: 2
		});
		expect(answersIn(studyOf(later, overruled, wrong))[0]?.rating).toBe(2);
	});

	it('leaves the stored answer as it was', () => {
		const study = studyOf(wrong, overruled);
		answersOf(study, study.trails.get(ITEM) as never);
		expect(study.trails.get(ITEM)?.answers[0]?.verdict).toBe('wrong');
	});
});

describe('one’s own notes', () => {
	const phone = scribe('aaaaaaaa');
	const note = (now: number, id: string, back: string, rest = {}) =>
		phone.write(now, { type: 'noted', note: id, front: 'Kokand', back, ...rest });
	const first = note(NOON, 'n1', 'a town');
	const other = note(NOON + HOUR_MS, 'n2', 'another');
	const edited = note(NOON + 2 * HOUR_MS, 'n1', 'a khanate');
	const deleted = note(NOON + 3 * HOUR_MS, 'n1', '', { deleted: true });
	const backs = (study: Study) => notesOf(study).map((entry) => entry.back);

	it('show as last written, in the order of writing', () => {
		expect(backs(studyOf(edited, first, other))).toEqual(['another', 'a khanate']);
	});

	it('vanish when deleted, and come back when that is undone', () => {
		const undone = phone.write(NOON + 4 * HOUR_MS, { type: 'undone', target: deleted.id });
		expect(backs(studyOf(first, other, edited, deleted))).toEqual(['another']);
		expect(backs(studyOf(first, other, edited, deleted, undone))).toEqual(['another', 'a khanate']);
	});
});

describe('settings', () => {
	const phone = scribe('aaaaaaaa');
	const set = (now: number, name: string, value: string | number | boolean | null) =>
		phone.write(now, { type: 'configured', name, value });

	it('are the usual ones until something is chosen', () => {
		expect(settingsOf(emptyStudy())).toEqual(SETTINGS);
	});

	it('are those chosen last, whichever arrives first', () => {
		const early = set(NOON, 'retention', 0.85);
		const late = set(NOON + 1, 'retention', 0.95);
		expect(settingsOf(studyOf(late, early)).retention).toBe(0.95);
		expect(changesOf(studyOf(late, early), 'retention').map(({ value }) => value)).toEqual([
			0.85, 0.95
		]);
	});

	it('of no sense or no name of ours are passed over for the last that had one', () => {
		const study = studyOf(
			set(NOON, 'retention', 0.85),
			set(NOON + 1, 'retention', 7),
			set(NOON + 2, 'newPerDay', 'many'),
			set(NOON + 3, 'dayStart', null),
			set(NOON + 4, 'constructor', 'x'),
			set(NOON + 5, 'exam', 'soon')
		);
		expect(settingsOf(study)).toEqual({ ...SETTINGS, retention: 0.85 });
	});
});

describe('an event that this build does not understand', () => {
	const phone = scribe('aaaaaaaa');
	const known = phone.write(NOON, answered(3));

	it.each(['received', 'constructor', 'toString', '__proto__', 'hasOwnProperty'])(
		'of the type "%s" is kept by its id and touches nothing',
		(type) => {
			const study = studyOf({ ...known, type } as never);
			expect(study.trails.size).toBe(0);
			expect(study.strangers.get(type)).toEqual([{ id: known.id }]);
			expect(study.count).toBe(1);
		}
	);

	it('since a later build wrote it in another version is not misread', () => {
		expect(studyOf({ ...known, v: 2 }).trails.size).toBe(0);
	});
});
