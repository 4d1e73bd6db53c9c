import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factIdOf } from './item.ts';
import { checkSide, MOST_NOTE_TEXT, noteIdOf, noteItem, noteItemId } from './note.ts';
import { score } from './score.ts';

const NOTE = { id: '5f0c', front: 'Who signed?', back: 'Two khans', writtenAt: 1 };

test('a note becomes a recall card with its own two sides', () => {
	const item = noteItem([NOTE], noteItemId('5f0c'));
	expect(item).toMatchObject({
		id: 'note:5f0c#recall',
		kind: 'note',
		type: 'recall',
		stem: 'Who signed?',
		back: 'Two khans'
	});
});

test('a note that is not there gives no card', () => {
	expect(noteItem([NOTE], noteItemId('other'))).toBeNull();
	expect(noteItem([NOTE], 'kant-air-base#until')).toBeNull();
});

test('the card of a note is graded by the learner’s own button', () => {
	const item = noteItem([NOTE], noteItemId('5f0c'));
	if (!item) throw new Error('no item');
	expect(score(item, { type: 'recall', grade: 'again' }).verdict).not.toBe('right');
	expect(score(item, { type: 'recall', grade: 'good' }).verdict).toBe('right');
});

test('every note finds its way back from its card, and is a sibling of no other', () => {
	fc.assert(
		fc.property(fc.uuid(), fc.uuid(), (a, b) => {
			expect(noteIdOf(noteItemId(a))).toBe(a);
			if (a !== b) expect(factIdOf(noteItemId(a))).not.toBe(factIdOf(noteItemId(b)));
		}),
		{ seed: 7 }
	);
});

test('an item of the bank is no note', () => {
	expect(noteIdOf('kant-air-base#until')).toBeNull();
});

test('blanks alone are an empty side, and blanks around a text do not count against its length', () => {
	expect(checkSide(' \n\t ')).toBe('empty');
	expect(checkSide(`  ${'a'.repeat(MOST_NOTE_TEXT)}\n`)).toBeNull();
	expect(checkSide('a'.repeat(MOST_NOTE_TEXT + 1))).toBe('too-long');
});

test('a character outside the basic plane counts once', () => {
	expect(checkSide('𐰚'.repeat(MOST_NOTE_TEXT))).toBeNull();
});
