import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { assertLocked, buildBank } from './build.ts';
import { BankError } from './load.ts';
import { readLock } from './lock.ts';
import { drawAll, reportOn } from './report/counts.ts';
import { writePage } from './report/page.ts';
import { writeText } from './report/text.ts';

// npm run bank [-- file.html]: the numbers of the bank, and every question written out.
const folder = import.meta.dirname;
const file = process.argv[2] ?? join(folder, '..', 'build-bank', 'bank.html');
try {
	const { bank } = buildBank(folder);
	const items = drawAll(bank);
	const report = reportOn(bank, items);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, writePage(bank, report, items, readLock(join(folder, 'items.lock'))));
	console.log(writeText(report));
	console.log(`Every question is written out in ${file}`);
	if (report.findings.some(({ isFault, entries }) => isFault && entries.length > 0))
		process.exitCode = 1;
	assertLocked(folder, bank);
} catch (error) {
	if (!(error instanceof BankError)) throw error;
	console.error(error.message);
	process.exitCode = 1;
}
