import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item, ItemBody, ItemId, Response } from './item.ts';
import type { Behaviour } from './selection.ts';
import {
	answer,
	draft,
	goTo,
	lastAnswered,
	MOST_TRIES,
	next,
	overrule,
	penalise,
	resultOf,
	saved,
	seedAt,
	startSession,
	takeHint,
	undo,
	type Session
} from './session.ts';

const ITEMS: ItemId[] = ['a#x', 'b#x', 'c#x'];
const RIGHT: Response = { type: 'choice', chosen: 'key' };
const WRONG: Response = { type: 'choice', chosen: 'other' };
const UNKNOWN: Response = { type: 'unknown' };
const STORED = { event: 'event-1', rating: 3 as const };

function itemOf(id: ItemId, body?: ItemBody): Item {
	const options = ['key', 'other', 'third', 'fourth'].map((name) => ({ id: name, text: name }));
	return {
		id,
		fact: id,
		label: id,
		kind: 'lease',
		seed: 1,
		bank: 'b',
		version: 1,
		stem: 'Which?',
		explanation: 'So.',
		evidence: [],
		disputes: [],
		...(body ?? { type: 'choice', options, key: 'key' })
	};
}

function start(behaviour: Behaviour = 'immediate', fields: Partial<Session> = {}): Session {
	return startSession({
		id: 's',
		mode: 'practice',
		behaviour,
		query: 'n=3',
		seed: 77,
		items: ITEMS,
		startedAt: 0,
		...fields
	});
}

/** Answers the current place. */
const give = (session: Session, response: Response, body?: ItemBody) =>
	answer(session, {
		item: itemOf(session.items[session.at] as ItemId, body),
		response,
		ms: 1000,
		rating: null
	});

const verdicts = (session: Session) => session.given.map((entry) => entry?.score.verdict ?? null);

describe('a session', () => {
	it('begins by asking its first question', () => {
		expect(start()).toMatchObject({ at: 0, phase: 'asking', given: [null, null, null] });
	});

	it('of nothing is over at once', () => {
		expect(start('immediate', { items: [] }).phase).toBe('over');
	});

	it('shows the verdict after an answer, then the next question, then the results', () => {
		let session = give(start(), RIGHT);
		expect(session).toMatchObject({ at: 0, phase: 'shown' });
		session = next(session);
		expect(session).toMatchObject({ at: 1, phase: 'asking' });
		session = next(give(session, WRONG));
		session = next(give(session, UNKNOWN));
		expect(session.phase).toBe('over');
		expect(verdicts(session)).toEqual(['right', 'wrong', 'unknown']);
	});

	it('takes one answer to a question: a second tap changes nothing', () => {
		const session = give(start(), RIGHT);
		expect(give(session, WRONG)).toBe(session);
	});

	it('keeps what is chosen or typed until it is answered, and not longer', () => {
		const session = draft(start(), WRONG);
		expect(session.draft).toEqual(WRONG);
		expect(draft(session, null).draft).toBeNull();
		const shown = give(session, RIGHT);
		expect(shown.draft).toBeNull();
		expect(draft(shown, WRONG)).toBe(shown);
	});

	it('says which answers took a hint, and offers none after the verdict', () => {
		let session = give(takeHint(start()), RIGHT);
		session = next(takeHint(session));
		session = give(session, RIGHT);
		expect(session.given.map((entry) => entry?.hinted)).toEqual([true, false, undefined]);
	});

	it('may leave a question open', () => {
		const session = next(next(next(start())));
		expect(session.phase).toBe('over');
		expect(resultOf(session)).toMatchObject({ asked: 3, answered: 0 });
	});

	it('draws each place by a seed of its own that is the same whenever it is asked', () => {
		const seeds = [0, 1, 2].map((place) => seedAt(start(), place));
		expect(new Set(seeds).size).toBe(3);
		expect(seedAt(next(start()))).toBe(seeds[1]);
		expect(seedAt(start('immediate', { seed: 2 ** 31 - 2 }), 5)).toBeLessThan(2 ** 31 - 1);
	});

	it('remembers what the log made of an answer: its event and its rating', () => {
		const session = saved(give(start(), RIGHT), 0, STORED);
		expect(session.given[0]).toMatchObject({ ...STORED, response: RIGHT });
	});

	it('does not store an answer that was taken back in the meantime', () => {
		const session = undo(give(start(), RIGHT));
		expect(saved(session, 0, STORED).given[0]).toBeNull();
	});
});

