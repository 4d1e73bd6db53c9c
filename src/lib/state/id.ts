// crypto.randomUUID exists only on https; a phone on the school's own network has plain http.
export { randomId as newId } from '$lib/storage/identity.ts';
