import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { serve, type Site } from './serve.ts';

let folder: string;
let site: Site;

function makeSite(name: string): string {
	const made = join(folder, name);
	mkdirSync(join(made, '_app/immutable'), { recursive: true });
	for (const page of ['index.html', 'about.html', '200.html'])
		writeFileSync(join(made, page), `${name} ${page}`);
	writeFileSync(join(made, '_app/immutable/a.js'), 'code');
	writeFileSync(join(made, '_app/immutable/a.js.br'), brotliCompressSync('code'));
	return made;
}

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'saxaul-'));
	site = await serve({ folder: makeSite('old'), base: '/saxaul', host: '127.0.0.1' });
});

afterEach(async () => {
	await site.stop();
	rmSync(folder, { recursive: true });
});

const read = async (path: string) => (await fetch(site.origin + path)).text();

test('a page is found without its ending, an unknown one is the fallback page', async () => {
	expect(await read('/saxaul/')).toBe('old index.html');
	expect(await read('/saxaul/about')).toBe('old about.html');
	expect(await read('/saxaul/facts/unknown')).toBe('old 200.html');
});

test('a missing file is not the fallback page, and nothing lives outside the sub-path', async () => {
	expect((await fetch(`${site.origin}/saxaul/_app/immutable/b.js`)).status).toBe(404);
	expect((await fetch(`${site.origin}/about`)).status).toBe(404);
});

test('the sub-path without its slash leads to the start page', async () => {
	expect((await fetch(`${site.origin}/saxaul?from=home`)).url).toBe(`${site.origin}/saxaul/`);
});

test('hashed files come compressed and are kept for good', async () => {
	const { headers } = await fetch(`${site.origin}/saxaul/_app/immutable/a.js`, {
		headers: { 'Accept-Encoding': 'br' }
	});
	expect(headers.get('content-encoding')).toBe('br');
	expect(headers.get('cache-control')).toContain('immutable');
	expect((await fetch(`${site.origin}/saxaul/`)).headers.get('cache-control')).toBe('no-cache');
});

test('a stopped server answers nobody and starts again at the same address', async () => {
	const { origin } = site;
	await site.stop();
	await expect(read('/saxaul/')).rejects.toThrow();
	await site.start();
	expect(site.origin).toBe(origin);
	expect(await read('/saxaul/')).toBe('old index.html');
});

test('a new release takes the place of the old one', async () => {
	site.deploy(makeSite('new'));
	expect(await read('/saxaul/')).toBe('new index.html');
});

test('a folder without a built site is refused', async () => {
	await expect(serve({ folder })).rejects.toThrow('no built site');
});
