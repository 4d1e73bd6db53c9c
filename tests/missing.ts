import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

type Variants = { match: Record<string, string> }[];
type Catalogue = Record<string, string | Variants>;

const BASE = 'en';

function textsOf(message: string | Variants): string[] {
	if (typeof message === 'string') return [message];
	return message.flatMap(({ match }) => Object.values(match));
}

function placeholdersOf(message: string | Variants): string {
	const names = textsOf(message).flatMap((text) =>
		[...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
	);
	return [...new Set(names)].sort().join(', ');
}

/** The forms that a message with a plural lacks in its language. */
function missingForms(locale: string, message: string | Variants): string[] {
	if (typeof message === 'string') return [];
	const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
	return message.flatMap(({ match }) => {
		const given = Object.keys(match);
		if (!given.some((when) => when.includes('Plural='))) return [];
		return forms.filter((form) => !given.some((when) => when.includes(`Plural=${form}`)));
	});
}

/** What every language lacks of the base language, a line each. @param folder with a folder for each language */
export function missingWords(folder: string): string[] {
	const read = (locale: string, area: string): Catalogue => {
		try {
			return JSON.parse(readFileSync(join(folder, locale, area), 'utf8')) as Catalogue;
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
			throw error;
		}
	};
	return readdirSync(folder).flatMap((locale) =>
		readdirSync(join(folder, BASE)).flatMap((area) => {
			const base = read(BASE, area);
			const own = read(locale, area);
			const surplus = Object.keys(own).filter((key) => !(key in base));
			return [
				...surplus.map((key) => `${locale}/${area}: ${key} is in no use`),
				...Object.entries(base).flatMap(([key, message]) => {
					const translated = own[key];
					const where = `${locale}/${area}: ${key}`;
					if (translated === undefined)
						return [`${where} is missing: ${textsOf(message)[0] ?? ''}`];
					const wanted = placeholdersOf(message);
					return [
						...(placeholdersOf(translated) === wanted ? [] : [`${where} must fill in: ${wanted}`]),
						...missingForms(locale, translated).map((form) => `${where} lacks the form "${form}"`)
					];
				})
			];
		})
	);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const lines = missingWords(join(import.meta.dirname, '../src/lib/i18n/messages'));
	console.log(lines.length > 0 ? lines.join('\n') : 'Every language is complete.');
	process.exitCode = lines.length > 0 ? 1 : 0;
}
