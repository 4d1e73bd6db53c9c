import type { Sort, View } from '$lib/core/library.ts';
import { m } from '$lib/i18n/paraglide/messages.js';

export const SORT_NAMES: Record<Sort, () => string> = {
	relevance: m.library_sort_relevance,
	date: m.library_sort_date,
	name: m.library_sort_name
};

export const VIEW_NAMES: Record<View, () => string> = {
	list: m.library_view_list,
	map: m.library_view_map,
	timeline: m.library_view_timeline
};
