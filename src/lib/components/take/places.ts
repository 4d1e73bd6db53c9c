import { resolve } from '$app/paths';

/** Where other helpers' pages are. */
export function collectHref(code: string): string {
	return `${resolve('/')}collect#${code}`;
}
