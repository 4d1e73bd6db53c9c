import { chromium, type LaunchOptions } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
const DOWNLOAD_TIMEOUT_MS = 300_000;

function onPath(): string | undefined {
	return (process.env.PATH ?? '')
		.split(delimiter)
		.flatMap((folder) => NAMES.map((name) => join(folder, name)))
		.find((file) => existsSync(file));
}

function downloaded(): string | undefined {
	const own = chromium.executablePath();
	try {
		const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
		execFileSync(process.execPath, [cli, 'install', 'chromium'], {
			stdio: 'ignore',
			timeout: DOWNLOAD_TIMEOUT_MS
		});
	} catch {
		// No network, or a system that Playwright has no build for: the caller says what to do.
	}
	return existsSync(own) ? own : undefined;
}

function findChromium(): string {
	const own = chromium.executablePath();
	const found = existsSync(own) ? own : (process.env.PW_CHROMIUM ?? onPath() ?? downloaded());
	if (found === undefined || !existsSync(found)) {
		throw new Error(
			'The browser tests need Chromium: install your system’s "chromium" package, ' +
				'or set PW_CHROMIUM to the path of a Chromium or Chrome.'
		);
	}
	return found;
}

/** How every browser test starts Chromium. Throws one sentence when there is none to be had. */
export function launchOptions(): LaunchOptions & { executablePath: string } {
	return {
		executablePath: findChromium(),
		// The sandbox does not start for root, which is who runs tests in a container.
		chromiumSandbox: false,
		args: [
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			'--disable-gpu'
		]
	};
}
