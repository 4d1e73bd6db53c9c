import { createContext } from 'svelte';
import type { Bank, BankIndex } from '$lib/core/bank.ts';
import type { ItemId } from '$lib/core/item.ts';
import { enclose, type Writer } from '$lib/core/envelope.ts';
import type { NewEvent, StudyEvent } from '$lib/core/schema/event.ts';
import { SETTINGS } from '$lib/core/settings.ts';
import type { StorageTrouble } from '$lib/storage/database.ts';
import { randomId } from '$lib/storage/identity.ts';
import type { Deck } from './deck.ts';
import type { Engine } from './engine.ts';
import type { Questions } from './questions.ts';

const PROFILE_KEY = 'saxaul-profile';
const FIRST = 'saxaul';

function chosenProfile(): string {
	try {
		return localStorage.getItem(PROFILE_KEY) ?? FIRST;
	} catch {
		return FIRST;
	}
}

/**
 * The open study, as the screens see it. Everything heavy (database, fold, scheduler, bank) is loaded
 * when it is first asked for, so that the first question needs none of it.
 */
export class Room {
	/** Grows with every change of the log: what is derived from it reads this first. */
	revision = $state(0);
	status = $state<'closed' | 'opening' | 'open' | 'trouble'>('closed');
	trouble = $state<StorageTrouble | null>(null);
	/**
	 * Answers that could not be written yet. They have their identity and time already, so that they can
	 * be saved to a file and retried, and are still one answer each when both succeed.
	 */
	unsaved = $state.raw<StudyEvent[]>([]);
	/** Answers that the last visit had and this one does not find. */
	lost = $state(0);
	readonly profile: string;
	#engine: Promise<Engine> | null = null;
	#deck: Promise<Deck> | null = null;
	#index: Promise<BankIndex> | null = null;
	#bank: Promise<Bank> | null = null;
	#questions: Promise<Questions> | null = null;
	/** Who writes what the database could not take. */
	#spare: Writer | null = null;
	#dayStart = SETTINGS.dayStart;

	constructor() {
		this.profile = typeof localStorage === 'undefined' ? FIRST : chosenProfile();
	}

	/** Which questions there are: a small part of the bank, enough to know what is due. */
	index(): Promise<BankIndex> {
		this.#index ??= import('$questions/index.ts').then(({ index }) => index);
		return this.#index;
	}

	/** What asks: the first question needs only the part of the bank that it is made of. */
	questions(): Promise<Questions> {
		this.#questions ??= import('./questions.ts').then(
			({ Questions }) => new Questions(() => this.bank())
		);
		return this.#questions;
	}

	/** The whole of it: for whatever lists or shows facts. */
	bank(): Promise<Bank> {
		this.#bank ??= import('$questions/bank.ts').then(({ bank }) => bank);
		return this.#bank;
	}

	/** Opens the log once. Rejects with a StorageError and sets `trouble`. */
	engine(): Promise<Engine> {
		this.#engine ??= this.#open();
		return this.#engine;
	}

	async #open(): Promise<Engine> {
		this.status = 'opening';
		try {
			const { Engine } = await import('./engine.ts');
			const engine = await Engine.open(this.profile, (trouble) => this.#fail(trouble));
			engine.onchange(() => (this.revision += 1));
			this.lost = engine.lost;
			this.#dayStart = engine.settings.dayStart;
			this.status = 'open';
			this.trouble = null;
			this.revision += 1;
			return engine;
		} catch (error) {
			this.#fail((error as { trouble?: StorageTrouble }).trouble ?? 'unavailable');
			throw error;
		}
	}

	#fail(trouble: StorageTrouble): void {
		// What was erased stays so: nothing of this page may be written into a new database.
		if (this.trouble === 'erased') return;
		this.trouble = trouble;
		this.status = 'trouble';
		if (trouble === 'erased') {
			this.unsaved = [];
			return;
		}
		// The next call tries again, with a connection of its own.
		void this.#engine?.then(
			(engine) => engine.close(),
			() => undefined
		);
		this.#engine = null;
		this.#deck = null;
	}

	deck(): Promise<Deck> {
		this.#deck ??= (async () => {
			const [engine, index, { Deck }, { siblingGroup }, { currentId }] = await Promise.all([
				this.engine(),
				this.index(),
				import('./deck.ts'),
				import('$lib/core/selection.ts'),
				import('$lib/core/bank.ts')
			]);
			const known = new Set(index.items);
			return new Deck(engine, {
				siblings: (id) => siblingGroup(index, id),
				canAsk: (id) => known.has(currentId(index, id))
			});
		})();
		return this.#deck;
	}

	/**
	 * The one write door. Resolves with the stored events when they are durable, or with null when they
	 * could not be written: then they wait in `unsaved`.
	 */
	async record(...happened: NewEvent[]): Promise<StudyEvent[] | null> {
		try {
			const engine = await this.engine();
			// What waits goes first, so that the log keeps the order in which things happened.
			const waiting = this.unsaved;
			if (waiting.length > 0) {
				await engine.merge(waiting);
				this.unsaved = this.unsaved.filter((event) => !waiting.includes(event));
			}
			if (happened.length === 0) return [];
			const written = await engine.record(happened);
			if (engine.isSnapshotDue) void this.#snapshot(engine);
			return written;
		} catch (error) {
			this.#keep(happened);
			this.#fail((error as { trouble?: StorageTrouble }).trouble ?? 'unavailable');
			return null;
		}
	}

	#keep(happened: readonly NewEvent[]): void {
		const now = Date.now();
		const { events, ...writer } = enclose(
			happened,
			this.#spare ?? { device: randomId(), seq: 0, ms: 0, counter: 0 },
			{ now, offset: -new Date(now).getTimezoneOffset(), dayStart: this.#dayStart }
		);
		this.#spare = writer;
		this.unsaved = [...this.unsaved, ...events];
	}

	/**
	 * Takes back the last answer to `item` that still waits to be written. It is undone, not dropped: its
	 * number is given, and a gap in the numbers would look like a loss.
	 */
	withdraw(item: ItemId): void {
		const answer = this.unsaved.findLast(
			(event) => event.type === 'answered' && event.item === item
		);
		if (answer) this.#keep([{ type: 'undone', target: answer.id, item }]);
	}

	async retry(): Promise<void> {
		// Only a page that starts anew has the newer code, or the next person's log.
		if (this.trouble === 'newer' || this.trouble === 'erased') location.reload();
		else if (this.unsaved.length > 0) await this.record();
		else await this.engine().catch(() => undefined);
	}

	async #snapshot(engine: Engine): Promise<void> {
		const deck = this.#deck ? await this.#deck : null;
		await engine.snapshot(deck?.cards ?? null);
	}

	/** Lets go of the log before it is erased. Nothing can be written from this page any more. */
	async leave(): Promise<void> {
		const engine = await this.#engine?.catch(() => null);
		engine?.close();
		this.#fail('erased');
	}

	/** Called when the page is left: the next start is then fast. */
	async rest(): Promise<void> {
		if (this.status === 'open' && this.#engine) await this.#snapshot(await this.#engine);
	}
}

export const [getRoom, setRoom] = createContext<Room>();

export function chooseProfile(profile: string): void {
	localStorage.setItem(PROFILE_KEY, profile);
}
