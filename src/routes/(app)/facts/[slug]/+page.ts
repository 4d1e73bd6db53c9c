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

/** What the worker has put into the page. */
function outlineInPage(slug: string): Outline | null {
	const text = browser ? document.querySelector('#early script')?.textContent : null;
	const outline = text ? (JSON.parse(text) as Outline) : null;
	return outline?.id === slug ? outline : null;
}

/** What was built beside the page: a few kB, from the built page itself, the device or the network. */
async function outlineFromFile(slug: string, get: typeof fetch): Promise<Outline | null> {
	try {
		const built = await get(resolve('/(app)/facts/[slug].json', { slug }));
		return built.ok ? ((await built.json()) as Outline) : null;
	} catch {
		// No network, or a host that answers every address with a page.
		return null;
	}
}

/** The bank has the last word on what facts there are. */
async function outlineFromBank(slug: string): Promise<Outline | null> {
	const [{ bank }, { outlineOf }] = await Promise.all([loadBank(), import('$lib/core/outline.ts')]);
	const fact = bank.facts.get(slug);
	return fact ? outlineOf(bank, fact, 'en') : null;
}

export const load: PageLoad = async ({ params, fetch }) => {
	const { slug } = params;
	const outline =
		outlineInPage(slug) ?? (await outlineFromFile(slug, fetch)) ?? (await outlineFromBank(slug));
	if (!outline) error(404, { message: `No fact "${slug}"` });
	return { outline };
};
