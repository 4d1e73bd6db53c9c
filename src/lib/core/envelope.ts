import { formatStamp, tick, type Clock } from './clock.ts';
import { checksum } from './crc.ts';
import { studyDay } from './day.ts';
import type { NewEvent, StudyEvent } from './schema/event.ts';

/** When and where in the world an event happens. */
export interface Moment {
	now: number;
	/** Minutes east of UTC. */
	offset: number;
	/** Hour at which the study day begins. */
	dayStart: number;
}

/** Who writes, the number last given, and the clock. */
export interface Writer extends Clock {
	device: string;
	seq: number;
}

/** Raised when a payload changes so that older builds would misread it. */
export const EVENT_VERSION = 1;

/** Gives events their identity, order and checksum, and tells how far the writer has come. */
export function enclose(
	happened: readonly NewEvent[],
	{ device, seq, ms, counter }: Writer,
	{ now, offset, dayStart }: Moment
): Writer & { events: StudyEvent[] } {
	let clock: Clock = { ms, counter };
	const events = happened.map((event, index) => {
		clock = tick(clock, now);
		const envelope = {
			...event,
			id: formatStamp(clock, device),
			device,
			seq: seq + index + 1,
			at: now,
			// In London it is -0, which a file would not give back.
			offset: offset || 0,
			day: studyDay(now, offset, dayStart),
			v: EVENT_VERSION
		};
		return { ...envelope, crc: checksum(envelope) };
	});
	return { events, device, seq: seq + events.length, ...clock };
}
