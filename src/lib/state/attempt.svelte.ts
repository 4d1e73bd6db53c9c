import { resolve } from '$app/paths';
import type { Item, ItemId, Response } from '../core/item.ts';
import { rate } from '../core/rate.ts';
import type { NewEvent } from '../core/schema/event.ts';
import type { Receipt } from '../core/schema/teaching.ts';
import { shownOf } from '../core/shown.ts';
import { judgeTyped, type Judgement } from '../core/typed.ts';
import { isKeyShown } from '../core/teaching/assignment.ts';
import {
	answerPlace,
	attemptsLeft,
	draftAnswer,
	endAttempt,
	goOn,
	goToCheck,
	goToPlace,
	isAnswered,
	isExpired,
	isVerdictShown,
	itemsFor,
	placeNow,
	receiptRows,
	saySure,
	settle,
	spend,
	startAttempt,
	takeBack,
	takeHint,
	takerOf,
	turnCard,
	type Attempt,
	type Certainty,
	type Place
} from '../core/teaching/attempt.ts';
import { resolveAssignment, type Resolved } from '../core/teaching/questions.ts';
import { checkName } from '../core/teaching/receipt.ts';
import type { NicknameProblem } from '../core/nickname.ts';
import { toBase64url } from '../formats/base64url.ts';
import { linkOf } from '../formats/link.ts';
import { writeReceipt } from '../formats/receipt-code.ts';
import { canSeal, makeKeyPair, pseudonymOf } from '../formats/seal.ts';
import { newId } from './id.ts';
import type { Opened } from './attempt-link.ts';
import { keepPaper, readPapers, removePaper, type Done, type Paper } from './attempt-papers.ts';
import type { Room } from './room.svelte.ts';
import { openShelf } from './teacher.svelte.ts';

const SAVE_MS = 300;
const SECRET_BYTES = 16;
const MOST_ATTEMPTS = 99;
/** A teacher who looks needs no name: it is neither shown nor kept. */
const PREVIEWER = '?';

export type Near = Extract<Judgement, { is: 'near' }>;

/** The address of this app, where a receipt's link leads. */
export function baseAddress(): string {
	return new URL(resolve('/'), location.href).href;
}

/**
 * One student takes one assignment: the pure attempt, the question on the screen, and the ways to the
 * database (the sheet at every step, the log when it is handed in).
 */
export class Taking {
	readonly opened: Opened;
	readonly isPreview: boolean;
	resolved = $state.raw<Resolved[]>([]);
	paper = $state.raw<Paper | null>(null);
	/** The attempt on the screen: running, or just ended. */
	attempt = $state.raw<Attempt | null>(null);
	/** What was handed in and is shown now. */
	done = $state.raw<Done | null>(null);
	items = $state.raw<(Item | null)[]>([]);
	near = $state.raw<Near | null>(null);
	/** False: this browser keeps nothing, so all of it is in the memory of this page. */
	canKeep = $state(true);
	saving = $state<'idle' | 'saved' | 'failed'>('idle');
	isEnding = $state(false);
	#room: Room;
	#shownAt = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;

	private constructor(room: Room, opened: Opened, isPreview: boolean) {
		this.#room = room;
		this.opened = opened;
		this.isPreview = isPreview;
	}

