import type { DisputeId } from '$lib/core/atlas.ts';
import { m } from '$lib/i18n/paraglide/messages.js';

/** What each side says, in one neutral sentence. */
export const DISPUTE_NOTES: Record<DisputeId, () => string> = {
	abkhazia: m.dispute_abkhazia,
	abyei: m.dispute_abyei,
	arunachal: m.dispute_arunachal,
	crimea: m.dispute_crimea,
	'eastern-ukraine': m.dispute_eastern_ukraine,
	falklands: m.dispute_falklands,
	golan: m.dispute_golan,
	halaib: m.dispute_halaib,
	kashmir: m.dispute_kashmir,
	kosovo: m.dispute_kosovo,
	kurils: m.dispute_kurils,
	'northern-cyprus': m.dispute_northern_cyprus,
	palestine: m.dispute_palestine,
	somaliland: m.dispute_somaliland,
	'south-ossetia': m.dispute_south_ossetia,
	taiwan: m.dispute_taiwan,
	transnistria: m.dispute_transnistria,
	'western-sahara': m.dispute_western_sahara
};
