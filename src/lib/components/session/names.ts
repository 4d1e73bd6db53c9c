import type { ItemType } from '$lib/core/item.ts';
import type { Behaviour } from '$lib/core/selection.ts';
import type { FactKind } from '$lib/core/schema/fact.ts';
import type { Region, Theme } from '$lib/core/vocabulary.ts';
import { m } from '$lib/i18n/paraglide/messages.js';

/** The words for closed lists, by their id. A new entry without a name does not compile. */

export const KIND_NAMES: Record<FactKind, () => string> = {
	lease: m.learn_leases,
	treaty: m.learn_treaties,
	migration: m.learn_migrations,
	statement: m.learn_text
};

export const TYPE_NAMES: Record<ItemType, () => string> = {
	choice: m.type_choice,
	multi: m.type_multi,
	'true-false': m.type_true_false,
	year: m.type_year,
	numeric: m.type_numeric,
	short: m.type_short,
	cloze: m.type_cloze,
	match: m.type_match,
	order: m.type_order,
	recall: m.type_recall,
	map: m.type_map
};

export const LEVEL_NAMES: Record<1 | 2 | 3, () => string> = {
	1: m.level_1,
	2: m.level_2,
	3: m.level_3
};

export const BEHAVIOUR_NAMES: Record<Behaviour, { name: () => string; about: () => string }> = {
	immediate: { name: m.behaviour_immediate, about: m.behaviour_immediate_about },
	deferred: { name: m.behaviour_deferred, about: m.behaviour_deferred_about },
	interactive: { name: m.behaviour_interactive, about: m.behaviour_interactive_about }
};

export const THEME_NAMES: Record<Theme, () => string> = {
	'military-bases': m.theme_military_bases,
	space: m.theme_space,
	'test-ranges': m.theme_test_ranges,
	transport: m.theme_transport,
	farmland: m.theme_farmland,
	water: m.theme_water,
	borders: m.theme_borders,
	alliances: m.theme_alliances,
	peace: m.theme_peace,
	statehood: m.theme_statehood,
	protectorates: m.theme_protectorates,
	'arms-control': m.theme_arms_control,
	trade: m.theme_trade,
	law: m.theme_law,
	colonies: m.theme_colonies,
	settlement: m.theme_settlement,
	deportation: m.theme_deportation,
	refugees: m.theme_refugees,
	labour: m.theme_labour,
	return: m.theme_return,
	population: m.theme_population,
	diaspora: m.theme_diaspora
};

export const REGION_NAMES: Record<Region, () => string> = {
	'central-asia': m.region_central_asia,
	russia: m.region_russia,
	caucasus: m.region_caucasus,
	'eastern-europe': m.region_eastern_europe,
	'western-europe': m.region_western_europe,
	'east-asia': m.region_east_asia,
	'south-asia': m.region_south_asia,
	'middle-east': m.region_middle_east,
	americas: m.region_americas,
	africa: m.region_africa,
	oceania: m.region_oceania,
	world: m.region_world
};