	/**
	 * Finds the questions in the bank, and what this person has done of the assignment before: the sheet
	 * that is named, or the one used last.
	 */
	static async open(
		room: Room,
		opened: Opened,
		{ isPreview, sheet }: { isPreview: boolean; sheet: string | null }
	): Promise<Taking> {
		const taking = new Taking(room, opened, isPreview);
		const [shelf] = await Promise.all([openShelf(room), isPreview ? null : taking.#find(sheet)]);
		taking.resolved = resolveAssignment(shelf, opened.assignment);
		const { paper } = taking;
		if (!paper) return taking;
		taking.#arrange(paper);
		const last = paper.done.at(-1);
		if (paper.running) {
			taking.attempt = paper.running;
			taking.#shownAt = performance.now();
			await taking.tick(Date.now());
		} else if (last && !last.isSent) taking.show(last);
		return taking;
	}

	async #find(sheet: string | null): Promise<void> {
		try {
			const papers = await readPapers(this.#room);
			const same = papers.filter((paper) => paper.assignment === this.opened.id);
			this.paper = same.find((paper) => paper.id === sheet) ?? same[0] ?? null;
		} catch {
			this.canKeep = false;
		}
	}

	#arrange(paper: Paper): void {
		const { assignment } = this.opened;
		const taker = takerOf(assignment, paper.name, paper.pseudonym);
		this.items = itemsFor(assignment, this.resolved, taker);
	}

	get missing(): Extract<Resolved, { is: 'missing' }>[] {
		return this.resolved.filter((one) => one.is === 'missing');
	}

	/** Attempts left on this device; null: any number. */
	get left(): number | null {
		const left = attemptsLeft(this.opened.assignment, this.paper?.done.length ?? 0);
		return this.isPreview ? null : left;
	}

	get place(): Place | null {
		return this.attempt && placeNow(this.attempt);
	}

	get item(): Item | null {
		return this.place && (this.items[this.place.question] ?? null);
	}

	/** Whether the results may be seen now. */
	isKeyShown(now: number): boolean {
		return isKeyShown(this.opened.assignment, { isHandedIn: this.done !== null, now });
	}

	/** Another student at the same device: a sheet of its own. */
	startOther(): void {
		this.paper = null;
		this.attempt = null;
		this.done = null;
	}

	/** Starts an attempt. Returns what is wrong with the name, or null. */
	async begin(typed: string): Promise<NicknameProblem | null> {
		const { id, assignment, extra, code } = this.opened;
		if (!this.paper) {
			const checked = this.isPreview ? { name: PREVIEWER } : checkName(typed);
			if ('problem' in checked) return checked.problem;
			const secret = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
			this.paper = {
				v: 1,
				is: 'paper',
				id: newId(),
				assignment: id,
				title: assignment.title,
				code,
				name: checked.name,
				secret: toBase64url(secret),
				pseudonym: canSeal() ? await pseudonymOf(secret, id) : '',
				reply: canSeal() ? await makeKeyPair() : { public: '', secret: '' },
				running: null,
				done: [],
				feedback: null
			};
		}
		const { paper } = this;
		this.#arrange(paper);
		this.done = null;
		this.near = null;
		this.#set(
			startAttempt({
				id: newId(),
				number: Math.min(MOST_ATTEMPTS, paper.done.length + 1),
				assignment,
				resolved: this.resolved,
				taker: takerOf(assignment, paper.name, paper.pseudonym),
				extra,
				now: Date.now()
			})
		);
		this.#shownAt = performance.now();
		await this.save();
		return null;
	}

	draft(response: Response | null): void {
		this.near = null;
		this.#do((attempt) => draftAnswer(attempt, response));
	}

	sure(certainty: Certainty): void {
		this.#do((attempt) => saySure(attempt, certainty));
	}

	turn(): void {
		this.#do(turnCard);
	}

	hint(): void {
		this.#do(takeHint);
	}

	/** Answers. Where the key is shown at once, a typed answer that is nearly right is asked about first. */
	answer(response: Response, meant = false): void {
		const { item, attempt } = this;
		if (!item || !attempt) return;
		this.near = null;
		if (
			attempt.behaviour !== 'deferred' &&
			item.type === 'short' &&
			response.type === 'short' &&
			!meant
		) {
			const judged = judgeTyped(response.text, [item.key, ...item.accept], item.known);
			if (judged.is === 'near') {
				this.near = judged;
				return;
			}
		}
		this.#lap();
		this.#do((before) => answerPlace(before, item, response));
		if (this.place && !isVerdictShown(attempt, this.place) && isAnswered(this.place))
			this.#do(goOn);
	}

	next(): void {
		this.#leave(goOn);
	}

	goTo(at: number): void {
		this.#leave((attempt) => goToPlace(attempt, at));
	}

	check(): void {
		this.#leave(goToCheck);
	}

	undo(): void {
		if (this.near) this.near = null;
		else this.#leave(takeBack);
	}

