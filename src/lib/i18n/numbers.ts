import { currentLocale } from './locale.ts';

// Not every browser knows Uzbek numbers; they are written like Russian ones: 1 234,5.
const WRITTEN = { en: 'en-GB', ru: 'ru', uz: 'ru' } as const;

function write(value: number, options: Intl.NumberFormatOptions): string {
	return new Intl.NumberFormat(WRITTEN[currentLocale()], options).format(value);
}

/** A figure as the reader’s language writes it: 1,234.5. @param most, least how many decimals */
export function numberText(value: number, most = 2, least = 0): string {
	return write(value, { minimumFractionDigits: least, maximumFractionDigits: most });
}

/** @param share 0 to 1 */
export function percentText(share: number): string {
	if (currentLocale() === 'uz') return `${numberText(Math.round(share * 100))}%`;
	return write(share, { style: 'percent' });
}

export function megabytesText(bytes: number): string {
	const value = bytes / 1_000_000;
	const options = { maximumFractionDigits: 1 };
	if (currentLocale() === 'uz') return `${write(value, options)}\u00a0MB`;
	return write(value, { ...options, style: 'unit', unit: 'megabyte' });
}
