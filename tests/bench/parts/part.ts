import type { Bank } from '../../../src/lib/core/bank.ts';
import type { Site } from '../../serve.ts';
import type { Bench } from '../browser.ts';
import type { Section } from '../report.ts';

/** What every part of the bench gets. */
export interface Setting {
	bench: Bench;
	app: Site;
	floor: Site;
	/** Serves the page that commits answers. */
	page: string;
	/** The build that is measured. */
	folder: string;
	bank: Bank;
	/** How often each thing is measured. */
	rounds: number;
}

/** One part: it measures, and says what it found. */
export type Part = (setting: Setting) => Promise<Section>;

/** What the heading of the first page says once the queue is known, as a regular expression. */
export const DUE = '^\\s*(\\d+ cards? (is|are) due|Nothing is due)';
