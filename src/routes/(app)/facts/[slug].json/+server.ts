import { error, json } from '@sveltejs/kit';
import { bank } from '$questions/bank.ts';
import { outlineOf } from '$lib/core/outline.ts';
import type { RequestHandler } from './$types.js';

/** What the built page of a fact carries, so that it starts without the bank. */
export const GET: RequestHandler = ({ params }) => {
	const fact = bank.facts.get(params.slug);
	if (!fact) error(404, `No fact "${params.slug}"`);
	return json(outlineOf(bank, fact, 'en'));
};