describe('interactive behaviour', () => {
	it('keeps asking after a wrong answer, and marks the tries it took', () => {
		let session = give(start('interactive'), WRONG);
		expect(session).toMatchObject({ at: 0, phase: 'asking', missed: [WRONG], draft: null });
		session = give(session, RIGHT);
		expect(session.phase).toBe('shown');
		expect(session.given[0]).toMatchObject({
			tries: 2,
			score: { points: 0.667, verdict: 'partly' }
		});
	});

	it('takes a third off for each wrong try, and ends after three', () => {
		let session = give(give(start('interactive'), WRONG), WRONG);
		expect(session.phase).toBe('asking');
		expect(give(session, RIGHT).given[0]).toMatchObject({ tries: 3, score: { points: 0.333 } });
		session = give(session, WRONG);
		expect(session.phase).toBe('shown');
		expect(session.given[0]).toMatchObject({ tries: MOST_TRIES, score: { verdict: 'wrong' } });
	});

	it('begins the next question with all tries', () => {
		let session = give(give(start('interactive'), WRONG), RIGHT);
		session = give(next(session), RIGHT);
		expect(session.given[1]).toMatchObject({ tries: 1, score: { points: 1 } });
	});

	it('asks again after a partly right answer, and takes the third off what was earned', () => {
		const body: ItemBody = {
			type: 'multi',
			options: ['a', 'b', 'x', 'y'].map((id) => ({ id, text: id })),
			keys: ['a', 'b']
		};
		const half: Response = { type: 'multi', chosen: ['a'] };
		let session = give(start('interactive'), half, body);
		expect(session.phase).toBe('asking');
		session = give(give(session, half, body), half, body);
		expect(session.given[0]).toMatchObject({ tries: 3, score: { points: 0, verdict: 'wrong' } });
	});

	it('takes "I don’t know" at any try as the end', () => {
		const session = give(give(start('interactive'), WRONG), UNKNOWN);
		expect(session.phase).toBe('shown');
		expect(session.given[0]).toMatchObject({ tries: 2, score: { points: 0, verdict: 'unknown' } });
	});

	it('asks a recall card once: the learner’s button is the verdict', () => {
		const again: Response = { type: 'recall', grade: 'again' };
		expect(give(start('interactive'), again, { type: 'recall', back: 'b' }).phase).toBe('shown');
	});
});

it('other behaviours give one try', () => {
	expect(give(start('immediate'), WRONG).given[0]?.tries).toBe(1);
	expect(give(start('deferred'), WRONG).given[0]?.tries).toBe(1);
});

it('marks off never lead below zero, and leave a first try alone', () => {
	const full = { points: 1, verdict: 'right', parts: {} } as const;
	expect(penalise(full, 1)).toBe(full);
	expect(penalise({ ...full, points: 0.5 }, 3)).toMatchObject({ points: 0, verdict: 'wrong' });
	expect(penalise({ points: 0, verdict: 'unknown', parts: {} }, 3).verdict).toBe('unknown');
});

