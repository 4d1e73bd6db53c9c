/** A hybrid logical clock stamp: 13-digit ms, 4-digit counter, device. Sorting the text sorts the events. */
export type Stamp = string;

const COUNTER_MAX = 36 ** 4 - 1;
const DAY_MS = 86_400_000;
// The last millisecond of 13 digits, in the year 2286: a longer stamp would not sort as text.
const MS_MAX = 9_999_999_999_999;

export interface Clock {
	/** The greatest time this device has stamped or seen, ms. */
	ms: number;
	counter: number;
}

export function parseStamp(stamp: Stamp): { ms: number; counter: number; device: string } | null {
	const parts = /^(\d{13})-([0-9a-z]{4})-([0-9a-z]{8})$/.exec(stamp);
	if (!parts) return null;
	return {
		ms: Number(parts[1]),
		counter: parseInt(parts[2] as string, 36),
		device: parts[3] as string
	};
}

export function formatStamp(clock: Clock, device: string): Stamp {
	const ms = String(clock.ms).padStart(13, '0');
	return `${ms}-${clock.counter.toString(36).padStart(4, '0')}-${device}`;
}

/** The next stamp: never earlier than the last one, whatever the wall clock says. */
export function tick(clock: Clock, now: number): Clock {
	const wall = Math.min(MS_MAX, Math.max(0, Math.floor(now)));
	if (wall > clock.ms) return { ms: wall, counter: 0 };
	if (clock.counter < COUNTER_MAX) return { ms: clock.ms, counter: clock.counter + 1 };
	return { ms: clock.ms + 1, counter: 0 };
}

/**
 * Moves our clock past a merged stamp. A stamp more than a day ahead is merged but does not move it:
 * one phone set to 2099 must not carry all the others along.
 */
export function witness(clock: Clock, stamp: Stamp, now: number): Clock {
	const seen = parseStamp(stamp);
	if (!seen || seen.ms > now + DAY_MS) return clock;
	if (seen.ms > clock.ms || (seen.ms === clock.ms && seen.counter > clock.counter)) {
		return { ms: seen.ms, counter: seen.counter };
	}
	return clock;
}
