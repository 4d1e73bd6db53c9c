import { error } from '@sveltejs/kit';
import { browser } from '$app/environment';
import { resolve } from '$app/paths';
import type { Outline } from '$lib/core/outline.ts';
import type { EntryGenerator, PageLoad } from './$types.js';

const loadBank = () => import('$questions/bank.ts');

export const entries: EntryGenerator = async () => {
	const { bank } = await loadBank();
	return [...bank.facts.keys()].map((slug) => ({ slug }));
};

/** Whether this is the built page of the fact: then its outline is in it, and needs no bank. */
function isBuilt(slug: string): boolean {
	return !browser || document.getElementById('fact')?.dataset.fact === slug;
}

/** Inside the app, and offline on the fallback page, every fact comes from the bank, visited or not. */
async function outlineFromBank(slug: string): Promise<Outline | null> {
	const [{ bank }, { outlineOf }] = await Promise.all([loadBank(), import('$lib/core/outline.ts')]);
	const fact = bank.facts.get(slug);
	return fact ? outlineOf(bank, fact, 'en') : null;
}

export const load: PageLoad = async ({ params, fetch }) => {
	const { slug } = params;
	const built = isBuilt(slug)
		? await fetch(resolve('/(app)/facts/[slug].json', { slug })).catch(() => null)
		: null;
	const outline = built?.ok ? ((await built.json()) as Outline) : await outlineFromBank(slug);
	if (!outline) error(404, { message: `No fact "${slug}"` });
	return { outline };
};