	#leave(go: (attempt: Attempt) => Attempt): void {
		this.near = null;
		this.#lap();
		const { item } = this;
		this.#do((attempt) => go(settle(attempt, item)));
	}

	#do(change: (attempt: Attempt) => Attempt): void {
		if (this.attempt) this.#set(change(this.attempt));
	}

	#set(attempt: Attempt): void {
		if (attempt === this.attempt) return;
		this.attempt = attempt;
		if (this.paper) this.paper = { ...this.paper, running: attempt };
		this.#timer ??= setTimeout(() => void this.save(), SAVE_MS);
	}

	/** Adds the time since it was last asked to the question on the screen. */
	#lap(): void {
		const now = performance.now();
		const ms = now - this.#shownAt;
		this.#shownAt = now;
		if (document.visibilityState !== 'hidden') this.#do((attempt) => spend(attempt, ms));
	}

	/** The page is hidden or comes back: only time that it was looked at counts. */
	async watch(isVisible: boolean): Promise<void> {
		if (isVisible) {
			this.#shownAt = performance.now();
			return;
		}
		const ms = performance.now() - this.#shownAt;
		this.#shownAt = performance.now();
		this.#do((attempt) => spend(attempt, ms));
		await this.save();
	}

	/** Called by the clock on the screen. */
	async tick(now: number): Promise<void> {
		const { attempt } = this;
		if (attempt && attempt.phase !== 'over' && attempt.expiry === 'submit')
			if (isExpired(attempt, now)) await this.handIn();
	}

	async save(): Promise<void> {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		const { paper } = this;
		if (!paper || this.isPreview || !this.canKeep) return;
		try {
			await keepPaper(this.#room, paper);
			this.saving = 'saved';
		} catch {
			// The room shows what is wrong with the storage; the attempt goes on in memory.
			this.saving = 'failed';
		}
	}

	/** Ends the attempt and seals its receipt. Nothing has left the device yet. */
	async handIn(): Promise<void> {
		if (!this.attempt || !this.paper || this.isEnding || this.attempt.phase === 'over') return;
		this.isEnding = true;
		try {
			this.#lap();
			const ended = endAttempt(this.attempt, this.items, Date.now());
			const code = this.isPreview ? '' : await this.#seal(ended, this.paper);
			const done: Done = { attempt: ended, code, isSent: false, taken: [] };
			this.done = done;
			this.attempt = ended;
			this.paper = { ...this.paper, running: null, done: [...this.paper.done, done] };
			await this.save();
			if (!this.isPreview && this.canKeep) await this.#log(ended);
		} finally {
			this.isEnding = false;
		}
	}

	#seal(attempt: Attempt, paper: Paper): Promise<string> {
		const { id, assignment } = this.opened;
		const receipt: Receipt = {
			assignment: id,
			pseudonym: paper.pseudonym,
			name: paper.name,
			attempt: attempt.number,
			variant: attempt.variant,
			extra: attempt.extra,
			late: attempt.late,
			reply: paper.reply.public,
			answers: receiptRows(attempt, assignment.questions.length)
		};
		return writeReceipt(receipt, assignment.key256);
	}

	/** What was answered counts for what the student learns, as the table of ratings says. */
	async #log(attempt: Attempt): Promise<void> {
		try {
			const [engine, deck] = await Promise.all([this.#room.engine(), this.#room.deck()]);
			const now = Date.now();
			const events = attempt.places.flatMap((place): NewEvent[] => {
				const item = this.items[place.question];
				// Killed in the middle of handing in, it is handed in again: each answer once.
				const isThere = engine.study.trails
					.get(item?.id ?? ('' as ItemId))
					?.answers.some((answer) => answer.attempt === attempt.id);
				if (!item || isThere) return [];
				return eventOf(attempt, place, item, (verdict) =>
					rate({
						mode: 'assignment',
						standing: deck.standing(item.id, now, 'assignment'),
						type: item.type,
						verdict,
						...(place.response?.type === 'recall' ? { grade: place.response.grade } : {})
					})
				);
			});
			if (events.length > 0) await this.#room.record(...events);
		} catch {
			// The receipt is there all the same; the room shows what is wrong with the storage.
		}
	}

	get link(): string {
		return this.done ? linkOf(baseAddress(), 'receipt', this.done.code) : '';
	}

	/** Back to the start page of the same student. */
	rest(): void {
		this.attempt = null;
		this.done = null;
	}

	show(done: Done): void {
		this.done = done;
		this.attempt = done.attempt;
	}

	/** The receipt went into the hands of the share sheet, the clipboard, a file or a camera. */
	async sent(): Promise<void> {
		await this.#changeDone({ isSent: true });
	}

	async #changeDone(change: Partial<Done>): Promise<void> {
		const { done, paper } = this;
		if (!done || !paper) return;
		const changed = { ...done, ...change };
		this.done = changed;
		this.paper = { ...paper, done: paper.done.map((one) => (one === done ? changed : one)) };
		await this.save();
	}

	/** Takes what was missed as cards. False: it could not be stored. */
	async take(items: ItemId[]): Promise<boolean> {
		const written = await this.#room.record({ type: 'taken', items });
		if (!written) return false;
		await this.#changeDone({
			taken: [...(this.done?.taken ?? []), ...written.map((event) => event.id)]
		});
		return true;
	}

	/** Leaves nothing of this student here. False: the database did not do it. */
	async leaveNothing(): Promise<boolean> {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		const { paper } = this;
		if (!paper) return false;
		try {
			if (this.canKeep) await removePaper(this.#room, paper);
		} catch {
			return false;
		}
		this.startOther();
		return true;
	}
}

function eventOf(
	attempt: Attempt,
	place: Place,
	item: Item,
	ratingOf: (verdict: NonNullable<Place['score']>['verdict']) => 1 | 2 | 3 | 4 | null
): NewEvent[] {
	const { response, score, ms, tries, hinted, certainty } = place;
	if (!response || !score) return [];
	// Found only after a wrong try, it was not remembered.
	const rating = ratingOf(tries > 1 && score.verdict === 'right' ? 'partly' : score.verdict);
	return [
		{
			type: 'answered',
			mode: 'assignment',
			item: item.id,
			seed: item.seed,
			bank: item.bank,
			shown: shownOf(item),
			response,
			points: score.points,
			verdict: score.verdict,
			rating,
			ms,
			attempt: attempt.id,
			...(tries > 1 ? { tries } : {}),
			...(hinted ? { hinted: true as const } : {}),
			...(certainty === null ? {} : { certainty })
		}
	];
}
