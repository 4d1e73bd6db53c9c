import type { Source } from '../src/lib/core/schema/source.ts';

/**
 * Works that are copied and translated from site to site. Whatever the address, a copy says what the
 * work says: one voice.
 */
const WORKS: readonly [voice: string, sign: RegExp][] = [
	[
		'Wikipedia',
		/\bwiki(pedia|visually|wand|zero|mili)\b|\bwiki\d+\.org|\bwipi\b|Википеди|Vikipedi/iu
	],
	['Great Soviet Encyclopedia', /great soviet encyclop|большая советская энциклоп/iu],
	['Encyclopaedia Britannica', /britannica/iu],
	['Columbia Encyclopedia', /columbia encyclop/iu],
	['Encyclopedia Americana', /encyclop(ae|æ|e)dia americana/iu],
	['Encyclopaedia Iranica', /\biranica/iu]
];

/** Who speaks in a source: the encyclopaedia that it copies, or the source itself. */
export function voiceOf(source: Source): string {
	const signs = [source.title, source.publisher, source.origin, source.url].join(' ');
	return WORKS.find(([, sign]) => sign.test(signs))?.[0] ?? source.id;
}

const FORUM =
	/(^|[./])(forums?|phpbb|reddit|quora|4chan|vbulletin)([./]|$)|(show|view)(thread|topic)|^(www\.)?(answers\.yahoo|otvet\.mail)\./i;
const PROXY =
	/(^|[.-])(proxy|ezproxy|libproxy|webproxy|hidemyass|croxyproxy|12ft|unblock(ed)?|translate\.goog)([.-]|$)|googleusercontent\.com|r\.jina\.ai/i;
// The archive keeps the page as it was and names its address: no proxy.
const ARCHIVE = /^web\.archive\.org$/i;

/** Why an address may not be shown to a class; null for one that may. */
export function unfitAddress(address: string): string | null {
	const { hostname, pathname, search } = new URL(address);
	if (/^[\d.]+$/.test(hostname) || hostname.startsWith('['))
		return `${hostname} is a bare number and no site that stands by its words`;
	if (FORUM.test(hostname) || FORUM.test(pathname) || FORUM.test(search))
		return `${hostname} is a forum, where anybody may have written it`;
	const wraps = /(^|[/=?&])https?(:|%3a)/i.test(`${pathname}${search}`);
	if (PROXY.test(hostname) || (wraps && !ARCHIVE.test(hostname)))
		return `${hostname} only passes on another page`;
	return null;
}
