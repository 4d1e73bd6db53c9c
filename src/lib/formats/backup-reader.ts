import { checksum } from '../core/crc.ts';
import { EVENT_VERSION } from '../core/envelope.ts';
import { Envelope, StudyEvent } from '../core/schema/event.ts';
import {
	Header,
	LaterHeader,
	LIMITS,
	Trailer,
	type Backup,
	type BackupHeader,
	type BackupProblem,
	type FileProblem,
	type LineProblem
} from './backup-schema.ts';
import { recognise } from './foreign.ts';
import { Lines } from './lines.ts';
import { Sha256 } from './sha256.ts';

/** After so many lines without header and event it is somebody else's file. */
const PATIENCE = 200;
/** So many lines without anything in them are no accident: reading on would only take time. */
const MOST_IDLE = 10_000;
const MOST_PROBLEMS = 100;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const NEWLINE = Uint8Array.of(0x0a);

const known = new Set<string>(
	StudyEvent.def.options.flatMap((option) => option.shape.type.def.values)
);

/** How deep arrays and objects lie in each other, before any recursive reader sees them. */
function depthOf(json: string): number {
	let depth = 0;
	let deepest = 0;
	let quoted = false;
	for (let at = 0; at < json.length; at += 1) {
		const letter = json[at];
		if (quoted) {
			if (letter === '\\') at += 1;
			else if (letter === '"') quoted = false;
		} else if (letter === '"') quoted = true;
		else if (letter === '{' || letter === '[') deepest = Math.max(deepest, (depth += 1));
		else if (letter === '}' || letter === ']') depth -= 1;
	}
	return deepest;
}

function parse(line: Uint8Array): { value: unknown } | { wrong: LineProblem } {
	const json = new TextDecoder().decode(line);
	if (depthOf(json) > LIMITS.depth) return { wrong: 'deep' };
	try {
		return { value: JSON.parse(json) };
	} catch {
		return { wrong: 'not-json' };
	}
}

/** Judges an event. A type or version that this build does not know is judged by its envelope alone. */
function wrongWith(value: unknown): LineProblem | null {
	const envelope = Envelope.safeParse(value);
	if (!envelope.success) return 'not-event';
	const { type, v, crc } = envelope.data;
	if (checksum(value as object) !== crc) return 'rotten';
	// A checksum proves no sense: what the fold would stumble over never enters the log.
	if (v === EVENT_VERSION && known.has(type) && !StudyEvent.safeParse(value).success)
		return 'malformed';
	return null;
}

/** Takes a backup line by line and keeps whatever is sound. */
export class BackupReader {
	/** Nothing more is worth reading. */
	isOver = false;
	#lines = new Lines(LIMITS.lineBytes);
	#hash = new Sha256();
	#bytes = 0;
	#line = 0;
	#failed = 0;
	#idle = 0;
	#first: Uint8Array | null = null;
	#header: BackupHeader | null = null;
	#trailer: { count: number; sha256: string; matches: boolean } | null = null;
	#events: Envelope[] = [];
	#problems: BackupProblem[] = [];

	take(chunk: Uint8Array): void {
		const isFirst = this.#first === null;
		this.#first ??= chunk;
		const bytes =
			isFirst && BYTE_ORDER_MARK.every((byte, index) => chunk[index] === byte)
				? chunk.subarray(BYTE_ORDER_MARK.length)
				: chunk;
		this.#bytes += bytes.length;
		if (this.#bytes > LIMITS.unpackedBytes) return this.#refuse('large');
		for (const line of this.#lines.take(bytes)) {
			this.#judge(line);
			if (this.isOver) return;
		}
	}

	/** A part of the file ends; when it was broken off, its last line is none. */
	endPart(isWhole: boolean): void {
		for (const line of this.#lines.end()) if (isWhole) this.#judge(line);
		if (!isWhole && !this.#has('damaged')) this.#problems.push({ is: 'damaged' });
	}

	result(): Backup {
		const kept = this.#events.length;
		const promised = this.#header?.count ?? this.#trailer?.count ?? kept + this.#failed;
		const isNothing = !this.#header && kept === 0;
		if (!this.#has('newer') && !this.#has('large')) {
			if (isNothing) this.#disown();
			else this.#compare(promised > kept);
		}
		return {
			header: this.#header,
			events: this.#events,
			unreadable: isNothing ? 0 : Math.max(0, promised - kept),
			problems: this.#problems
		};
	}

	#judge(line: Uint8Array | null): void {
		this.#line += 1;
		if (line === null) return this.#fail('long');
		if (line.length === 0) return this.#pass();
		const parsed = parse(line);
		if ('wrong' in parsed) return this.#fail(parsed.wrong);
		const { value } = parsed;
		const trailer = Trailer.safeParse(value);
		if (trailer.success) {
			this.#trailer = { ...trailer.data, matches: trailer.data.sha256 === this.#hash.hex() };
			return;
		}
		this.#hash.update(line);
		this.#hash.update(NEWLINE);
		if (!this.#header && this.#open(value)) return;
		const wrong = wrongWith(value);
		if (wrong) return this.#fail(wrong);
		if (this.#events.length === LIMITS.events) return this.#refuse('large');
		this.#events.push(value as Envelope);
	}

	#open(value: unknown): boolean {
		const header = Header.safeParse(value);
		if (header.success) this.#header = header.data;
		else if (LaterHeader.safeParse(value).success) this.#refuse('newer');
		return header.success || this.isOver;
	}

	#fail(wrong: LineProblem): void {
		this.#failed += 1;
		if (this.#problems.length < MOST_PROBLEMS) this.#problems.push({ is: wrong, line: this.#line });
		this.#pass();
	}

	/** A line that gave nothing. */
	#pass(): void {
		this.#idle += 1;
		if (this.#idle === PATIENCE && !this.#header && this.#events.length === 0) this.isOver = true;
		if (this.#idle < MOST_IDLE) return;
		this.isOver = true;
		this.endPart(false);
	}

	#refuse(why: 'large' | 'newer'): void {
		this.isOver = true;
		this.#events = [];
		this.#problems = [{ is: why }];
	}

	#has(is: FileProblem): boolean {
		return this.#problems.some((problem) => problem.is === is);
	}

	/** Nothing of ours is in it: what is it then? Broken lines say nothing about a foreign file. */
	#disown(): void {
		const first = this.#has('damaged') ? null : this.#first;
		this.#problems = [
			first === null ? { is: 'damaged' } : { is: 'foreign', found: recognise(first) }
		];
	}

	/** Whether the whole file is what was written. */
	#compare(missing: boolean): void {
		if (!this.#header) this.#problems.push({ is: 'headless' });
		if (!this.#trailer) this.#problems.push({ is: 'cut' });
		else if (missing && this.#failed === 0 && !this.#has('damaged'))
			this.#problems.push({ is: 'incomplete' });
		else if (!this.#trailer.matches && this.#problems.length === 0)
			this.#problems.push({ is: 'changed' });
	}
}
