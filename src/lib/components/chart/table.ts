/** A chart in numbers. */
export interface Table {
	caption: string;
	head: string[];
	/** The first cell names the row and stands once. */
	rows: string[][];
}
