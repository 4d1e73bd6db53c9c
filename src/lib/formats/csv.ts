export type Cell = string | number | null;

// A spreadsheet takes a cell that begins so for a formula, and would run what a student typed.
const FORMULA = /^[\s\u200b-\u200f\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n|]/;
const BYTE_ORDER_MARK = '\ufeff';

function field(cell: Cell, separator: string): string {
	if (cell === null) return '';
	if (typeof cell === 'number') return String(cell);
	const safe = FORMULA.test(cell) ? `'${cell}` : cell;
	return safe.includes(separator) || /["\r\n]/.test(safe)
		? `"${safe.replaceAll('"', '""')}"`
		: safe;
}

/**
 * CSV (RFC 4180). Excel knows UTF-8 only by a byte order mark, and in many languages wants a semicolon.
 */
export function toCsv(
	rows: readonly (readonly Cell[])[],
	{ bom = false, separator = ',' }: { bom?: boolean; separator?: ',' | ';' | '\t' } = {}
): string {
	const lines = rows.map((row) => row.map((cell) => field(cell, separator)).join(separator));
	return `${bom ? BYTE_ORDER_MARK : ''}${lines.map((line) => `${line}\r\n`).join('')}`;
}
