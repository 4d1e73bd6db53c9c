import type { Atlas } from '$lib/core/atlas.ts';
import type { MapName } from '$lib/core/globe.ts';

/** Fetches a map when it is first looked at. */
export async function loadAtlas(map: MapName): Promise<Atlas> {
	const { default: atlas } = await (map === 'eurasia'
		? import('virtual:atlas/eurasia')
		: import('virtual:atlas/world'));
	return atlas;
}
