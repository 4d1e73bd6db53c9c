import type { Attachment } from 'svelte/attachments';

const LEAST_PX = 80;
/** Holding still cancels: a thumb that rests is not a swipe. */
const LONGEST_MS = 600;

/** A swipe by finger, right or left. Every swipe has a button that does the same. */
export function swipe(onswipe: (to: 'left' | 'right') => void): Attachment<HTMLElement> {
	return (element) => {
		let from: { x: number; y: number; at: number } | null = null;
		const start = (event: PointerEvent) => {
			if (event.pointerType !== 'touch' || !event.isPrimary) return;
			from = { x: event.clientX, y: event.clientY, at: event.timeStamp };
		};
		const end = (event: PointerEvent) => {
			if (!from || event.pointerType !== 'touch') return;
			const dx = event.clientX - from.x;
			const dy = event.clientY - from.y;
			const quick = event.timeStamp - from.at <= LONGEST_MS;
			from = null;
			if (quick && Math.abs(dx) >= LEAST_PX && Math.abs(dx) > 2 * Math.abs(dy))
				onswipe(dx > 0 ? 'right' : 'left');
		};
		const cancel = () => (from = null);
		element.addEventListener('pointerdown', start);
		element.addEventListener('pointerup', end);
		element.addEventListener('pointercancel', cancel);
		return () => {
			element.removeEventListener('pointerdown', start);
			element.removeEventListener('pointerup', end);
			element.removeEventListener('pointercancel', cancel);
		};
	};
}
