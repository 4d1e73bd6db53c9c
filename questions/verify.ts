import { BankError, loadBank } from './load.ts';

// The quick check while writing facts: every problem at its place, in a second.
try {
	const bank = loadBank(import.meta.dirname);
	const kinds = new Map<string, number>();
	for (const fact of bank.facts) kinds.set(fact.kind, (kinds.get(fact.kind) ?? 0) + 1);
	console.log(
		`Bank ${bank.hash}: ${[...kinds].map(([kind, count]) => `${count} ${kind}`).join(', ')}; ` +
			`${bank.entities.length} entities, ${bank.sources.length} sources`
	);
} catch (error) {
	if (!(error instanceof BankError)) throw error;
	console.error(error.message);
	process.exitCode = 1;
}
