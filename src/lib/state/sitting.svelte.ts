import { createSubscriber } from 'svelte/reactivity';
import type { Grade, Item, ItemId, Response } from '$lib/core/item.ts';
import { rate, type Rating, type Standing } from '$lib/core/rate.ts';
import { score } from '$lib/core/score.ts';
import {
	answer,
	draft,
	goTo,
	lastAnswered,
	next,
	overrule,
	saved,
	seedAt,
	takeHint,
	undo,
	type Given,
	type Session
} from '$lib/core/session.ts';
import { shownOf } from '$lib/core/shown.ts';
import { judgeTyped, type Judgement } from '$lib/core/typed.ts';
import type { NewEvent } from '$lib/core/schema/event.ts';
import type { Room } from './room.svelte.ts';

const SAVE_MS = 300;

export interface SittingInput {
	room: Room;
	session: Session;
	/** The item of a place; null when the bank can no longer ask it. */
	itemOf: (id: ItemId, seed: number) => Item | null | Promise<Item | null>;
	/** How an item stands in the schedule. */
	standingOf: (id: ItemId) => Standing | Promise<Standing>;
	/** In review: what comes next, told before the answer is stored (null: it cannot be told) … */
	foresee?: (answering: ItemId) => ItemId | null;
	/** … and after. */
	nextOf?: (previous: ItemId) => ItemId | null;
}

