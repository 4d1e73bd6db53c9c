import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomFrom } from '../core/random.ts';
import { toCsv } from './csv.ts';
import { ChainReader, framesOf, QR_BYTES } from './qr-chain.ts';
import { drawQr, scanQr } from './qr.ts';
import { toXlsx } from './xlsx.ts';

describe('CSV', () => {
	test.each(['=1+1', '+7', '-cmd', '@SUM(A1)', '\t=1', ' =1', '＝1', '\u200b=1'])(
		'never lets a cell become a formula: %j',
		(cell) => {
			expect(toCsv([[cell]])).toMatch(/^"?'/);
		}
	);

	test('keeps numbers as numbers, quotes what must be quoted, and leaves the rest alone', () => {
		const rows = [
			['Name', 'Points', 'Comment'],
			['Ali', -1.5, 'He said "so"'],
			['Bota; Nur', null, 'two\nlines']
		];
		expect(toCsv(rows)).toBe(
			'Name,Points,Comment\r\nAli,-1.5,"He said ""so"""\r\nBota; Nur,,"two\nlines"\r\n'
		);
		expect(toCsv(rows, { separator: ';' })).toContain('"Bota; Nur"');
	});

	test('has a byte order mark only when asked', () => {
		expect(toCsv([['Әлі']], { bom: true })).toBe('\ufeffӘлі\r\n');
		expect(toCsv([['Әлі']])).toBe('Әлі\r\n');
	});
});

/** The files in a zip, by its central directory. */
function unzip(zip: Buffer): Record<string, string> {
	const files: Record<string, string> = {};
	for (let at = zip.indexOf('PK\x01\x02'); at >= 0; at = zip.indexOf('PK\x01\x02', at + 1)) {
		const packed = zip.readUInt32LE(at + 20);
		const name = zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28));
		const local = zip.readUInt32LE(at + 42);
		const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
		const bytes = zip.subarray(from, from + packed);
		files[name] = (zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(bytes) : bytes).toString();
	}
	return files;
}

test('a workbook holds every sheet, numbers as numbers and formulas as text', async () => {
	const blob = await toXlsx([
		{
			name: 'Points: 8/A [1]',
			rows: [
				['Name', 'Points'],
				['=HYPERLINK("x")', 7.5],
				['Ә', null]
			]
		},
		{ name: 'Points: 8/A [1]', rows: [['a']] }
	]);
	const files = unzip(Buffer.from(await blob.arrayBuffer()));
	const all = Object.values(files).join('');
	expect(all).toContain('=HYPERLINK');
	expect(all).not.toContain('<f>');
	expect(files['xl/worksheets/sheet1.xml']).toContain('<v>7.5</v>');
	const names = [...(files['xl/workbook.xml'] ?? '').matchAll(/<sheet [^>]*name="([^"]*)"/g)];
	expect(names.map((match) => match[1])).toEqual(['Points  8 A  1', 'Points  8 A  1 2']);
});

describe('a chain of QR codes', () => {
	const codes = fc.string({
		unit: fc.constantFrom('A', 'B', 'a', 'b', '0', '9', '-', '_'),
		minLength: 700,
		maxLength: 6000
	});

	test('is put together from any order, with doubles, and beside another chain', () => {
		fc.assert(
			fc.property(codes, codes, fc.nat(), (one, two, seed) => {
				fc.pre(one !== two);
				const random = randomFrom('frames', seed);
				const frames = [one, two].map((code) => framesOf(`https://x/#${code}`, code) ?? []);
				expect(frames.flat().every((frame) => frame.length <= QR_BYTES)).toBe(true);
				const reader = new ChainReader();
				const read = random
					.shuffle([...frames.flat(), ...frames.flat()])
					.map((frame) => reader.take(frame)?.code)
					.filter((code) => code);
				expect(new Set(read)).toEqual(new Set([one, two]));
			}),
			{ seed: 4, numRuns: 60 }
		);
	});

	test('says which codes are missing', () => {
		const code = 'A'.repeat(2000);
		const frames = framesOf(`https://x/#${code}`, code) ?? [];
		const reader = new ChainReader();
		expect(reader.take(frames[2] as string)).toEqual({ count: 4, missing: [1, 2, 4], code: null });
	});

	test('is not needed for a link that fits', () => {
		expect(framesOf('https://x/#abc', 'abc')).toEqual(['https://x/#abc']);
		expect(framesOf('x'.repeat(90_000), 'x'.repeat(90_000))).toBeNull();
	});

	test('asks for all again when a part was read wrongly, and passes over other codes', () => {
		const code = 'ABCD'.repeat(300);
		const [first = '', second = ''] = framesOf(`https://x/#${code}`, code) ?? [];
		const reader = new ChainReader();
		reader.take(first.replace('ABCD', 'ABCE'));
		expect(reader.take(second)).toEqual({ count: 2, missing: [1, 2], code: null });
		reader.take(second);
		expect(reader.take(first)?.code).toBe(code);
		expect(reader.take('https://elsewhere.example/')).toBeNull();
		expect(reader.take('sxq1.abc.3.2.x')).toBeNull();
	});

	test('a code of the greatest size is read back from its picture', async () => {
		const text = 'https://saxaul.example/take#'.padEnd(QR_BYTES, 'aZ09-_');
		const modules = await drawQr(text);
		// Version 20 has 97 modules, and a quiet zone of four on each side.
		expect(modules).toHaveLength(97 + 8);
		const scale = 4;
		const width = modules.length * scale;
		const data = new Uint8ClampedArray(width * width * 4).fill(255);
		for (let y = 0; y < width; y += 1)
			for (let x = 0; x < width; x += 1)
				if (modules[Math.floor(y / scale)]?.[Math.floor(x / scale)])
					data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
		expect(await scanQr({ width, height: width, data })).toBe(text);
		expect(await scanQr({ width: 8, height: 8, data: new Uint8ClampedArray(256) })).toBeNull();
	});
});
