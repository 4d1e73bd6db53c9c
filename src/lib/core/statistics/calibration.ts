export type Certainty = 1 | 2 | 3;

/**
 * What each level of certainty claims, as a share of right answers: not very (less than 67 %), fairly
 * (more than 67 %), very (more than 80 %), in Moodle's words for certainty-based marking after
 * Gardner-Medwin.
 */
export const CLAIMS: Record<Certainty, { from: number; to: number }> = {
	1: { from: 0, to: 0.67 },
	2: { from: 0.67, to: 0.8 },
	3: { from: 0.8, to: 1 }
};

export interface CalibrationPoint {
	certainty: Certainty;
	count: number;
	/** Share of points; null: nothing was said with this certainty. */
	share: number | null;
	/** Where the true share lies with 95 % confidence. */
	low: number;
	high: number;
	/** Surer than right, as right as sure, less sure than right. Null: too few answers to tell. */
	is: 'over' | 'fits' | 'under' | null;
}

const Z_95 = 1.959963984540054;
const FEWEST = 5;

/**
 * Wilson's score interval for a share, 95 % (Wilson, "Probable inference", Journal of the American
 * Statistical Association 22, 1927), which also holds for few answers.
 */
export function wilson(right: number, count: number): { low: number; high: number } {
	if (count === 0) return { low: 0, high: 1 };
	const share = right / count;
	const squared = Z_95 ** 2;
	const middle = share + squared / (2 * count);
	const reach = Z_95 * Math.sqrt((share * (1 - share)) / count + squared / (4 * count ** 2));
	const scale = 1 + squared / count;
	return {
		low: Math.max(0, (middle - reach) / scale),
		high: Math.min(1, (middle + reach) / scale)
	};
}

/** How certainty and truth go together, for a learner or a class; answers without certainty do not count. */
export function calibrationOf(
	answers: Iterable<{ points: number; certainty?: Certainty | undefined }>
): CalibrationPoint[] {
	const sums = {
		1: { count: 0, points: 0 },
		2: { count: 0, points: 0 },
		3: { count: 0, points: 0 }
	};
	for (const { points, certainty } of answers) {
		if (certainty === undefined) continue;
		sums[certainty].count += 1;
		sums[certainty].points += points;
	}
	return ([1, 2, 3] as const).map((certainty) => {
		const { count, points } = sums[certainty];
		const { low, high } = wilson(points, count);
		const { from, to } = CLAIMS[certainty];
		const is = count < FEWEST ? null : high < from ? 'over' : low > to ? 'under' : 'fits';
		return { certainty, count, share: count > 0 ? points / count : null, low, high, is };
	});
}
