import { isTeaching } from '../core/forget.ts';
import type { ItemId } from '../core/item.ts';
import type { Envelope, NewEvent, StudyEvent } from '../core/schema/event.ts';
import { emptyStudy, fold, settingsOf, type Study } from '../core/study.ts';
import { studyDay, type Day } from '../core/day.ts';
import type { Settings } from '../core/settings.ts';
import { openDatabase, type SaxaulDatabase, type StorageTrouble } from '../storage/database.ts';
import { append, forget, readHead, readLog, removeSitting, union } from '../storage/log.ts';
import { databaseName } from '../storage/profiles.ts';
import { readSentinel, writeSentinel } from '../storage/sentinel.ts';
import { readSnapshot, saveSnapshot } from '../storage/snapshots.ts';

/** Raised whenever the fold gives another result for the same log. */
const PROJECTION = 2;
const SNAPSHOT_EVERY = 200;
/** What other tabs are told when the log lost content: they must forget it too. */
const REMOVED = 'removed';

/** What the snapshot holds: the fold, and whatever the deck derived from it. */
interface Projection {
	study: Study;
	cards: unknown;
}

/** Which items a batch of events touches; null: any. */
export type Touched = ReadonlySet<ItemId> | null;

function touchedBy(events: readonly StudyEvent[]): Touched {
	const items = new Set<ItemId>();
	for (const event of events) {
		if (event.type === 'configured' || event.type === 'noted' || isTeaching(event.type)) continue;
		if ('items' in event) for (const id of event.items) items.add(id as ItemId);
		else if ('item' in event && event.item) items.add(event.item as ItemId);
		else return null;
	}
	return events.some((event) => event.type === 'configured') ? null : items;
}

function offsetAt(now: number): number {
	return -new Date(now).getTimezoneOffset();
}

/**
 * The log of one person, open: appends to it, and keeps its fold in memory. Everything that is read on
 * a screen comes from the fold, never back from the database.
 */
export class Engine {
	#database: SaxaulDatabase;
	#study: Study;
	#sinceSnapshot = 0;
	#listeners = new Set<(touched: Touched) => void>();
	#channel: BroadcastChannel;
	/** What the deck derived last time, straight from the snapshot. */
	readonly savedCards: unknown;
	/** Answers the sentinel remembers and the database no longer holds. */
	readonly lost: number;

	private constructor(
		readonly profile: string,
		database: SaxaulDatabase,
		projection: Projection,
		lost: number
	) {
		this.#database = database;
		this.#study = projection.study;
		this.savedCards = projection.cards;
		this.lost = lost;
		this.#channel = new BroadcastChannel(databaseName(profile));
		// A database that was closed meanwhile has been reported already.
		this.#channel.onmessage = ({ data }) =>
			void (data === REMOVED ? this.#foldAnew() : this.refresh()).catch(() => undefined);
	}

	/** Opens and folds. Throws a StorageError. */
	static async open(profile: string, onclosed: (trouble: StorageTrouble) => void): Promise<Engine> {
		const database = await openDatabase(databaseName(profile), onclosed);
		const head = await readHead(database);
		const snapshot = await readSnapshot(database, PROJECTION);
		let projection = (snapshot?.state as Projection | undefined) ?? {
			study: emptyStudy(),
			cards: null
		};
		if (snapshot?.count !== (head?.count ?? 0)) {
			const news = await readLog(database, snapshot?.last);
			fold(projection.study, news as StudyEvent[]);
			// An old event merged after the snapshot lies before its end: then only a full fold is right.
			if (projection.study.count !== (head?.count ?? 0) && snapshot)
				projection = {
					study: fold(emptyStudy(), (await readLog(database)) as StudyEvent[]),
					cards: null
				};
			else if (news.length > 0) projection.cards = null;
		}
		const sentinel = readSentinel(databaseName(profile));
		const lost = Math.max(0, (sentinel?.count ?? 0) - projection.study.count);
		return new Engine(profile, database, projection, lost);
	}

	get study(): Study {
		return this.#study;
	}

	get database(): SaxaulDatabase {
		return this.#database;
	}

	get settings(): Settings {
		return settingsOf(this.#study);
	}

	today(now: number): Day {
		return studyDay(now, offsetAt(now), this.settings.dayStart);
	}

	onchange(listener: (touched: Touched) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** The one write door. Resolves when the events are durable. Throws a StorageError. */
	async record(happened: readonly NewEvent[]): Promise<StudyEvent[]> {
		const now = Date.now();
		const written = await append(this.#database, happened, {
			now,
			offset: offsetAt(now),
			dayStart: this.settings.dayStart
		});
		this.#take(written);
		this.#channel.postMessage('changed');
		return written;
	}

	/** Union with events of another device or a backup. Returns those that were new. */
	async merge(events: readonly Envelope[]): Promise<Envelope[]> {
		const added = await union(this.#database, events, Date.now());
		this.#take(added as StudyEvent[], null);
		await this.snapshot(null);
		this.#channel.postMessage('changed');
		return added;
	}

	/** Removes the content of what a teacher's log holds about the subjects, for good. */
	async forget(subjects: readonly string[]): Promise<Envelope[]> {
		const now = Date.now();
		const moment = { now, offset: offsetAt(now), dayStart: this.settings.dayStart };
		const written = await forget(this.#database, subjects, moment);
		this.#take(written as StudyEvent[]);
		this.#channel.postMessage('forgotten');
		return written;
	}

	/** Removes the content of the answers of a sitting, and of the events named besides, for good. */
	async removeSitting(attempt: string, also: readonly string[] = []): Promise<void> {
		await removeSitting(this.#database, attempt, also);
		await this.#foldAnew();
		this.#channel.postMessage(REMOVED);
	}

	async #foldAnew(): Promise<void> {
		this.#study = fold(emptyStudy(), (await readLog(this.#database)) as StudyEvent[]);
		for (const listener of this.#listeners) listener(null);
	}

	#take(events: readonly StudyEvent[], touched = touchedBy(events)): void {
		fold(this.#study, events);
		this.#sinceSnapshot += events.length;
		writeSentinel(databaseName(this.profile), this.#study.count);
		for (const listener of this.#listeners) listener(touched);
	}

	get isSnapshotDue(): boolean {
		return this.#sinceSnapshot >= SNAPSHOT_EVERY;
	}

	/** Saves the fold, so that the next start need not read the log. Losing it costs nothing but time. */
	async snapshot(cards: unknown): Promise<void> {
		this.#sinceSnapshot = 0;
		const { count, last } = this.#study;
		await saveSnapshot(this.#database, {
			id: 'study',
			version: PROJECTION,
			count,
			last,
			state: { study: this.#study, cards } satisfies Projection
		});
	}

	/** Takes in what another tab has written. */
	async refresh(): Promise<void> {
		const head = await readHead(this.#database);
		if (!head || head.count === this.#study.count) return;
		const news = await readLog(this.#database, this.#study.last);
		fold(this.#study, news as StudyEvent[]);
		if (this.#study.count !== head.count)
			fold(this.#study, (await readLog(this.#database)) as StudyEvent[]);
		for (const listener of this.#listeners) listener(null);
	}

	close(): void {
		this.#channel.close();
		this.#database.retire();
	}
}
