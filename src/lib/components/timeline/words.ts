import type { Years } from '$lib/core/placed.ts';
import { m } from '$lib/i18n/paraglide/messages.js';
import { yearWords } from '$lib/components/ui/years.ts';

export function yearsWords({ from, to }: Years): string {
	return from === to
		? yearWords(from)
		: m.timeline_years({ from: yearWords(from), to: yearWords(to) });
}
