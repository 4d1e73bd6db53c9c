/// <reference lib="webworker" />
import {
	cleanupOutdatedCaches,
	createHandlerBoundToURL,
	matchPrecache,
	precacheAndRoute
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { setCacheNameDetails, type RouteHandlerCallbackOptions } from 'workbox-core';

declare const self: ServiceWorkerGlobalScope & {
	__PRECACHE_MANIFEST: { url: string; revision: string | null }[];
};

setCacheNameDetails({ prefix: 'saxaul' });
// The build writes the list in place of this name; one file that fails to load refuses the whole
// version, and the page says so.
precacheAndRoute(self.__PRECACHE_MANIFEST, {
	// The list has the addresses as they are asked for; a choice in the query is the page's own matter.
	cleanURLs: false,
	ignoreURLParametersMatching: [/./]
});
cleanupOutdatedCaches();

const shell = createHandlerBoundToURL('200.html');

function escape(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/**
 * A fact never visited: the shell with what the built page would carry, so that its heading is painted
 * before the app has started, and the app need not ask for anything more. The page takes it away.
 */
async function factPage(options: RouteHandlerCallbackOptions): Promise<Response> {
	const [response, built] = await Promise.all([
		shell(options),
		matchPrecache(`${options.url.pathname}.json`)
	]);
	if (!built) return response;
	const [html, outline] = await Promise.all([response.text(), built.text()]);
	const { label } = JSON.parse(outline) as { label: string };
	const early = `<main id="early" class="panel"><h1 lang="en" data-bank>${escape(label)}</h1>
<script type="application/json">${outline.replaceAll('<', '\\u003c')}</script></main>`;
	const headers = new Headers(response.headers);
	// The text is as long as it is, and not compressed any more.
	headers.delete('Content-Encoding');
	headers.delete('Content-Length');
	return new Response(
		html.replace('<div id="app">', (app) => early + app),
		{ headers }
	);
}

registerRoute(new NavigationRoute(factPage, { allowlist: [/\/facts\/[^/?]+(\?.*)?$/] }));
registerRoute(new NavigationRoute(shell));

// A new version waits until the person agrees or every tab is closed: never during a session.
self.addEventListener('message', (event) => {
	if ((event.data as { type?: string } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});
