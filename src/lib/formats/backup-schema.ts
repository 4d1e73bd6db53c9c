import * as z from 'zod/mini';
import type { Envelope } from '../core/schema/event.ts';
import type { Found } from './foreign.ts';

// The policy of the pages forbids code made from text; zod would try, and be reported.
z.config({ jitless: true });

export const FORMAT = 'saxaul-log';
export const FORMAT_VERSION = 1;

export const LIMITS = {
	packedBytes: 100_000_000,
	unpackedBytes: 500_000_000,
	/** More than the longest note or the taking of a long path needs: what we write must come back. */
	lineBytes: 256 * 1024,
	depth: 16,
	events: 2_000_000
};

export const Header = z.looseObject({
	format: z.literal(FORMAT),
	version: z.literal(FORMAT_VERSION),
	/** Version of the app that wrote the file. */
	app: z.string().check(z.maxLength(100)),
	/** ISO 8601 */
	created: z.string().check(z.maxLength(40)),
	profile: z.object({ nickname: z.nullable(z.string().check(z.maxLength(200))) }),
	count: z.int().check(z.nonnegative()),
	/** Greatest sequence number of each device. */
	devices: z.record(z.string(), z.int().check(z.nonnegative()))
});
export type BackupHeader = z.infer<typeof Header>;

/** A file of a later format: nothing else of its header is known. */
export const LaterHeader = z.looseObject({
	format: z.literal(FORMAT),
	version: z.int().check(z.gt(FORMAT_VERSION))
});

export const Trailer = z.object({
	count: z.int().check(z.nonnegative()),
	/** Of every line above it, line ends (LF) included. */
	sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/))
});

/** Wrong with one line; the others are kept. */
export type LineProblem = 'long' | 'deep' | 'not-json' | 'not-event' | 'rotten' | 'malformed';
/** Wrong with the whole file. */
export type FileProblem =
	'empty' | 'large' | 'newer' | 'damaged' | 'cut' | 'headless' | 'incomplete' | 'changed';
export type BackupProblem =
	{ is: LineProblem; line: number } | { is: FileProblem } | { is: 'foreign'; found: Found };

export interface Backup {
	header: BackupHeader | null;
	/** Every event whose own checksum holds, in the order of the file. */
	events: Envelope[];
	/** Events that the file should hold and that cannot be read. */
	unreadable: number;
	/** At most a hundred. */
	problems: BackupProblem[];
}
