import { tick } from 'svelte';

/** What became of the last change, said anew each time: a status that stays the same is not read out. */
export class Saved {
	now = $state<'saved' | 'failed' | null>(null);

	async say(isSaved: boolean): Promise<void> {
		this.now = null;
		await tick();
		this.now = isSaved ? 'saved' : 'failed';
	}
}
