/// <reference lib="webworker" />
import {
	cleanupOutdatedCaches,
	createHandlerBoundToURL,
	precacheAndRoute
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { setCacheNameDetails } from 'workbox-core';

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
registerRoute(new NavigationRoute(createHandlerBoundToURL('200.html')));

// A new version waits until the person agrees or every tab is closed: never during a session.
self.addEventListener('message', (event) => {
	if ((event.data as { type?: string } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});
