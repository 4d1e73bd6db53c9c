import { expect, test } from 'vitest';
import { axisTop } from './scale.ts';

test('an axis ends with a round number that halves evenly', () => {
	expect([0, 1, 3, 10, 11, 41, 81, 110, 810].map(axisTop)).toEqual([
		2, 2, 4, 10, 12, 50, 100, 120, 1000
	]);
});
