import { describe, expect, test } from 'vitest';
import { idOf, someReceipt } from '../../../tests/fixtures/class.ts';
import { scribe } from '../../../tests/fixtures/events.ts';
import { checksum } from './crc.ts';
import { huskOf, isTeaching, subject, subjectsOf, withoutForgotten } from './forget.ts';
import { Envelope, StudyEvent } from './schema/event.ts';
import { emptyStudy, fold } from './study.ts';

const teacher = scribe('teacher1');
const receipt = teacher.write(1000, { type: 'collected', receipt: someReceipt('Ali', [1, 0]) });
const star = teacher.write(2000, { type: 'starred', item: 'a#x', on: true });
const ALI = subject.learner(idOf('assigned'), idOf('Ali'));

describe('a husk', () => {
	const husk = huskOf(receipt);

	test('holds the place of its event and nothing else', () => {
		const { id, device, seq } = receipt;
		expect(husk).toMatchObject({ id, device, seq, type: 'removed', at: 0 });
		expect(JSON.stringify(husk)).not.toContain('Ali');
	});

	test('is a sound event for this build and for older ones', () => {
		expect(checksum(husk)).toBe(husk.crc);
		expect(StudyEvent.safeParse(husk).success).toBe(true);
		expect(Envelope.safeParse(husk).success).toBe(true);
	});

	test('is the same for everyone, and has no husk of its own', () => {
		expect(withoutForgotten(receipt, new Set([ALI]))).toEqual(husk);
		expect(withoutForgotten(husk, new Set([ALI]))).toBe(husk);
	});

	test('gives the same study as its event, in either order', () => {
		const one = fold(emptyStudy(), [receipt, star, husk as StudyEvent]);
		const other = fold(emptyStudy(), [husk as StudyEvent, star, receipt]);
		expect(one).toEqual(other);
		expect([one.count, [...one.strangers.keys()]]).toEqual([2, ['removed']]);
	});
});

test('what is learned, and what a later build wrote, has no subject to be forgotten by', () => {
	expect(subjectsOf(star)).toEqual([]);
	expect(subjectsOf({ ...receipt, v: 2 })).toEqual([]);
	expect(subjectsOf({ ...star, type: 'constructor' })).toEqual([]);
	expect(withoutForgotten(star, new Set([ALI]))).toBe(star);
});

test('a receipt is about its assignment and about one learner in it', () => {
	expect(subjectsOf(receipt)).toEqual([subject.assignment(idOf('assigned')), ALI]);
});

test('the teacher’s events are told from those about learning', () => {
	const types = [
		'collected',
		'keyed',
		'composed',
		'forgotten',
		'removed',
		'answered',
		'undone',
		'toString'
	];
	expect(types.filter(isTeaching)).toEqual(types.slice(0, 5));
});
