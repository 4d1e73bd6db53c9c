import type { Bank } from '../../src/lib/core/bank.ts';
import type { Item } from '../../src/lib/core/item.ts';
import { KINDS } from '../../src/lib/core/selection.ts';
import { outlineOf, type Outline } from '../../src/lib/core/outline.ts';
import type { LockLine } from '../lock.ts';
import type { Report } from './counts.ts';
import { escape, itemHtml } from './item.ts';

const KIND_NAMES = {
	lease: 'Leases, sales and cessions',
	treaty: 'Treaties and agreements',
	migration: 'Migrations',
	statement: 'Claims of the course text'
};

// For paper first: ink on white, questions that do not break over two pages, links written out small.
const STYLE = `
:root { --ink: #1d2433; --soft: #5b6270; --line: #d9d3c7; --paper: #fbf9f4; --good: #1d6b45; --bad: #9b3022; --wash: #eef5f0; --ochre: #8a5a12; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 50rem; padding: 2rem 1.25rem 6rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 Georgia, 'Times New Roman', serif; overflow-wrap: anywhere; }
h1 { font-size: 2.2rem; line-height: 1.15; margin: 0 0 .5rem; }
h2 { font-size: 1.6rem; margin: 4rem 0 1rem; padding-top: .75rem; border-top: 3px double var(--line); }
h3 { font-size: 1.25rem; margin: 3rem 0 .25rem; }
h4 { font: 600 .8rem/1.4 system-ui, sans-serif; letter-spacing: .04em; text-transform: uppercase; color: var(--soft); margin: 1.25rem 0 .35rem; }
p { margin: .35rem 0; }
a { color: inherit; }
.soft, .why, .id, .refs, .meta, dt, .sources { color: var(--soft); font-family: system-ui, sans-serif; font-size: .85rem; }
.tallies { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: 0 1.5rem; }
.tallies table { width: 100%; border-collapse: collapse; font: .82rem/1.6 system-ui, sans-serif; }
td + td { text-align: right; font-variant-numeric: tabular-nums; }
tr + tr td { border-top: 1px solid var(--line); }
.contents { columns: 15rem; font-size: .9rem; padding-left: 1.2rem; }
.contents li { break-inside: avoid; }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(10rem, 1fr)); gap: .5rem 1rem; margin: .75rem 0; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .5rem; }
dd { margin: 0; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: .5rem 1.25rem; margin: 0; padding: .25rem 0 .25rem 1rem; border-left: 3px solid var(--ochre); list-style: none; }
.items { list-style: none; padding: 0; margin: .5rem 0 0; }
.item { break-inside: avoid; padding: .75rem 0; border-top: 1px solid var(--line); }
.box { display: inline-block; width: .8rem; height: .8rem; border: 1.5px solid var(--soft); vertical-align: -.1em; }
.stem { font-size: 1.08rem; font-weight: 700; }
.options { margin: .25rem 0; padding: 0; list-style: none; }
ol.options { list-style: decimal inside; }
.options li { padding: .1rem .5rem; }
.options b { font-weight: 400; }
.key { background: var(--wash); border-radius: .25rem; }
.key::before { content: '✔ '; color: var(--good); }
.key b { font-weight: 600; }
.wrong::before { content: '✘ '; color: var(--bad); }
.claim { font-style: italic; }
mark { background: var(--wash); font-weight: 600; font-style: normal; }
.explanation { margin-left: .5rem; }
.sources { padding-left: 1.4rem; }
.fault { color: var(--bad); font-weight: 700; }
@media print {
	body { max-width: none; padding: 0; background: none; font-size: 10pt; }
	h2 { break-before: page; }
	h3, h4 { break-after: avoid; }
	.key, mark { background: none; }
	a { text-decoration: none; }
}
@page { margin: 18mm 16mm; @bottom-right { content: counter(page); } }
`;

function valueHtml({ field, value }: Outline['entries'][number]): string {
	if (value.is === 'none') return `<div><dt>${field}</dt><dd>none</dd></div>`;
	const beside = [
		value.scope,
		value.asOf === undefined ? undefined : `as of ${value.asOf}`,
		value.note
	]
		.filter((text) => text !== undefined)
		.map((text) => `<span class="why">${escape(text)}</span>`);
	return `<div><dt>${field}</dt><dd>${escape(value.text)} ${beside.join(' ')}</dd></div>`;
}

function sourceHtml({ evidence, supports }: Outline['sources'][number]): string {
	const { title, publisher, year, at, url, origin, quote, standing } = evidence;
	const words = [publisher, year, at].filter((word) => word !== undefined).join(', ');
	const link = url === undefined ? '' : ` <a href="${escape(url)}">${escape(url)}</a>`;
	return `<li><b>${escape(title)}</b>${words ? `, ${escape(words)}` : ''} · ${standing}${origin === undefined ? '' : ` · copy; first in ${escape(origin)}`}${link}${
		quote === undefined ? '' : `<br />“${escape(quote)}”`
	}${supports.length > 0 ? ` <i>for ${supports.join(', ')}</i>` : ''}</li>`;
}

