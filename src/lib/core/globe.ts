/** Latitude and longitude in degrees, as the bank writes them. */
export type LatLon = readonly [number, number];

/** A place in the plane of a map, in its units, down and to the right of its top left corner. */
export type Spot = readonly [number, number];

const RADIUS_KM = 6371;
const RADIANS = Math.PI / 180;

/** Kilometres between two places along the great circle (haversine formula, mean radius of the Earth). */
export function distanceKm([latA, lonA]: LatLon, [latB, lonB]: LatLon): number {
	const halfLat = Math.sin(((latB - latA) * RADIANS) / 2);
	const halfLon = Math.sin(((lonB - lonA) * RADIANS) / 2);
	const chord = halfLat ** 2 + Math.cos(latA * RADIANS) * Math.cos(latB * RADIANS) * halfLon ** 2;
	return 2 * RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** A longitude between -180 and 180. */
function wrap(degrees: number): number {
	return ((((degrees + 180) % 360) + 360) % 360) - 180;
}

interface Projection {
	project: (at: LatLon) => Spot;
	/** Null where the map shows no place. */
	unproject: (spot: Spot) => LatLon | null;
}

/** Lambert’s azimuthal equal-area projection on a sphere of radius 1 (Snyder 1987, p. 185). */
function azimuthal([lat, lon]: LatLon): Projection {
	const [sin, cos] = [Math.sin(lat * RADIANS), Math.cos(lat * RADIANS)];
	return {
		project([toLat, toLon]) {
			const phi = toLat * RADIANS;
			const delta = (toLon - lon) * RADIANS;
			const along = cos * Math.sin(phi) - sin * Math.cos(phi) * Math.cos(delta);
			const depth = 1 + sin * Math.sin(phi) + cos * Math.cos(phi) * Math.cos(delta);
			const k = Math.sqrt(2 / Math.max(depth, 1e-9));
			return [k * Math.cos(phi) * Math.sin(delta), -k * along];
		},
		unproject([x, down]) {
			const y = -down;
			const rho = Math.hypot(x, y);
			if (rho === 0) return [lat, lon];
			if (rho > 2) return null;
			const angle = 2 * Math.asin(rho / 2);
			const phi = Math.asin(Math.cos(angle) * sin + (y * Math.sin(angle) * cos) / rho);
			const delta = Math.atan2(
				x * Math.sin(angle),
				rho * cos * Math.cos(angle) - y * sin * Math.sin(angle)
			);
			return [phi / RADIANS, wrap(lon + delta / RADIANS)];
		}
	};
}

const [A1, A2, A3, A4] = [1.340264, -0.081106, 0.000893, 0.003796];
const ROOT = Math.sqrt(3) / 2;
const NEWTON_STEPS = 12;

/** The Equal Earth projection (Šavrič, Patterson and Jenny 2018) with `lon` in the middle. */
function equalEarth(lon: number): Projection {
	const heightOf = (theta: number) => {
		const square = theta * theta;
		const sixth = square ** 3;
		return theta * (A1 + A2 * square + sixth * (A3 + A4 * square));
	};
	const slopeOf = (theta: number) => {
		const square = theta * theta;
		const sixth = square ** 3;
		return A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square);
	};
	return {
		project([lat, toLon]) {
			const theta = Math.asin(ROOT * Math.sin(lat * RADIANS));
			const x = (wrap(toLon - lon) * RADIANS * Math.cos(theta)) / (ROOT * slopeOf(theta));
			return [x, -heightOf(theta)];
		},
		unproject([x, down]) {
			let theta = -down;
			for (let step = 0; step < NEWTON_STEPS; step += 1)
				theta -= (heightOf(theta) + down) / slopeOf(theta);
			const sine = Math.sin(theta) / ROOT;
			const delta = (x * ROOT * slopeOf(theta)) / Math.cos(theta) / RADIANS;
			if (Math.abs(sine) > 1 || Math.abs(delta) > 180) return null;
			return [Math.asin(sine) / RADIANS, wrap(lon + delta)];
		}
	};
}

export const MAPS = ['eurasia', 'world'] as const;
export type MapName = (typeof MAPS)[number];

interface Plane extends Projection {
	/** The frame, in units. */
	width: number;
	height: number;
}

/** Puts the projected plane of radius 1 into a frame. */
function framed(
	flat: Projection,
	{ scale, left, top, width, height }: Record<'scale' | 'left' | 'top' | 'width' | 'height', number>
): Plane {
	return {
		width,
		height,
		project(at) {
			const [x, y] = flat.project(at);
			return [(x - left) * scale, (y - top) * scale];
		},
		unproject([x, y]) {
			return flat.unproject([x / scale + left, y / scale + top]);
		}
	};
}

/**
 * The two maps: Eurasia seen from above Central Asia, and the world, cut in the Bering Strait, where the
 * cut meets no land.
 */
export const PLANES: Record<MapName, Plane> = {
	eurasia: framed(azimuthal([48, 68]), {
		scale: 1500,
		left: -0.9,
		top: -0.82,
		width: 2700,
		height: 2200
	}),
	world: framed(equalEarth(11), { scale: 750, left: -2.75, top: -1.32, width: 4125, height: 1850 })
};

/** Whether the map shows the place, with a margin so that its mark is whole. */
export function isOnMap(map: MapName, at: LatLon): boolean {
	const { project, width, height } = PLANES[map];
	const [x, y] = project(at);
	const margin = width / 60;
	return x > margin && y > margin && x < width - margin && y < height - margin;
}
