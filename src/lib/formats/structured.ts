import type { Evidence } from '../core/item.ts';
import type { FactLine, Outline, ShownYear } from '../core/outline.ts';

const LEVELS = { 1: 'Beginner', 2: 'Intermediate', 3: 'Advanced' };
const LICENSE = 'https://creativecommons.org/licenses/by/4.0/';

/** The time of a fact as schema.org writes it (ISO 8601): `1898`, `1898/1997`, `1898/..`. */
function coverage(span: FactLine['span']): string | undefined {
	const year = ({ year }: ShownYear) => String(year);
	switch (span?.is) {
		case 'in':
			return year(span.year);
		case 'from':
			return `${year(span.from)}/..`;
		case 'until':
			return `../${year(span.to)}`;
		case 'span':
			return `${year(span.from)}/${year(span.to)}`;
		default:
			return undefined;
	}
}

function work({ title, publisher, year, url, quote }: Evidence) {
	return {
		'@type': 'CreativeWork',
		name: title,
		...(publisher === undefined ? {} : { publisher: { '@type': 'Organization', name: publisher } }),
		...(year === undefined ? {} : { datePublished: String(year) }),
		...(url === undefined ? {} : { url }),
		...(quote === undefined ? {} : { text: quote })
	};
}

/** A fact’s page for machines that read (schema.org, JSON-LD). @param url of the page */
export function structuredData(outline: Outline, url: string): Record<string, unknown> {
	const place = outline.entries.find((entry) => entry.field === 'place')?.value;
	const time = coverage(outline.line.span);
	const sources = new Map(outline.sources.map(({ evidence }) => [evidence.source, evidence]));
	return {
		'@context': 'https://schema.org',
		'@type': ['Article', 'LearningResource'],
		'@id': url,
		url,
		headline: outline.label,
		description: outline.summary,
		inLanguage: 'en',
		isAccessibleForFree: true,
		license: LICENSE,
		version: String(outline.rev),
		educationalLevel: LEVELS[outline.level],
		keywords: [outline.kind, outline.sort, ...outline.themes].join(', '),
		...(time === undefined ? {} : { temporalCoverage: time }),
		...(place?.is === 'known' ? { spatialCoverage: { '@type': 'Place', name: place.text } } : {}),
		citation: [...sources.values()].map(work),
		isPartOf: { '@type': 'WebSite', name: 'Saxaul' }
	};
}

/** JSON that no text can break out of, whatever stands in the bank: `</script>` becomes `\u003c/script>`. */
export function asScript(value: unknown): string {
	const json = JSON.stringify(value).replace(
		/[<>&\u2028\u2029]/g,
		(sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
	);
	return `<script type="application/ld+json">${json}</script>`;
}
