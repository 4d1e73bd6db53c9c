import { error, json } from '@sveltejs/kit';
import { builtOutline } from '../outline.server.ts';
import type { RequestHandler } from './$types.js';

/** What the built page of a fact carries, so that it starts without the bank. */
export const GET: RequestHandler = ({ params }) => {
	const outline = builtOutline(params.slug);
	if (!outline) error(404, `No fact "${params.slug}"`);
	return json(outline);
};
