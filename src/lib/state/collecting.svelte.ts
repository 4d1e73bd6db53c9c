import { m } from '../i18n/paraglide/messages.js';
import type { Receipt } from '../core/schema/teaching.ts';
import { collect, type Judged } from '../core/teaching/gradebook.ts';
import { assignmentsOf, keysOf, whyClosed, type Closed } from '../core/teaching/teaching.ts';
import type { Found } from '../formats/link.ts';
import type { ParcelProblem } from '../formats/parcel.ts';
import type { Teacher } from './teacher.svelte.ts';
import type { Undoable } from './undoable.svelte.ts';

/** Why nothing was taken in. */
export type Refusal =
	| ParcelProblem
	| Closed
	/** Whole and opened, and it holds what no honest one does. */
	| 'refused'
	/** A link that is none of a student's results. */
	| 'assignment'
	| 'feedback'
	| 'forgotten'
	/** Another number of questions than the assignment has. */
	| 'other-length'
	| 'name'
	/** No code in the text or file. */
	| 'nothing'
	/** A picture without a readable QR code. */
	| 'picture'
	/** A picture of one of several QR codes, and the others are missing. */
	| 'chain'
	| 'unreadable-file'
	| 'large-file';

/** What became of one thing that came in. */
export interface Taken {
	/** Unique on this page. */
	key: number;
	/** `unsaved`: good, and not stored yet. */
	is: 'new' | 'duplicate' | 'unsaved' | Refusal;
	/** As the student typed it; hostile text is possible. */
	name: string | null;
	/** Of the assignment. */
	title: string | null;
	assignment: string | null;
	/** Name of the file it was in. */
	from: string | null;
}

type Part = Omit<Taken, 'key' | 'from'>;

const nameless = (is: Taken['is'], assignment: string | null = null): Part => ({
	is,
	name: null,
	title: null,
	assignment
});

function partOf(judged: Judged): Part {
	const { name, assignment } = judged.receipt;
	const title = 'title' in judged ? judged.title : null;
	const is = judged.is === 'wrong' ? judged.problem.is : judged.is;
	// Who asked to be forgotten is not named again.
	return { is, name: is === 'forgotten' ? null : name, title, assignment };
}

/** Results as they come in, one batch after the other: each is added or refused with the reason. */
export class Collecting {
	/** The last batch, those that were refused first. */
	taken = $state.raw<Taken[]>([]);
	isBusy = $state(false);
	#teacher: Teacher;
	#deed: Undoable;
	#key = 0;
	#last: Promise<unknown> = Promise.resolve();

	/** `deed` takes a batch back in one step. */
	constructor(teacher: Teacher, deed: Undoable) {
		this.#teacher = teacher;
		this.#deed = deed;
	}

	/** Takes in whatever codes are in the texts. Batches wait for each other. */
	take(texts: readonly { text: string; from: string | null }[], refused: Taken[] = []) {
		const work = this.#last.catch(() => undefined).then(() => this.#take(texts, refused));
		this.#last = work;
		return work;
	}

	/** Files hold codes as text, or a picture of a QR code. */
	async takeFiles(files: readonly File[]): Promise<Taken[]> {
		this.isBusy = true;
		const [{ readCodeFile }, { ChainReader }] = await Promise.all([
			import('./code-file.ts'),
			import('../formats/qr-chain.ts')
		]);
		const chains = new ChainReader();
		const texts: { text: string; from: string | null }[] = [];
		const parts: string[] = [];
		const refused: Taken[] = [];
		for (const file of files) {
			const read = await readCodeFile(file);
			if ('problem' in read) {
				refused.push(this.#named(nameless(read.problem), file.name));
				continue;
			}
			const chain = chains.take(read.text);
			if (!chain) texts.push({ text: read.text, from: file.name });
			else if (chain.code === null) parts.push(file.name);
			else {
				texts.push({ text: chain.code, from: file.name });
				parts.length = 0;
			}
		}
		refused.push(...parts.map((name) => this.#named(nameless('chain'), name)));
		return await this.take(texts, refused);
	}

	clear(): void {
		this.taken = [];
	}

	#named(part: Part, from: string | null): Taken {
		this.#key += 1;
		return { ...part, key: this.#key, from };
	}

	async #take(
		texts: readonly { text: string; from: string | null }[],
		refused: readonly Taken[]
	): Promise<Taken[]> {
		this.isBusy = true;
		try {
			const [{ readLinks }, { readReceipt }, teaching] = await Promise.all([
				import('../formats/link.ts'),
				import('../formats/receipt-code.ts'),
				this.#teacher.refresh()
			]);
			const keys = keysOf(teaching);
			const titles = new Map(assignmentsOf(teaching).map(({ id, content }) => [id, content.title]));
			const open = async (found: Found): Promise<Part | Receipt> => {
				if ('problem' in found) return nameless(found.problem);
				if (found.parcel.kind !== 'receipt') return nameless(found.parcel.kind);
				const opened = await readReceipt(found.parcel, keys);
				if ('receipt' in opened) return opened.receipt;
				if (opened.problem !== 'sealed') return nameless(opened.problem);
				const { assignment } = opened;
				const title = titles.get(assignment) ?? null;
				return { ...nameless(whyClosed(teaching, assignment), assignment), title };
			};
			const taken = [...refused];
			const receipts: Receipt[] = [];
			const from: (string | null)[] = [];
			for (const one of texts) {
				const found = await readLinks(one.text);
				if (found.length === 0) taken.push(this.#named(nameless('nothing'), one.from));
				for (const part of await Promise.all(found.map(open)))
					if ('is' in part) taken.push(this.#named(part, one.from));
					else {
						receipts.push(part);
						from.push(one.from);
					}
			}
			const { events, found } = collect(teaching, receipts);
			let isStored = true;
			if (events.length > 0) {
				await this.#deed.do(m.collect_added({ count: events.length }), ...events);
				isStored = this.#deed.canUndo;
			}
			for (const [at, judged] of found.entries()) {
				const part = partOf(judged);
				const is = part.is === 'new' && !isStored ? 'unsaved' : part.is;
				taken.push(this.#named({ ...part, is }, from[at] ?? null));
			}
			this.taken = taken;
			return taken;
		} finally {
			this.isBusy = false;
		}
	}
}
