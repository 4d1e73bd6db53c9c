import type { ItemId } from './item.ts';
import { marksOf, type Study } from './study.ts';

/** Whether the learner starred the item, be it a card or not. */
export function isStarred(study: Study, item: ItemId): boolean {
	const trail = study.trails.get(item);
	const last = trail && marksOf(study, trail).findLast((mark) => mark.is === 'starred');
	return last?.is === 'starred' && last.on;
}
