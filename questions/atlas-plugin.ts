import type { Plugin } from 'vite';
import { MAPS } from '../src/lib/core/globe.ts';
import { drawAtlas, readWorld, type World } from './atlas.ts';

const PREFIX = 'virtual:atlas/';

/** Turns the lands of the Earth into one module per map: drawn in the build, so that the app needs no geometry. */
export function atlases(): Plugin {
	let world: World | undefined;
	return {
		name: 'saxaul-atlases',
		resolveId(id) {
			return id.startsWith(PREFIX) ? `\0${id}` : null;
		},
		load(id) {
			const map = MAPS.find((name) => id === `\0${PREFIX}${name}`);
			if (!map) return null;
			world ??= readWorld();
			return `export default JSON.parse(${JSON.stringify(JSON.stringify(drawAtlas(world, map)))});`;
		}
	};
}