/** After the frame that shows the verdict: storing must not delay it. */
function painted(): Promise<void> {
	return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/**
 * A sitting: the pure session machine, the item on the screen, and the one way from an answer to the
 * log. The verdict is shown first, then the answer is stored, then "saved" is said.
 */
export class Sitting {
	session = $state.raw() as Session;
	item = $state.raw<Item | null>(null);
	/** A typed answer that is nearly right: the learner is asked before it is judged. */
	near = $state.raw<Extract<Judgement, { is: 'near' | 'known' }> | null>(null);
	/** Whether a recall card shows its back. */
	turned = $state(false);
	saving = $state<'idle' | 'saving' | 'saved' | 'failed'>('idle');
	/** Items that the bank no longer has, left out of this sitting. */
	gone = $state.raw<ItemId[]>([]);
	#input: SittingInput;
	#writes: Promise<unknown> = Promise.resolve();
	#shownAt = 0;
	/** What comes next, made ready while the learner thinks, so that the tap has only to show it. */
	#ready: { after: ItemId; revision: number; id: ItemId; seed: number; item: Item } | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#flushOnHide = createSubscriber(() => {
		const onhide = () => {
			if (document.visibilityState === 'hidden' && this.#timer) void this.#save();
		};
		document.addEventListener('visibilitychange', onhide);
		return () => document.removeEventListener('visibilitychange', onhide);
	});

	constructor(input: SittingInput) {
		this.#input = input;
		this.session = input.session;
	}

	/** Shows the item of the current place. Places whose item is gone are passed over and named. */
	async show(): Promise<void> {
		const { session } = this;
		const id = session.items[session.at];
		if (session.phase === 'over' || !id) {
			this.item = null;
			return;
		}
		const seed = seedAt(session);
		const ready = this.#ready;
		const made =
			ready?.id === id && ready.seed === seed ? ready.item : this.#input.itemOf(id, seed);
		const item = made instanceof Promise ? await made : made;
		if (!item) {
			this.gone = [...this.gone, id];
			await this.next();
			return;
		}
		this.item = item;
		this.turned = false;
		this.near = null;
		this.#shownAt = performance.now();
		void this.#prepare();
	}

	/** A card that falls due meanwhile waits for one more card: nothing is lost by it. */
	async #prepare(): Promise<void> {
		const { item, session } = this;
		const { foresee, itemOf, room } = this.#input;
		const after = session.items[session.at];
		if (!item || !foresee || !after) return;
		await painted();
		if (this.item !== item) return;
		const { revision } = room;
		const id = foresee(after);
		if (!id) return;
		const seed = seedAt(session, session.at + 1);
		const next = await itemOf(id, seed);
		if (next && this.item === item) this.#ready = { after, revision, id, seed, item: next };
	}

	/** In review: what comes after this card, told without waiting for its answer to be stored. */
	#foresee(answering: ItemId): ItemId | null {
		const { foresee, room } = this.#input;
		if (this.#ready?.after === answering && this.#ready.revision === room.revision)
			return this.#ready.id;
		return foresee?.(answering) ?? null;
	}

	get given(): Given | null {
		return this.session.given[this.session.at] ?? null;
	}

	get canUndo(): boolean {
		return lastAnswered(this.session) >= 0;
	}

	draft(response: Response | null): void {
		this.near = null;
		this.#set(draft(this.session, response));
	}

	hint(): void {
		this.#set(takeHint(this.session));
	}

	turn(): void {
		this.turned = true;
	}

	/** Answers the current question. A typed answer that is nearly right is asked about first. */
	async answer(response: Response, meant = false): Promise<void> {
		const { item } = this;
		if (!item || this.session.phase !== 'asking') return;
		if (item.type === 'short' && response.type === 'short' && !meant) {
			const judged = judgeTyped(response.text, [item.key, ...item.accept], item.known);
			if (judged.is === 'near' || (judged.is === 'known' && this.near === null)) {
				this.near = judged;
				return;
			}
		}
		this.near = null;
		const at = this.session.at;
		const ms = Math.round(performance.now() - this.#shownAt);
		const missed = this.session.missed.length > 0;
		const answered = answer(this.session, { item, response, ms, rating: null });
		this.#set(answered);
		const given = this.session.given[at];
		if (!given || given.event) return;
		if (answered.behaviour !== 'deferred') void this.#write(at, item, missed);
		// After the last question nobody hands in: without this the answers would be lost.
		else if (answered.phase === 'over') await this.finish();
		else await this.show();
	}

	#rate(item: Item, response: Response, standing: Standing, missed: boolean): Rating | null {
		const { verdict } = score(item, response);
		return rate({
			mode: this.session.mode,
			standing,
			type: item.type,
			// Found only after a wrong try, it was not remembered.
			verdict: missed && verdict === 'right' ? 'partly' : verdict,
			...(response.type === 'recall' ? { grade: response.grade } : {})
		});
	}

	/** Grades a turned card and goes on at once, so that no verdict is drawn only to be thrown away. */
	async grade(grade: Grade): Promise<void> {
		const answered = this.answer({ type: 'recall', grade });
		// In deferred behaviour the answer itself leads to the next open question.
		if (this.session.behaviour !== 'deferred') await this.next();
		await answered;
	}

	#event(item: Item, given: Given): NewEvent {
		const { session } = this;
		return {
			type: 'answered',
			mode: session.mode,
			item: item.id,
			seed: item.seed,
			bank: item.bank,
			shown: shownOf(item),
			response: given.response,
			points: given.score.points,
			verdict: given.score.verdict,
			rating: given.rating,
			ms: given.ms,
			attempt: session.id,
			...(given.tries > 1 ? { tries: given.tries } : {}),
			...(given.hinted ? { hinted: true as const } : {})
		};
	}

	/** Stores one answer after the paint. Writes follow each other, so that undo finds its target. */
	#write(at: number, item: Item, missed: boolean): Promise<void> {
		this.saving = 'saving';
		const work = this.#writes.then(async () => {
			await painted();
			const standing = await this.#input.standingOf(item.id);
			const shown = this.session.given[at];
			if (!shown) return;
			const given = { ...shown, rating: this.#rate(item, shown.response, standing, missed) };
			const written = await this.#input.room.record(this.#event(item, given));
			if (this.session.given[at]?.event === null)
				this.#set(
					saved(this.session, at, { event: written?.[0]?.id ?? null, rating: given.rating })
				);
			this.saving = written ? 'saved' : 'failed';
			void this.#prepare();
		});
		this.#writes = work;
		return work;
	}

	/** Deferred behaviour: all answers go into the log together when the quiz is handed in. */
	async finish(): Promise<void> {
		const open: { at: number; given: Given; item: Item }[] = [];
		for (const [at, given] of this.session.given.entries()) {
			const id = this.session.items[at];
			if (!given || given.event || !id) continue;
			const item = await this.#input.itemOf(id, seedAt(this.session, at));
			if (item) open.push({ at, given, item });
		}
		this.#set({ ...this.session, phase: 'over' });
		this.item = null;
		if (open.length === 0) return;
		this.saving = 'saving';
		const rated: Given[] = [];
		for (const { given, item } of open) {
			const standing = await this.#input.standingOf(item.id);
			rated.push({ ...given, rating: this.#rate(item, given.response, standing, false) });
		}
		const written = await this.#input.room.record(
			...open.map(({ item }, index) => this.#event(item, rated[index] as Given))
		);
		let { session } = this;
		open.forEach(({ at }, index) => {
			const rating = rated[index]?.rating ?? null;
			session = saved(session, at, { event: written?.[index]?.id ?? null, rating });
		});
		this.#set(session);
		this.saving = written ? 'saved' : 'failed';
	}

	async next(): Promise<void> {
		const previous = this.session.items[this.session.at];
		let following: ItemId | null = null;
		if (this.session.mode === 'review' && previous) {
			following = this.#foresee(previous);
			if (!following) {
				await this.#writes;
				following = this.#input.nextOf?.(previous) ?? null;
			}
		}
		const moved = next(this.session, following);
		if (moved.phase === 'over' && this.session.behaviour === 'deferred') return this.finish();
		this.#set(moved);
		await this.show();
	}

	/** Leaves the current question unanswered, because its card was put away. */
	async skip(): Promise<void> {
		const previous = this.session.items[this.session.at];
		await this.#leaveFor(previous ? this.#input.nextOf?.(previous) : null);
	}

	/** Asks a card at once, because what put it away was taken back. */
	bring(id: ItemId): Promise<void> {
		return this.#leaveFor(id);
	}

	async #leaveFor(following: ItemId | null | undefined): Promise<void> {
		const { session } = this;
		const isOpen = session.phase !== 'over' && !session.given[session.at];
		const kept = isOpen
			? { ...session, items: session.items.slice(0, -1), given: session.given.slice(0, -1) }
			: session;
		this.#set(next(kept, following));
		await this.show();
	}

	async goTo(at: number): Promise<void> {
		this.#set(goTo(this.session, at));
		await this.show();
	}

	/** Takes back the last answer: in the log by an event, on the screen by asking it again. */
	async undo(): Promise<void> {
		if (this.near) {
			this.near = null;
			return;
		}
		await this.#writes;
		const at = lastAnswered(this.session);
		const target = this.session.given[at]?.event;
		const item = this.session.items[at];
		this.#set(undo(this.session));
		await this.show();
		if (target && item) await this.#input.room.record({ type: 'undone', target, item });
		// What could not be written yet need not be written at all.
		else if (item) this.#input.room.withdraw(item);
		this.saving = 'idle';
	}

	/** "I was right", or "I guessed" beside a right answer: the learner's word, logged. */
	async overrule(guessed: boolean): Promise<void> {
		const { item, given } = this;
		if (!item || !given) return;
		await this.#writes;
		const target = this.given?.event;
		const rating =
			given.rating === null
				? null
				: rate({
						mode: this.session.mode,
						standing: 'due',
						type: item.type,
						verdict: 'right',
						guessed,
						overruled: !guessed
					});
		this.#set(overrule(this.session, rating));
		if (target) await this.#input.room.record({ type: 'overruled', target, item: item.id, rating });
	}

	#set(session: Session): void {
		if (session === this.session) return;
		this.session = session;
		this.#timer ??= setTimeout(() => void this.#save(), SAVE_MS);
	}

	/** Keeps the session where a killed tab finds it again. A finished one is forgotten. */
	async #save(): Promise<void> {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		const { session } = this;
		try {
			const engine = await this.#input.room.engine();
			const { forgetSession, saveSession } = await import('$lib/storage/sessions.ts');
			if (session.phase === 'over') await forgetSession(engine.database, session.id);
			else
				await saveSession(engine.database, {
					id: session.id,
					savedAt: Date.now(),
					state: session
				});
		} catch {
			// The room shows what is wrong with the storage; the sitting goes on in memory.
		}
	}

	/** Read by the screen while it shows the sitting, so that leaving the page saves at once. */
	watch(): void {
		this.#flushOnHide();
	}
}