function factHtml(outline: Outline, items: readonly Item[], numbers: Map<string, number>): string {
	const places = new Map<string, number>();
	for (const [index, { evidence }] of outline.sources.entries())
		if (!places.has(evidence.source)) places.set(evidence.source, index + 1);
	const { who, more, from, to } = outline.line;
	const movement = [from.join(', '), to.join(', ')].filter((side) => side !== '').join(' → ');
	const parties = [who.join(', ') + (more ? ' and others' : ''), movement];
	const line = parties.filter((side) => side !== '').join(' · ');
	const meta = [outline.sort, outline.region, ...outline.themes, `level ${outline.level}`];
	const disputes = outline.disputes.map(
		({ kind, question, positions, note }) =>
			`<p><b>${escape(question)}</b> <span class="why">${kind}</span></p><ul class="sides">${positions
				.map(
					({ says, wrong, evidence }) =>
						`<li>${escape(says)}${wrong ? ' <span class="fault">wrong</span>' : ''}<br /><span class="why">${escape([evidence.title, evidence.publisher, evidence.year].filter((word) => word !== undefined).join(', '))} · ${evidence.standing}</span></li>`
				)
				.join('')}</ul>${note === undefined ? '' : `<p class="why">${escape(note)}</p>`}`
	);
	const wrongs = outline.misconceptions.map(
		({ wrong, correct }) =>
			`<li class="wrong"><b>${escape(wrong)}</b></li><li class="key"><b>${escape(correct)}</b></li>`
	);
	return `<article id="${outline.id}"><h3>${escape(outline.label)}</h3>
<p class="meta">${outline.id} · ${escape(meta.join(' · '))} · revision ${outline.rev}</p>
${line === '' ? '' : `<p class="meta">${escape(line)}</p>`}
<p>${escape(outline.summary)}</p>
${outline.says === null ? '' : `<p class="claim">${escape(outline.says)}</p>`}
${outline.entries.length > 0 ? `<dl>${outline.entries.map(valueHtml).join('')}</dl>` : ''}
${disputes.length > 0 ? `<h4>Where sources differ</h4>${disputes.join('')}` : ''}
${wrongs.length > 0 ? `<h4>Misconceptions</h4><ul class="options">${wrongs.join('')}</ul>` : ''}
<h4>Sources</h4><ol class="sources">${outline.sources.map(sourceHtml).join('')}</ol>
<h4>${items.length === 1 ? 'One question' : `${items.length} questions`}</h4>
<ol class="items">${items.map((item) => itemHtml(item, numbers.get(item.id), (id) => places.get(id))).join('')}</ol></article>`;
}

/**
 * The whole bank as one page that needs nothing else: every question with its key, the reasons against
 * the other answers, explanation and sources, by fact. To read in an afternoon, on a screen or on paper.
 */
export function writePage(
	bank: Bank,
	report: Report,
	items: readonly Item[],
	lock: readonly LockLine[]
): string {
	const numbers = new Map(lock.map(({ id, number }) => [id as string, number]));
	const outlines = [...bank.facts.values()].map((fact) => outlineOf(bank, fact, 'en'));
	const groups = KINDS.map((kind) => ({
		name: KIND_NAMES[kind],
		outlines: outlines.filter((outline) => outline.kind === kind)
	}));
	const byFact = new Map<string, Item[]>();
	for (const item of items) byFact.set(item.fact, [...(byFact.get(item.fact) ?? []), item]);
	const tallies = report.tallies.map(
		({ name, rows }) =>
			`<section><h4>${escape(name)}</h4><table>${rows.map(([key, count]) => `<tr><td>${escape(key)}</td><td>${count}</td></tr>`).join('')}</table></section>`
	);
	const findings = report.findings.map(
		({ name, entries, isFault }) =>
			`<p><span class="${isFault && entries.length > 0 ? 'fault' : ''}">${escape(name)}: ${entries.length}</span> <span class="why">${entries.map((entry) => `<a href="#${entry.split('#')[0]}">${escape(entry)}</a>`).join(' ')}</span></p>`
	);
	const contents = groups.map(
		(group) =>
			`<h4>${group.name}</h4><ol class="contents">${group.outlines.map(({ id, label }) => `<li><a href="#${id}">${escape(label)}</a></li>`).join('')}</ol>`
	);
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width" />
<title>Saxaul: the question bank ${report.bank}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>The question bank, written out</h1>
<p>${report.items} questions about ${report.facts} facts, from ${report.templates} templates and ${report.sources} sources; ${report.core} % of the facts are on Russia and Central Asia, and sources differ about ${report.contested}.</p>
<p class="soft">Bank ${report.bank}. Wrong answers and their order are one drawing of many. ✔ is the key; a box is for your own mark; [1] is a source in the list of the fact.</p>
</header>
<main>
<h2>Contents</h2>${contents.join('')}
<h2>In numbers</h2><div class="tallies">${tallies.join('')}</div><h4>To look at</h4>${findings.join('')}
${groups.map((group) => `<h2>${group.name}</h2>${group.outlines.map((outline) => factHtml(outline, byFact.get(outline.id) ?? [], numbers)).join('\n')}`).join('\n')}
</main>
</body>
</html>
`;
}
