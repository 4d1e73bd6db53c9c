const FILES = ['./', 'floor.js', 'questions.js'];

addEventListener('install', (event) => {
	event.waitUntil(caches.open('floor').then((cache) => cache.addAll(FILES)));
});

addEventListener('fetch', (event) => {
	event.respondWith(
		caches.match(event.request, { ignoreSearch: true }).then((hit) => hit ?? fetch(event.request))
	);
});