describe('deferred behaviour', () => {
	it('shows no verdict between the questions, and the results after the last', () => {
		let session = give(start('deferred'), RIGHT);
		expect(session).toMatchObject({ at: 1, phase: 'asking' });
		session = give(give(session, WRONG), RIGHT);
		expect(session.phase).toBe('over');
		expect(verdicts(session)).toEqual(['right', 'wrong', 'right']);
	});

	it('brings an earlier answer back as the draft, to be changed', () => {
		let session = goTo(give(start('deferred'), WRONG), 0);
		expect(session).toMatchObject({ at: 0, phase: 'asking', draft: WRONG });
		session = give(session, RIGHT);
		expect(verdicts(session)).toEqual(['right', null, null]);
	});

	it('goes on after a change with the first question still open, not with those answered', () => {
		const session = goTo(give(give(start('deferred'), WRONG), WRONG), 0);
		expect(give(session, RIGHT)).toMatchObject({ at: 2, phase: 'asking', draft: null });
	});

	it('does not come back by itself to a place that was passed over', () => {
		const session = goTo(start('deferred'), 1);
		expect(give(session, RIGHT)).toMatchObject({ at: 2, phase: 'asking' });
		expect(give(give(session, RIGHT), RIGHT).phase).toBe('over');
	});

	it('forgets the event of an answer that was changed', () => {
		const session = saved(give(start('deferred'), WRONG), 0, STORED);
		expect(give(goTo(session, 0), RIGHT).given[0]?.event).toBeNull();
	});

	it('lets no answer be changed once the results are seen', () => {
		const over = ITEMS.reduce((session) => give(session, WRONG), start('deferred'));
		const looked = goTo(over, 1);
		expect(looked).toMatchObject({ at: 1, phase: 'shown' });
		expect(give(looked, RIGHT)).toBe(looked);
		expect(goTo(looked, 0).phase).toBe('shown');
	});
});

describe('going to another place', () => {
	it('shows the verdict of an answered one', () => {
		const session = next(give(start(), WRONG));
		expect(goTo(session, 0)).toMatchObject({ at: 0, phase: 'shown', draft: null });
	});

	it('asks an open one', () => {
		expect(goTo(give(start(), WRONG), 2)).toMatchObject({ at: 2, phase: 'asking' });
	});

	it('that does not exist changes nothing', () => {
		const session = start();
		for (const at of [-1, 3, 0.5, Number.NaN]) expect(goTo(session, at)).toBe(session);
	});
});

describe('review', () => {
	const review = () => start('immediate', { mode: 'review', items: ['a#x'] });

	it('asks what the queue gives, one after the other, and ends when it gives nothing', () => {
		let session = next(give(review(), RIGHT), 'b#x');
		expect(session).toMatchObject({ at: 1, phase: 'asking', items: ['a#x', 'b#x'] });
		session = next(give(session, WRONG), 'a#x');
		expect(session.items).toEqual(['a#x', 'b#x', 'a#x']);
		session = next(give(session, RIGHT), null);
		expect(session).toMatchObject({ phase: 'over', at: 2 });
		expect(session.given).toHaveLength(3);
	});

	it('undone asks the last card again and forgets the one that followed', () => {
		const session = undo(next(give(review(), WRONG), 'b#x'));
		expect(session).toMatchObject({ at: 0, phase: 'asking', items: ['a#x'], given: [null] });
	});
});

describe('undo', () => {
	it('takes the last answer back and asks it again', () => {
		const session = undo(next(give(start(), WRONG)));
		expect(session).toMatchObject({ at: 0, phase: 'asking', draft: null });
		expect(verdicts(session)).toEqual([null, null, null]);
	});

	it('leads back from the results too', () => {
		const over = ITEMS.reduce((session) => next(give(session, WRONG)), start());
		expect(over.phase).toBe('over');
		expect(undo(over)).toMatchObject({ at: 2, phase: 'asking' });
		expect(resultOf(undo(over))).toMatchObject({ answered: 2 });
	});

	it('step by step leads back to the beginning, and then no further', () => {
		let session = next(give(next(give(start(), WRONG)), RIGHT));
		session = undo(undo(session));
		expect(session).toEqual(start());
		expect(undo(session)).toBe(session);
	});

	it('gives all tries and the hint back', () => {
		let session = give(takeHint(start('interactive')), WRONG);
		session = undo(give(session, RIGHT));
		expect(session).toMatchObject({ missed: [], hinted: false });
	});
});

