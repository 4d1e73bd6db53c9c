import type { BackupProblem } from '$lib/formats/backup.ts';
import { m } from '$lib/i18n/paraglide/messages.js';

const FOUND = {
	zip: m.found_zip,
	sqlite: m.found_sqlite,
	pdf: m.found_pdf,
	image: m.found_image,
	markup: m.found_markup,
	json: m.found_json,
	text: m.found_text,
	binary: m.found_binary
};
const FILE = {
	empty: m.problem_empty,
	large: m.problem_large,
	newer: m.problem_newer,
	damaged: m.problem_damaged,
	cut: m.problem_cut,
	headless: m.problem_headless,
	incomplete: m.problem_incomplete,
	changed: m.problem_changed
};
const LINE = {
	long: m.problem_long,
	deep: m.problem_deep,
	'not-json': m.problem_not_json,
	'not-event': m.problem_not_event,
	rotten: m.problem_rotten,
	malformed: m.problem_malformed
};

export function problemText(problem: BackupProblem): string {
	if (problem.is === 'foreign') return m.problem_foreign({ found: FOUND[problem.found]() });
	if ('line' in problem) return m.problem_line({ line: problem.line, what: LINE[problem.is]() });
	return FILE[problem.is]();
}

/** A name inside a sentence: isolated, so that its direction does not turn the words around it. */
export function nameText(name: string): string {
	return `\u2068${name}\u2069`;
}
