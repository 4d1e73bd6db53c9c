import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The first question of all is about it, and the second fact comes in the same path. */
const CORRECTIONS = {
	'text-kant-2032': "Until now it was given as '2032' alone; the term is counted from 2017.",
	'text-kant-rent': 'Until now it did not say which sites pay no rent; it is the air base alone.'
};
const FILE = 'statements/course-text.yaml';

/** Writes the bank as a later release may have it, with some facts corrected, and returns its folder. */
export function writeCorrectedBank(questions: string, folder: string): string {
	rmSync(folder, { recursive: true, force: true });
	cpSync(questions, folder, { recursive: true });
	const file = join(folder, FILE);
	let text = readFileSync(file, 'utf8');
	for (const [id, says] of Object.entries(CORRECTIONS)) {
		const entry = `- id: ${id}\n`;
		if (!text.includes(entry)) throw new Error(`${FILE} has no fact ${id} to correct`);
		const change = `{ on: '2026-12-01', says: ${JSON.stringify(says)}, cite: { source: course-text } }`;
		text = text.replace(entry, `${entry}  rev: 2\n  changed: [${change}]\n`);
	}
	writeFileSync(file, text);
	return folder;
}
