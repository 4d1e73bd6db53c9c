import { m } from '$lib/i18n/paraglide/messages.js';
import type { Refusal, Taken } from '$lib/state/collecting.svelte.ts';

/** What is wrong, and what to do about it. */
const REFUSALS: Record<Refusal, { why: () => string; way: () => string }> = {
	cut: { why: m.collect_cut, way: m.collect_cut_way },
	changed: { why: m.collect_changed, way: m.collect_cut_way },
	case: { why: m.collect_case, way: m.collect_cut_way },
	newer: { why: m.collect_newer, way: m.collect_newer_way },
	bomb: { why: m.collect_bomb, way: m.collect_bomb_way },
	senseless: { why: m.collect_senseless, way: m.collect_bomb_way },
	refused: { why: m.collect_refused, way: m.collect_name_way },
	name: { why: m.collect_name, way: m.collect_name_way },
	foreign: { why: m.collect_foreign, way: m.collect_foreign_way },
	'key-lost': { why: m.collect_key_lost, way: m.collect_key_lost_way },
	forgotten: { why: m.collect_forgotten, way: m.collect_forgotten_way },
	'other-length': { why: m.collect_other_length, way: m.collect_other_length_way },
	assignment: { why: m.collect_assignment, way: m.collect_assignment_way },
	feedback: { why: m.collect_feedback, way: m.collect_assignment_way },
	nothing: { why: m.collect_nothing, way: m.collect_nothing_way },
	picture: { why: m.collect_picture, way: m.collect_picture_way },
	chain: { why: m.collect_chain, way: m.collect_chain_way },
	'unreadable-file': { why: m.collect_unreadable_file, way: m.collect_unreadable_file_way },
	'large-file': { why: m.collect_large_file, way: m.collect_large_file_way }
};

export function isRefused(taken: Taken): taken is Taken & { is: Refusal } {
	return taken.is !== 'new' && taken.is !== 'duplicate' && taken.is !== 'unsaved';
}

export function refusalText(is: Refusal): { why: string; way: string } {
	return { why: REFUSALS[is].why(), way: REFUSALS[is].way() };
}
