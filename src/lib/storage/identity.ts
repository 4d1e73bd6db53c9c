const LENGTH = 8;

/** A random name for a device or a person: it says nothing about either. */
export function randomId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(LENGTH));
	return Array.from(bytes, (byte) => (byte % 36).toString(36)).join('');
}
