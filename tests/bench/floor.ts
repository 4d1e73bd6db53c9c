import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { generate } from '../../src/lib/core/generate.ts';
import type { Bank } from '../../src/lib/core/bank.ts';

const QUESTIONS = 50;

interface FloorQuestion {
	stem: string;
	options: string[];
}

/** Real questions, so that text and layout cost what they cost the app. */
function questionsOf(bank: Bank): FloorQuestion[] {
	const questions: FloorQuestion[] = [];
	for (const [seed, id] of bank.items.entries()) {
		const item = generate(bank, { id, seed, locale: 'en' });
		const before = questions.at(-1);
		// A question is told from the one before by its words.
		if (item?.type !== 'choice' || item.stem === before?.stem) continue;
		questions.push({ stem: item.stem, options: item.options.map(({ text }) => text) });
		if (questions.length === QUESTIONS) break;
	}
	return questions;
}

/** Makes the floor's folder, compressed as the app's is. */
export function buildFloor(from: string, to: string, bank: Bank): void {
	rmSync(to, { recursive: true, force: true });
	mkdirSync(to, { recursive: true });
	cpSync(from, to, { recursive: true });
	cpSync(join(from, 'index.html'), join(to, '200.html'));
	const questions = JSON.stringify(questionsOf(bank));
	writeFileSync(join(to, 'questions.js'), `globalThis.questions = ${questions};\n`);
	for (const file of readdirSync(to))
		writeFileSync(join(to, `${file}.br`), brotliCompressSync(readFileSync(join(to, file))));
}
