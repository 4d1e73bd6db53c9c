import { charts } from './charts.ts';
import { maps } from './maps.ts';
import { migrations } from './migrations.ts';
import { readings } from './readings.ts';
import { shared } from './shared.ts';
import { sites } from './sites.ts';
import { sources } from './sources.ts';
import { statements } from './statements.ts';
import { tenants } from './tenants.ts';
import { terms } from './terms.ts';
import { timeline } from './timeline.ts';
import { treaties } from './treaties.ts';

/** Every question idea. A new one is added in its file and is asked of every fact that can carry it. */
export const templates = [
	...statements,
	...tenants,
	...terms,
	...sites,
	...treaties,
	...migrations,
	...maps,
	...timeline,
	...shared,
	...sources,
	...readings,
	...charts
];
