import { expect, test } from 'vitest';
import { checkNickname } from './nickname.ts';

test('a name is trimmed, its inner spaces are single, its letters composed', () => {
	expect(checkNickname('  Aygu\u0308l   K. ')).toEqual({ name: 'Ayg\u00fcl K.' });
});

test('names in any script and with joined emoji are taken as they are', () => {
	for (const name of ['Гүлнара', 'علی', '小明', '👩\u200d🚀'])
		expect(checkNickname(name)).toEqual({ name });
});

test('a name of nothing but spaces is empty', () => {
	expect(checkNickname(' \u3000 ')).toEqual({ problem: 'empty' });
});

test('forty characters are allowed, forty-one are not', () => {
	expect(checkNickname('x'.repeat(40))).toEqual({ name: 'x'.repeat(40) });
	expect(checkNickname('😀'.repeat(40))).toEqual({ name: '😀'.repeat(40) });
	expect(checkNickname('x'.repeat(41))).toEqual({ problem: 'long' });
});

test.each(['a\u0000b', 'a\nb', 'a\u202eb', 'a\u2066b', 'a\u200bb', 'a\u2028b', 'a\ud800b'])(
	'control and direction marks are refused: %j',
	(name) => expect(checkNickname(name)).toEqual({ problem: 'forbidden' })
);

test('two people cannot have the same name, whatever its case', () => {
	expect(checkNickname('ALI', ['Zarina', 'Ali'])).toEqual({ problem: 'taken' });
});
