import type { Handle } from '@sveltejs/kit';
import { resolve as resolvePath } from '$app/paths';
import { asScript, structuredData } from '$lib/formats/structured.ts';
import { builtOutline } from './routes/(app)/facts/outline.server.ts';

/** The name that the build gives a site whose address it does not know. */
const UNKNOWN_ORIGIN = 'http://sveltekit-prerender';

/**
 * Adds to the built page of a fact what only machines read. Done here and not in the page, because a
 * script may not be made by a script under our policy, and nobody needs it after the first load.
 */
export const handle: Handle = ({ event, resolve }) => {
	const { slug } = event.params;
	if (event.route.id !== '/(app)/facts/[slug]' || slug === undefined) return resolve(event);
	const outline = builtOutline(slug);
	if (!outline) return resolve(event);
	const path = resolvePath('/(app)/facts/[slug]', { slug });
	const isKnown = event.url.origin !== UNKNOWN_ORIGIN;
	const url = isKnown ? `${event.url.origin}${path}` : path;
	// A canonical address must be whole, or it is none.
	const canonical = isKnown ? `<link rel="canonical" href="${url}" />` : '';
	const head = `${canonical}${asScript(structuredData(outline, url))}</head>`;
	return resolve(event, {
		transformPageChunk: ({ html }) => html.replace('</head>', () => head)
	});
};
