const STEPS = [2, 4, 6, 8, 10, 12, 16, 20, 30, 40, 50, 60, 80];

/** The top of an axis: the first round number that is not less than the greatest value and halves evenly. */
export function axisTop(greatest: number): number {
	let power = 1;
	for (;;) {
		const step = STEPS.find((candidate) => candidate * power >= greatest);
		if (step !== undefined) return step * power;
		power *= 10;
	}
}
