import type { Feedback } from '../core/schema/teaching.ts';
import { replyOf, type Gradebook, type Learner } from '../core/teaching/gradebook.ts';
import { m } from '../i18n/paraglide/messages.js';
import { fileText, linkOf } from '../formats/link.ts';
import { writeFeedback } from '../formats/receipt-code.ts';

export function feedbackOf(book: Gradebook, learner: Learner, pseudonym: string): Feedback {
	return {
		assignment: book.assignment.id,
		pseudonym,
		points: learner.points ?? 0,
		of: book.of,
		comment: learner.comments.get(null) ?? '',
		comments: [...learner.comments]
			.filter((entry): entry is [number, string] => entry[0] !== null)
			.sort(([a], [b]) => a - b)
	};
}

/** Feedback that only the student's own device can open. `base` ends with a slash. Throws for a bad key. */
export async function sealFeedback(
	book: Gradebook,
	learner: Learner,
	base: string
): Promise<{ code: string; link: string } | null> {
	const to = replyOf(learner);
	if (!to) return null;
	const code = await writeFeedback(feedbackOf(book, learner, to.pseudonym), to.reply);
	return { code, link: linkOf(base, 'feedback', code) };
}

export function feedbackFile(title: string, code: string): File {
	return new File([fileText(m.results_feedback_file_line({ title }), code)], 'feedback.txt', {
		type: 'text/plain'
	});
}

/** The same in words, for those to whom nothing can be sealed. */
export function feedbackWords(book: Gradebook, learner: Learner): string {
	const { title } = book.assignment.content;
	const lines: string[] = [
		m.results_feedback_words_line({
			title,
			points: String(learner.points ?? 0),
			of: String(book.of)
		})
	];
	const { comment, comments } = feedbackOf(book, learner, '');
	if (comment !== '') lines.push(comment);
	for (const [question, text] of comments)
		lines.push(m.results_feedback_words_question({ number: question + 1, text }));
	return lines.join('\n');
}
