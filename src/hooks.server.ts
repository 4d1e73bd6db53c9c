import type { Handle } from '@sveltejs/kit';
import { resolve as resolvePath } from '$app/paths';
import type { Outline } from '$lib/core/outline.ts';
import { asScript, structuredData } from '$lib/formats/structured.ts';

/** The name that the build gives a site whose address it does not know. */
const UNKNOWN_ORIGIN = 'http://sveltekit-prerender';

/**
 * Adds to the built page of a fact what only machines read. Done here and not in the page, because a
 * script may not be made by a script under our policy, and nobody needs it after the first load.
 */
export const handle: Handle = async ({ event, resolve }) => {
	const { slug } = event.params;
	if (event.route.id !== '/(app)/facts/[slug]' || slug === undefined) return resolve(event);
	const response = await event.fetch(resolvePath('/(app)/facts/[slug].json', { slug }));
	if (!response.ok) return resolve(event);
	const path = resolvePath('/(app)/facts/[slug]', { slug });
	const url = event.url.origin === UNKNOWN_ORIGIN ? path : `${event.url.origin}${path}`;
	const script = asScript(structuredData((await response.json()) as Outline, url));
	const head = `<link rel="canonical" href="${url}" />${script}</head>`;
	return resolve(event, {
		transformPageChunk: ({ html }) => html.replace('</head>', () => head)
	});
};
