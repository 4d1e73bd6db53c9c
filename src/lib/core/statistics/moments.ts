/** Numbers about a list of numbers. Null where the list is too short or all its values are equal. */

export function meanOf(values: Float64Array): number | null {
	if (values.length === 0) return null;
	let sum = 0;
	for (const value of values) sum += value;
	return sum / values.length;
}

/** Sum of the powers of the distances to the mean. */
function centred(values: Float64Array, mean: number, power: 2 | 3 | 4): number {
	let sum = 0;
	for (const value of values) sum += (value - mean) ** power;
	return sum;
}

/** Sample variance, by n − 1. */
export function varianceOf(values: Float64Array): number | null {
	const mean = meanOf(values);
	if (mean === null || values.length < 2) return null;
	return centred(values, mean, 2) / (values.length - 1);
}

export function deviationOf(values: Float64Array): number | null {
	const variance = varianceOf(values);
	return variance === null ? null : Math.sqrt(variance);
}

export function medianOf(values: Float64Array): number | null {
	if (values.length === 0) return null;
	const sorted = values.slice().sort();
	const middle = sorted.length >> 1;
	const upper = sorted[middle] as number;
	return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

/** Skewness: k₃ / k₂^1.5, with Fisher's k-statistics, as Moodle does ("Quiz statistics calculations"). */
export function skewnessOf(values: Float64Array): number | null {
	const n = values.length;
	const mean = meanOf(values);
	const variance = varianceOf(values);
	if (mean === null || n < 3 || !variance) return null;
	const third = (n * centred(values, mean, 3)) / ((n - 1) * (n - 2));
	return third / variance ** 1.5;
}

/** Kurtosis: k₄ / k₂², 0 for a normal distribution; same source. */
export function kurtosisOf(values: Float64Array): number | null {
	const n = values.length;
	const mean = meanOf(values);
	const variance = varianceOf(values);
	if (mean === null || n < 4 || !variance) return null;
	const second = centred(values, mean, 2);
	const fourth =
		(n * (n + 1) * centred(values, mean, 4) - 3 * (n - 1) * second ** 2) /
		((n - 1) * (n - 2) * (n - 3));
	return fourth / variance ** 2;
}

/** Sum of products of distances to the means; divided by n − 1 it is the covariance. */
export function coproduct(a: Float64Array, b: Float64Array): number {
	const meanA = meanOf(a) ?? 0;
	const meanB = meanOf(b) ?? 0;
	let sum = 0;
	for (let at = 0; at < a.length; at += 1)
		sum += ((a[at] as number) - meanA) * ((b[at] as number) - meanB);
	return sum;
}

/** Pearson's correlation. Null where one side does not vary. */
export function correlationOf(a: Float64Array, b: Float64Array): number | null {
	const spread = Math.sqrt(coproduct(a, a) * coproduct(b, b));
	// What rounding leaves of no variation at all is no variation.
	return spread > 1e-12 ? coproduct(a, b) / spread : null;
}
