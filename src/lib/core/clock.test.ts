import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatStamp, parseStamp, tick, witness, type Clock } from './clock.ts';

const NOW = Date.UTC(2026, 10, 24);
const DAY_MS = 86_400_000;
const COUNTER_MAX = 36 ** 4 - 1;

const someMs = fc.integer({ min: NOW - DAY_MS, max: NOW + DAY_MS });
const someClock = fc.record({
	ms: someMs,
	counter: fc.oneof(fc.integer({ min: 0, max: 50 }), fc.constant(COUNTER_MAX))
});
const someDevice = fc.stringMatching(/^[0-9a-z]{8}$/);

const isLater = (a: Clock, b: Clock) => a.ms > b.ms || (a.ms === b.ms && a.counter > b.counter);

describe('a stamp', () => {
	it('is read back as it was written', () => {
		fc.assert(
			fc.property(someClock, someDevice, (clock, device) => {
				expect(parseStamp(formatStamp(clock, device))).toEqual({ ...clock, device });
			}),
			{ seed: 1 }
		);
	});

	it('sorts as text the way time and counter sort', () => {
		fc.assert(
			fc.property(someClock, someClock, someDevice, (a, b, device) => {
				expect(formatStamp(a, device) < formatStamp(b, device)).toBe(isLater(b, a));
			}),
			{ seed: 2 }
		);
	});

	it('of the same moment on two devices is not the same', () => {
		const clock = { ms: NOW, counter: 0 };
		expect(formatStamp(clock, 'aaaaaaaa')).not.toBe(formatStamp(clock, 'bbbbbbbb'));
	});

	it.each(['', 'x', '123-0000-aaaaaaaa', `${NOW}-0000-AAAAAAAA`, `${NOW}-0000-aaaaaaaa\n`])(
		'is not read from "%s"',
		(text) => {
			expect(parseStamp(text)).toBeNull();
		}
	);
});

describe('the clock', () => {
	it('always goes on, whatever the wall clock says', () => {
		const walls = fc.array(fc.oneof(someMs, fc.constantFrom(0, -5, NOW * 2, Number.NaN, 1e18)));
		fc.assert(
			fc.property(someClock, walls, (start, times) => {
				let clock: Clock = start;
				for (const wall of times) {
					const next = tick(clock, wall);
					expect(isLater(next, clock)).toBe(true);
					clock = next;
				}
			}),
			{ seed: 3 }
		);
	});

	it('shows the wall clock as soon as that is ahead', () => {
		expect(tick({ ms: NOW - 1, counter: 7 }, NOW + 0.9)).toEqual({ ms: NOW, counter: 0 });
	});

	it('takes the next millisecond when the counter is used up', () => {
		expect(tick({ ms: NOW, counter: COUNTER_MAX }, NOW)).toEqual({ ms: NOW + 1, counter: 0 });
	});

	it('of a phone set to the year 5000 still writes stamps of the usual length', () => {
		const clock = tick({ ms: 0, counter: 0 }, Date.UTC(5000, 0));
		expect(parseStamp(formatStamp(clock, 'aaaaaaaa'))).not.toBeNull();
	});
});

describe('a stamp seen from another device', () => {
	it('comes before everything written afterwards', () => {
		fc.assert(
			fc.property(someClock, someClock, (own, other) => {
				const seen = formatStamp(other, 'bbbbbbbb');
				const next = tick(witness(own, seen, NOW), NOW);
				expect(formatStamp(next, 'aaaaaaaa') > seen).toBe(true);
			}),
			{ seed: 4 }
		);
	});

	it('never sets the clock back, and seen twice changes nothing more', () => {
		fc.assert(
			fc.property(someClock, someClock, (own, other) => {
				const seen = formatStamp(other, 'bbbbbbbb');
				const after = witness(own, seen, NOW);
				expect(isLater(own, after)).toBe(false);
				expect(witness(after, seen, NOW)).toEqual(after);
			}),
			{ seed: 5 }
		);
	});

	it('in whatever order several are seen, the clock ends at the same time', () => {
		fc.assert(
			fc.property(someClock, fc.array(someClock), (own, others) => {
				const see = (list: Clock[]) =>
					list.reduce((clock, other) => witness(clock, formatStamp(other, 'bbbbbbbb'), NOW), own);
				expect(see(others)).toEqual(see([...others].reverse()));
			}),
			{ seed: 6 }
		);
	});

	it('from the far future does not carry the clock along: at most a day ahead is believed', () => {
		const own = { ms: NOW, counter: 3 };
		const ahead = (ms: number) => formatStamp({ ms: NOW + ms, counter: 0 }, 'bbbbbbbb');
		expect(witness(own, ahead(DAY_MS + 1), NOW)).toEqual(own);
		expect(witness(own, ahead(DAY_MS), NOW)).toEqual({ ms: NOW + DAY_MS, counter: 0 });
	});

	it('that is no stamp changes nothing', () => {
		const own = { ms: NOW, counter: 3 };
		expect(witness(own, 'nonsense', NOW)).toEqual(own);
	});
});
