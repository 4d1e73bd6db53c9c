import { currentLocale } from './locale.ts';

// Not every browser knows Uzbek numbers; they are written like Russian ones: 1 234,5.
const WRITTEN = { en: 'en-GB', ru: 'ru', uz: 'ru' } as const;

function write(value: number, options: Intl.NumberFormatOptions): string {
	return new Intl.NumberFormat(WRITTEN[currentLocale()], options).format(value);
}

/** A figure as the reader’s language writes it: 1,234.5. At most two decimals. */
export function numberText(value: number): string {
	return write(value, { maximumFractionDigits: 2 });
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
