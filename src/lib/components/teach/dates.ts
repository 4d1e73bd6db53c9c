const MINUTE_MS = 60_000;
/** The first moment and the last that a set may name: this century. */
const LAST_MS = Date.UTC(2100, 0, 1);

/** A moment as `datetime-local` fields show it; null is empty. */
export function localTime(at: number | null): string {
	if (at === null) return '';
	const shifted = at - new Date(at).getTimezoneOffset() * MINUTE_MS;
	return new Date(shifted).toISOString().slice(0, 16);
}

/** The moment of a `datetime-local` field, in whole minutes; null where it is empty or no date. */
export function msOf(text: string): number | null {
	const at = text === '' ? NaN : new Date(text).getTime();
	return at >= 0 && at < LAST_MS ? Math.floor(at / MINUTE_MS) * MINUTE_MS : null;
}
