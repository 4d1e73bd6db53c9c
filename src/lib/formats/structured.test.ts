import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { buildBank } from '../../../questions/build.ts';
import type { Bank } from '../core/bank.ts';
import { outlineOf } from '../core/outline.ts';
import { asScript, structuredData } from './structured.ts';

let bank: Bank;
beforeAll(() => {
	bank = buildBank(`${import.meta.dirname}/../../../questions`).bank;
});

function jsonOf(script: string): unknown {
	const json = /^<script type="application\/ld\+json">([^<]*)<\/script>$/.exec(script)?.[1];
	return JSON.parse(json ?? 'nothing');
}

it('every fact tells its heading, summary and sources, with no empty value', () => {
	for (const fact of bank.facts.values()) {
		const data = structuredData(outlineOf(bank, fact, 'en'), `/facts/${fact.id}`);
		expect(data.headline).toBe(fact.label.en);
		expect(data.description).toBe(fact.summary.en);
		expect(data.citation).toHaveLength(new Set(fact.citations.map((cite) => cite.source)).size);
		expect(JSON.stringify(data)).not.toMatch(/null|undefined/);
		expect(jsonOf(asScript(data))).toEqual(data);
	}
});

it('the time of a fact is an interval that may be open', () => {
	const kant = bank.facts.get('kant-air-base');
	const data = kant && structuredData(outlineOf(bank, kant, 'en'), '/facts/kant-air-base');
	expect(data?.temporalCoverage).toBe('2003/2032');
});

it('no text breaks out of the script', () => {
	const hostile = '</script><script>alert(1)</script><!-- \u2028 & ]]>';
	expect(jsonOf(asScript({ hostile }))).toEqual({ hostile });
	fc.assert(
		fc.property(fc.string(), (text) => {
			expect(jsonOf(asScript({ text: `${text}<${text}` }))).toEqual({ text: `${text}<${text}` });
		}),
		{ seed: 5, numRuns: 200 }
	);
});
