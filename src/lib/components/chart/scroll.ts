/** What scrolls must be reachable by keyboard; what does not scroll must not be a stop. */
export function makeReachable(box: HTMLElement): void {
	if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
	else box.removeAttribute('tabindex');
}
