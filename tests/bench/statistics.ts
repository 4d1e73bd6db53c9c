/** The value below which the share `of` lies (nearest rank). Throws on an empty list. */
export function percentile(values: readonly number[], of: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	const value = sorted[Math.max(0, Math.ceil(sorted.length * of) - 1)];
	if (value === undefined) throw new Error('Nothing was measured');
	return value;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);
