import { afterEach, expect, test, vi } from 'vitest';
import {
	clearAllHints,
	clearHints,
	readCopyMade,
	readSentinel,
	writeCopyMade,
	writeSentinel
} from './sentinel.ts';

afterEach(() => {
	vi.restoreAllMocks();
	localStorage.clear();
});

test('each database has hints of its own', () => {
	writeSentinel('saxaul', 3);
	writeSentinel('saxaul-ali00000', 5);
	writeCopyMade('saxaul', { at: 1, count: 3 });
	clearHints('saxaul');
	expect(readSentinel('saxaul')).toBeNull();
	expect(readCopyMade('saxaul')).toBeNull();
	expect(readSentinel('saxaul-ali00000')).toEqual({ count: 5 });
});

test('a log that was written to makes the next visit a return', () => {
	writeSentinel('saxaul', 1);
	expect(localStorage.getItem('saxaul-returning')).not.toBeNull();
});

test.each(['{', 'null', '[]', '{"count":"7"}'])('a damaged hint is no hint: %s', (text) => {
	localStorage.setItem('saxaul-sentinel', text);
	expect(readSentinel('saxaul')).toBeNull();
});

test('where storage of hints is blocked nothing is thrown', () => {
	const refuse = () => {
		throw new DOMException('Blocked', 'SecurityError');
	};
	vi.spyOn(Storage.prototype, 'getItem').mockImplementation(refuse);
	vi.spyOn(Storage.prototype, 'setItem').mockImplementation(refuse);
	vi.spyOn(Storage.prototype, 'removeItem').mockImplementation(refuse);
	writeSentinel('saxaul', 1);
	clearHints('saxaul');
	clearAllHints();
	expect(readSentinel('saxaul')).toBeNull();
});
