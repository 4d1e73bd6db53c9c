import type { Cell } from './csv.ts';

export interface Sheet {
	name: string;
	/** The first row is the heading. */
	rows: readonly (readonly Cell[])[];
}

const LONGEST_NAME = 31;
const LONGEST_CELL = 32_000;
const DEFAULT_WIDTH = 10;
const WIDEST = 40;

/** Excel refuses some characters in the name of a sheet, and two of one name. */
function sheetNames(sheets: readonly Sheet[]): string[] {
	const taken = new Set<string>();
	return sheets.map(({ name }, index) => {
		const bare = name
			.replace(/[\\/?*[\]:]/g, ' ')
			.replace(/^'|'$/g, '')
			.trim();
		let given = [...(bare === '' ? `${index + 1}` : bare)].slice(0, LONGEST_NAME - 3).join('');
		if (taken.has(given.toLowerCase())) given = `${given} ${index + 1}`;
		taken.add(given.toLowerCase());
		return given;
	});
}

function widths({ rows }: Sheet) {
	const columns = Math.max(0, ...rows.map((row) => row.length));
	return Array.from({ length: columns }, (_, column) => ({
		width: Math.min(
			WIDEST,
			Math.max(DEFAULT_WIDTH, ...rows.map((row) => String(row[column] ?? '').length + 2))
		)
	}));
}

/** A workbook. Text stays text: nothing in a cell of type string is ever a formula. */
export async function toXlsx(sheets: readonly Sheet[]): Promise<Blob> {
	const { default: writeXlsxFile } = await import('write-excel-file/universal');
	const names = sheetNames(sheets);
	return await writeXlsxFile(
		sheets.map((sheet, index) => ({
			sheet: names[index] as string,
			columns: widths(sheet),
			stickyRowsCount: 1,
			data: sheet.rows.map((row, place) =>
				row.map((cell) => {
					if (cell === null) return null;
					const weight = place === 0 ? { fontWeight: 'bold' as const } : {};
					return typeof cell === 'number'
						? { type: Number, value: cell, ...weight }
						: { type: String, value: cell.slice(0, LONGEST_CELL), ...weight };
				})
			)
		}))
	).toBlob();
}
