import type { Feedback } from '../core/schema/teaching.ts';
import { resolveAssignment } from '../core/teaching/questions.ts';
import { readLinks } from '../formats/link.ts';
import { readFeedback } from '../formats/receipt-code.ts';
import { codeIn, openAssignment, type Refusal } from './attempt-link.ts';
import { keepPaper, readPapers, type Paper } from './attempt-papers.ts';
import type { Room } from './room.svelte.ts';
import { openShelf } from './teacher.svelte.ts';

/** What a teacher said, with the sheet that it belongs to. */
export interface Returned {
	feedback: Feedback;
	paper: Paper;
	/** The questions by their place, those that can be shown. */
	stems: (string | null)[];
}

export type FeedbackRefusal =
	Exclude<Refusal, { is: 'refused' | 'other' }> | { is: 'elsewhere' | 'hostile' | 'other' };

async function stemsOf(room: Room, paper: Paper): Promise<Returned['stems']> {
	const opened = await openAssignment(paper.code);
	if ('refusal' in opened) return [];
	const shelf = await openShelf(room);
	return resolveAssignment(shelf, opened.assignment).map((one) => {
		if (one.is === 'missing') return null;
		return one.item.type === 'true-false' ? one.item.claim : one.item.stem;
	});
}

/**
 * Opens the first feedback in a text with the keys of the open person's sheets, and keeps it with its
 * sheet. Rejects with a StorageError where nothing was kept.
 */
export async function openFeedback(
	room: Room,
	text: string
): Promise<Returned | { refusal: FeedbackRefusal }> {
	let refusal: FeedbackRefusal = { is: 'nothing' };
	for (const one of await readLinks(text)) {
		if ('problem' in one) {
			refusal = { is: one.problem };
			continue;
		}
		if (one.parcel.kind !== 'feedback') {
			refusal = { is: 'other' };
			continue;
		}
		const papers = await readPapers(room);
		const read = await readFeedback(
			one.parcel,
			papers.map((paper) => paper.reply)
		);
		if ('problem' in read) {
			refusal =
				read.problem === 'sealed'
					? { is: 'elsewhere' }
					: read.problem === 'refused'
						? { is: 'hostile' }
						: { is: read.problem };
			continue;
		}
		const { feedback } = read;
		const paper = papers.find(
			(sheet) => sheet.assignment === feedback.assignment && sheet.pseudonym === feedback.pseudonym
		);
		if (!paper) {
			refusal = { is: 'elsewhere' };
			continue;
		}
		const kept = { ...paper, feedback: codeIn(one.code) };
		if (kept.feedback !== paper.feedback) await keepPaper(room, kept);
		return { feedback, paper: kept, stems: await stemsOf(room, kept) };
	}
	return { refusal };
}
