import type { HandleClientError } from '@sveltejs/kit';

/** Turns the unknown into a calm sentence and a code that says enough for a report. */
export const handleError: HandleClientError = ({ error, status, message }) => {
	const name = error instanceof Error ? error.name : 'Error';
	return { message, code: `${status}-${name}` };
};
