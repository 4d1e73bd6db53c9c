import { describe, expect, it } from 'vitest';
import { scribe } from '../../../../tests/fixtures/events.ts';
import { cardsOf } from '../card.ts';
import type { ItemId } from '../item.ts';
import type { StudyEvent } from '../schema/event.ts';
import { emptyStudy, fold } from '../study.ts';
import { pathProgress } from './path.ts';

const DAY_MS = 86_400_000;
const MORNING = Date.UTC(2026, 10, 24, 5);
const PATH: ItemId[] = ['airfield#lessor', 'airfield#year', 'port#lessor', 'range#lessor'];
const phone = scribe('phone001');

function answer(item: ItemId, day: number, verdict: 'right' | 'wrong' = 'right') {
	return phone.write<'answered'>(MORNING + day * DAY_MS, {
		type: 'answered',
		mode: 'practice',
		item,
		seed: 1,
		bank: 'fixture',
		shown: [],
		response: { type: 'unknown' },
		points: verdict === 'right' ? 1 : 0,
		verdict,
		rating: null,
		ms: 1000
	});
}
function progress(...events: StudyEvent[]) {
	const study = fold(emptyStudy(), events);
	return pathProgress(PATH, study, cardsOf(study));
}

describe('on a path', () => {
	it('nothing is begun before the first answer', () => {
		expect(progress()).toEqual({ started: 0, learned: 0 });
	});

	it('a fact counts once, whichever of its questions was answered', () => {
		expect(progress(answer('airfield#lessor', 0), answer('airfield#year', 0))).toEqual({
			started: 1,
			learned: 0
		});
	});

	it('a fact is learned when it was right on two days', () => {
		const events = [answer('airfield#lessor', 0), answer('airfield#year', 1)];
		expect(progress(...events)).toEqual({ started: 1, learned: 1 });
		expect(progress(...events, answer('airfield#year', 2, 'wrong'))).toEqual({
			started: 1,
			learned: 0
		});
	});

	it('answers to questions that are not on it do not count', () => {
		expect(progress(answer('port#recall', 0))).toEqual({ started: 0, learned: 0 });
	});

	it('an answer that was taken back does not count', () => {
		const given = answer('port#lessor', 0);
		const undone = phone.write<'undone'>(MORNING + 1, { type: 'undone', target: given.id });
		expect(progress(given, undone)).toEqual({ started: 0, learned: 0 });
	});
});
