import { inflateSync } from 'node:zlib';

// Just enough of PDF to read what Chromium writes: plain objects, deflated streams, fonts with a table
// from glyphs to letters.

interface Part {
	head: string;
	/** The stream of the object, unpacked. */
	body: string;
}

function objectsOf(pdf: Buffer): Map<string, Part> {
	const text = pdf.toString('latin1');
	const objects = new Map<string, Part>();
	for (const { 1: id = '', 2: head = '', index, 0: whole } of text.matchAll(
		/(\d+) 0 obj\s([\s\S]*?)(?=stream\r?\n|endobj)/g
	)) {
		let body = '';
		const at = index + whole.length;
		if (text.startsWith('stream', at)) {
			const from = text.indexOf('\n', at) + 1;
			const bytes = pdf.subarray(from, text.indexOf('endstream', from));
			body = head.includes('FlateDecode')
				? inflateSync(bytes).toString('latin1')
				: bytes.toString('latin1');
		}
		objects.set(id, { head, body });
	}
	return objects;
}

const reference = (head: string, name: string) =>
	new RegExp(`/${name}\\s+(\\d+) 0 R`).exec(head)?.[1] ?? '';

function pageParts(objects: Map<string, Part>): Part[] {
	return [...objects.values()].filter(({ head }) => /\/Type\s*\/Page\b(?!s)/.test(head));
}

/** Width and height of each page, in points. */
export function pagesOf(pdf: Buffer): [number, number][] {
	return pageParts(objectsOf(pdf)).map(({ head }) => {
		const box = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(head);
		return [Number(box?.[1]), Number(box?.[2])];
	});
}

const letters = (hex: string) =>
	(hex.match(/.{4}/g) ?? []).map((code) => String.fromCharCode(parseInt(code, 16))).join('');

/** Glyph number → letters, of a font's table. */
function tableOf(cmap: string): Map<number, string> {
	const table = new Map<number, string>();
	for (const [, block = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
		for (const [, from = '', to = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>/g))
			table.set(parseInt(from, 16), letters(to));
	for (const [, block = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
		for (const [, a = '', b = '', to = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g))
			for (let glyph = parseInt(a, 16); glyph <= parseInt(b, 16); glyph += 1)
				table.set(glyph, String.fromCharCode(parseInt(to, 16) + glyph - parseInt(a, 16)));
	return table;
}

/** What can be read on each page, in the order of drawing, with single spaces. */
export function textOf(pdf: Buffer): string[] {
	const objects = objectsOf(pdf);
	return pageParts(objects).map(({ head }) => {
		const resources = reference(head, 'Resources');
		const list = `${head} ${objects.get(resources)?.head ?? ''}`;
		const fonts = new Map(
			[...list.matchAll(/\/(F\d+)\s+(\d+) 0 R/g)].map(([, name = '', id = '']) => [
				name,
				tableOf(objects.get(reference(objects.get(id)?.head ?? '', 'ToUnicode'))?.body ?? '')
			])
		);
		let font = new Map<number, string>();
		let text = '';
		const content = objects.get(reference(head, 'Contents'))?.body ?? '';
		for (const [part, name, hex] of content.matchAll(
			/\/(F\d+) [\d.]+ Tf|<([\da-fA-F]+)>|\bET\b/g
		)) {
			if (name) font = fonts.get(name) ?? font;
			else if (hex)
				for (const glyph of hex.match(/.{4}/g) ?? []) text += font.get(parseInt(glyph, 16)) ?? '';
			else if (part === 'ET') text += '\n';
		}
		return text.replace(/\s+/g, ' ');
	});
}