describe('"I was right"', () => {
	it('gives full marks and the rating that goes with them, and says so', () => {
		const session = overrule(give(start(), WRONG), 3);
		expect(session.given[0]).toMatchObject({
			score: { points: 1, verdict: 'right' },
			rating: 3,
			overruled: true
		});
	});

	it('before there is an answer changes nothing', () => {
		const session = start();
		expect(overrule(session, 3)).toBe(session);
	});
});

describe('the result', () => {
	it('counts answers, points and what is worth repeating', () => {
		let session = next(give(start(), RIGHT));
		session = next(give(session, WRONG));
		expect(resultOf(session)).toEqual({
			asked: 3,
			answered: 2,
			points: 1,
			right: 1,
			missed: ['b#x']
		});
	});

	it('names an item missed twice once', () => {
		let session = start('immediate', { mode: 'review', items: ['a#x'] });
		session = next(give(session, WRONG), 'a#x');
		expect(resultOf(give(session, UNKNOWN)).missed).toEqual(['a#x']);
	});
});

describe('whatever a learner does', () => {
	const moves: Record<string, (session: Session) => Session> = {
		right: (session) => give(session, RIGHT),
		wrong: (session) => give(session, WRONG),
		unknown: (session) => give(session, UNKNOWN),
		next: (session) => next(session, session.items.length < 8 ? 'd#x' : null),
		first: (session) => goTo(session, 0),
		back: (session) => goTo(session, session.at - 1),
		undo,
		hint: takeHint,
		draft: (session) => draft(session, WRONG),
		saved: (session) => saved(session, session.at, STORED),
		overrule: (session) => overrule(session, 3)
	};
	const someMoves = fc.array(fc.constantFrom(...Object.keys(moves)), { maxLength: 25 });
	const someStart = fc
		.record({
			behaviour: fc.constantFrom<Behaviour>('immediate', 'deferred', 'interactive'),
			mode: fc.constantFrom<Session['mode']>('practice', 'review')
		})
		.map(({ behaviour, mode }) => start(mode === 'review' ? 'immediate' : behaviour, { mode }));
	const move = (session: Session, name: string) => (moves[name] as (typeof moves)[string])(session);

	it('a session closed and opened again at any point goes on as if nothing had happened', () => {
		fc.assert(
			fc.property(someStart, someMoves, (begun, names) => {
				let session = begun;
				let reopened = begun;
				for (const name of names) {
					session = move(session, name);
					reopened = move(JSON.parse(JSON.stringify(reopened)) as Session, name);
				}
				expect(reopened).toEqual(session);
			}),
			{ seed: 1, numRuns: 300 }
		);
	});

	it('the place exists, what is shown was answered, and what is asked is open or may be changed', () => {
		fc.assert(
			fc.property(someStart, someMoves, (begun, names) => {
				let session = begun;
				for (const name of names) {
					session = move(session, name);
					expect(session.given).toHaveLength(session.items.length);
					expect(session.at).toBeGreaterThanOrEqual(0);
					expect(session.at).toBeLessThan(session.items.length);
					const here = session.given[session.at];
					if (session.phase === 'shown') expect(here).not.toBeNull();
					if (session.phase === 'asking' && session.behaviour !== 'deferred')
						expect(here).toBeNull();
					expect(session.missed.length).toBeLessThan(MOST_TRIES);
				}
			}),
			{ seed: 2, numRuns: 300 }
		);
	});

	it('no move changes the session it was made from', () => {
		fc.assert(
			fc.property(someStart, someMoves, (begun, names) => {
				let session = begun;
				for (const name of names) {
					const before = structuredClone(session);
					const after = move(session, name);
					expect(session).toEqual(before);
					session = after;
				}
			}),
			{ seed: 3 }
		);
	});

	it('as many undos as answers lead back to an open first question', () => {
		fc.assert(
			fc.property(someStart, someMoves, (begun, names) => {
				let session = names.reduce(move, begun);
				for (let left = session.items.length; left > 0; left -= 1) session = undo(session);
				expect(lastAnswered(session)).toBe(-1);
				expect(session.given.every((entry) => entry === null)).toBe(true);
			}),
			{ seed: 4 }
		);
	});
});
