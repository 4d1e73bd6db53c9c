import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readBackup } from './backup.ts';
import { isLocked, lock, unlock } from './locked.ts';

const old = new Uint8Array(readFileSync('tests/fixtures/backup-v1.jsonl.gz'));
const PASSPHRASE = 'four дороги to Қўқон';
const locked = await lock(old, PASSPHRASE);

test('a locked backup opens with its passphrase, byte for byte', async () => {
	expect(isLocked(locked)).toBe(true);
	const opened = await unlock(locked, PASSPHRASE);
	expect(opened).toEqual({ backup: old });
});

test('the same passphrase typed in another normal form opens it', async () => {
	expect(await unlock(locked, PASSPHRASE.normalize('NFD'))).toHaveProperty('backup');
});

test('nothing of the log can be read in a locked file', () => {
	const text = new TextDecoder('latin1').decode(locked);
	expect(text).not.toContain('saxaul-log');
	expect(locked.subarray(0, 2)).not.toEqual(Uint8Array.of(0x1f, 0x8b));
});

test('a wrong passphrase and a changed file are refused', async () => {
	expect(await unlock(locked, 'four roads')).toEqual({ problem: 'closed' });
	const changed = locked.slice();
	changed[changed.length - 20] = (changed[changed.length - 20] ?? 0) ^ 1;
	expect(await unlock(changed, PASSPHRASE)).toEqual({ problem: 'closed' });
	expect(await unlock(locked.subarray(0, -1), PASSPHRASE)).toEqual({ problem: 'closed' });
});

test('a header that was weakened no longer opens', async () => {
	const text = new TextDecoder('latin1').decode(locked).replace('600000', '600001');
	const weakened = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
	expect(await unlock(weakened, PASSPHRASE)).toEqual({ problem: 'closed' });
});

test.each([
	['a later version', '{"format":"saxaul-locked","version":2}\n\nxx', 'newer'],
	['no empty line', '{"format":"saxaul-locked","version":1}', 'damaged'],
	['no JSON', '{"format":"saxaul-locked"\n\n', 'damaged'],
	[
		'rounds that would take for ever',
		`{"format":"saxaul-locked","version":1,"kdf":"PBKDF2-SHA256","rounds":1e12,"salt":"${'A'.repeat(22)}","nonce":"${'A'.repeat(16)}"}\n\nxx`,
		'damaged'
	]
])('a file with %s is refused', async (_, text, problem) => {
	const file = new TextEncoder().encode(text);
	expect(isLocked(file)).toBe(true);
	expect(await unlock(file, PASSPHRASE)).toEqual({ problem });
});

test('files without a passphrase read as before', async () => {
	expect(isLocked(old)).toBe(false);
	const backup = await readBackup(old);
	expect(backup.problems).toEqual([]);
	expect(backup.events.length).toBeGreaterThan(0);
});
