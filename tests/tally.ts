import { existsSync, readFileSync } from 'node:fs';

interface Count {
	passed: number;
	failed: number;
}

/** What Vitest reported; nothing when it did not get so far. A skipped test has not passed. */
function unitTests(file: string): Count {
	if (!existsSync(file)) return { passed: 0, failed: 0 };
	const report = JSON.parse(readFileSync(file, 'utf8')) as {
		numPassedTests: number;
		numTotalTests: number;
	};
	const passed = report.numPassedTests;
	return { passed, failed: report.numTotalTests - passed };
}

/** What Playwright reported, likewise. One that passed at its second try is said to have done so. */
function browserTests(file: string): Count {
	if (!existsSync(file)) return { passed: 0, failed: 0 };
	const { stats } = JSON.parse(readFileSync(file, 'utf8')) as {
		stats: { expected: number; unexpected: number; flaky: number; skipped: number };
	};
	if (stats.flaky > 0) console.log(`${stats.flaky} passed only at the second try.`);
	return { passed: stats.expected + stats.flaky, failed: stats.unexpected + stats.skipped };
}

const unit = unitTests('test-results/unit.json');
const browser = browserTests('test-results/browser.json');
const passed = unit.passed + browser.passed;
const counted = unit.failed + browser.failed;
const stopped = process.argv[2] !== '0';
// Format, lint, types and build count no tests, yet stop the run.
if (stopped && counted === 0) console.log('The run stopped before or beside the tests: see above.');
const failed = stopped ? Math.max(1, counted) : counted;
console.log(`${passed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;
