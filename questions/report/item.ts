import type { Item, Option } from '../../src/lib/core/item.ts';
import { keyText } from '../../src/lib/core/shown.ts';

export function escape(text: string): string {
	const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
	return text.replace(/[&<>"]/g, (sign) => signs[sign] as string);
}

const why = ({ why }: { why?: string }) =>
	why === undefined ? '' : ` <span class="why">${escape(why)}</span>`;

function list(options: readonly Option[], isKey: (option: Option) => boolean): string {
	const rows = options.map((option) => {
		const key = isKey(option);
		return `<li class="${key ? 'key' : 'wrong'}"><b>${escape(option.text)}</b>${key ? '' : why(option)}</li>`;
	});
	return `<ul class="options">${rows.join('')}</ul>`;
}

const key = (text: string, more = '') =>
	`<ul class="options"><li class="key"><b>${escape(text)}</b>${more}</li></ul>`;
const also = (texts: readonly string[]) =>
	texts.length === 0 ? '' : ` <span class="why">also: ${texts.map(escape).join(', ')}</span>`;
const known = (rows: readonly { as: string; why: string }[]) =>
	rows.length === 0
		? ''
		: `<ul class="options">${rows
				.map((row) => `<li class="wrong"><b>${escape(row.as)}</b>${why(row)}</li>`)
				.join('')}</ul>`;

/** What can be answered: every option with the reason why it is wrong, or the key with its spellings. */
function answers(item: Item): string {
	switch (item.type) {
		case 'choice':
			return list(item.options, ({ id }) => id === item.key);
		case 'multi':
			return list(item.options, ({ id }) => item.keys.includes(id));
		case 'true-false':
			return `<p class="claim">${escape(item.claim)}</p>${key(item.key ? 'True' : 'False', ` <span class="why">${escape(item.correct)}</span>`)}`;
		case 'year':
			return (
				key(keyText(item), item.near > 0 ? also([`half a point within ${item.near} years`]) : '') +
				known(item.known.map(({ year, why }) => ({ as: String(year), why })))
			);
		case 'numeric':
			return key(keyText(item), also([`from ${item.low} to ${item.high}`]));
		case 'short':
			return (
				key(item.key, also(item.accept)) +
				known(item.known.map(({ text, why }) => ({ as: text, why })))
			);
		case 'cloze':
			return `<p class="claim">${item.parts
				.map((part) =>
					typeof part === 'string'
						? escape(part)
						: `<mark>${escape(part.key)}</mark>${also([...part.accept, ...(part.options ?? [])])}`
				)
				.join('')}</p>`;
		case 'match': {
			const used = Object.values(item.key);
			const spares = item.right.filter(({ id }) => !used.includes(id)).map(({ text }) => text);
			const pairs = item.left.map(({ id, text }) => {
				const right = item.right.find((option) => option.id === item.key[id]);
				return `<li class="key"><b>${escape(text)}</b> → ${escape(right?.text ?? '')}</li>`;
			});
			const left = spares.map(
				(text) =>
					`<li class="wrong"><b>${escape(text)}</b>${why(item.spare === undefined ? {} : { why: item.spare })}</li>`
			);
			return `<ul class="options">${pairs.join('')}${left.join('')}</ul>`;
		}
		case 'order': {
			const entries = item.key.flatMap((id) => item.entries.find((entry) => entry.id === id) ?? []);
			const rows = entries.map(({ text }) => `<li><b>${escape(text)}</b></li>`);
			return `<ol class="options">${rows.join('')}</ol>`;
		}
		default:
			return key(keyText(item));
	}
}

/** One question written out. @param sourceNumber where the fact’s own list has a source */
export function itemHtml(
	item: Item,
	number: number | undefined,
	sourceNumber: (id: string) => number | undefined
): string {
	const sources = [...new Set(item.evidence.map(({ source }) => source))]
		.map(sourceNumber)
		.filter((place) => place !== undefined)
		.sort((a, b) => a - b);
	const hint = item.hint === undefined ? '' : `<p class="why">Hint: ${escape(item.hint)}</p>`;
	return `<li class="item"><p class="id"><span class="box"></span> ${number ?? '–'} · ${escape(item.type)} · ${escape(item.id.slice(item.id.indexOf('#') + 1))}</p>
<p class="stem">${escape(item.stem)}</p>
${answers(item)}
<p class="explanation">${escape(item.explanation)} <span class="refs">${sources.map((place) => `[${place}]`).join(' ')}</span></p>${hint}</li>`;
}
