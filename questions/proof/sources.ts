import { describe, expect, it } from 'vitest';
import type { Option } from '../../src/lib/core/item.ts';
import {
	bank,
	drawings,
	drawn,
	all,
	factOf,
	expectNone,
	where,
	distractors,
	keys,
	SOURCE_TEMPLATES,
	CHART_TEMPLATES
} from './drawings.ts';

/** Questions about reading sources. */

function figuresIn(text: string): number[] {
	return [...text.matchAll(/\d[\d,]*(?:\.\d+)?/g)].map(([figure]) =>
		Number(figure.replaceAll(',', ''))
	);
}

describe('reading sources', () => {
	it('asks who says something only among voices that could and did not', () => {
		const broken: string[] = [];
		for (const item of drawings.get('who-says') ?? []) {
			if (item.type !== 'choice') continue;
			const fact = factOf(item);
			const dispute = fact.disputes.find((entry) =>
				entry.positions.some(
					({ cite, says }) => cite.source === item.key && item.stem.includes(says.en)
				)
			);
			const sides = dispute?.positions.map(({ cite }) => cite.source) ?? [];
			if (!dispute || dispute.kind === 'slip') broken.push(where(item, 'no such dispute'));
			for (const option of distractors(item)) {
				const heard = fact.citations.some((citation) => citation.source === option.id);
				if (heard && !sides.includes(option.id)) broken.push(where(item, option.text));
			}
			for (const option of item.options)
				if (/\b\d{4}\b/.test(option.text)) broken.push(where(item, option.text));
		}
		expectNone(broken);
	});

	it('has a hundred questions and more, with every skill', () => {
		const asked = new Set(drawn(SOURCE_TEMPLATES).map((item) => item.id));
		expect(asked.size).toBeGreaterThanOrEqual(100);
		for (const template of [...SOURCE_TEMPLATES, ...CHART_TEMPLATES])
			expect(drawings.get(template) ?? [], template).not.toHaveLength(0);
	});

	it('asks every reading and every chart that the bank holds', () => {
		const readings = [...bank.readings.values()].flat();
		expectNone(
			readings
				.map(({ fact, skill }) => `${fact}#${skill}` as const)
				.filter((id) => !bank.items.includes(id))
		);
		expectNone(
			[...bank.charts.keys()].filter(
				(fact) => !CHART_TEMPLATES.some((template) => bank.items.includes(`${fact}#${template}`))
			)
		);
	});

	it('explains each answer with a model of how to think it through', () => {
		expectNone(
			drawn([...SOURCE_TEMPLATES, ...CHART_TEMPLATES])
				.filter(({ explanation }) => explanation.length < 40 || !/[.?!”]$/.test(explanation))
				.map((item) => where(item, item.explanation))
		);
	});

	it('gives a reason for every wrong answer', () => {
		// Of a voice from outside there is nothing to say but that it did not speak of this.
		const templates = [...SOURCE_TEMPLATES, ...CHART_TEMPLATES].filter((id) => id !== 'who-says');
		expectNone(
			drawn(templates).flatMap((item) =>
				distractors(item)
					.filter((option) => !option.why)
					.map((option) => where(item, option.text))
			)
		);
	});

	it('says whose words a passage is, and shows the source of each', () => {
		expectNone(
			all()
				.filter((item) => (item.passages?.length ?? 0) > 0)
				.flatMap((item) => {
					const nameless = item.passages?.filter(({ by, says }) => !by || !says) ?? [];
					const shown = item.evidence.length + item.disputes.length;
					return nameless.length > 0 || shown === 0 ? [where(item)] : [];
				})
		);
		expectNone(
			[...bank.readings.values()].flat().flatMap(({ fact, skill, passages, cites }) => {
				const item = drawings.get(skill)?.find((one) => one.fact === fact);
				const shown = item?.evidence.map(({ source }) => source) ?? [];
				return [...passages.map(({ cite }) => cite), ...cites]
					.filter(({ source }) => !shown.includes(source))
					.map(({ source }) => `${fact}#${skill}: ${source}`);
			})
		);
	});

	it('asks for no number that stands in what is shown', () => {
		expectNone(
			drawn(['compute', 'chart-change', 'chart-ratio'])
				.filter((item) => {
					if (item.type !== 'numeric') return true;
					const told = [
						...figuresIn(item.stem),
						...(item.passages ?? []).flatMap(({ says }) => figuresIn(says))
					];
					return told.includes(item.key) || item.key < item.low || item.key > item.high;
				})
				.map((item) => where(item))
		);
	});

	it('tells the nearest source by its year', () => {
		const year = ({ text }: Option) => Number(/\d{4}$/.exec(text)?.[0]);
		expectNone(
			drawn(['nearer']).flatMap((item) =>
				keys(item).flatMap((key) =>
					distractors(item)
						.filter((option) => !(year(key) < year(option)))
						.map((option) => where(item, option.text))
				)
			)
		);
	});

	it('calls primary one source only', () => {
		expectNone(
			drawn(['primary']).flatMap((item) =>
				[
					...keys(item).filter(({ id }) => bank.sources.get(id)?.standing !== 'primary'),
					...distractors(item).filter(({ id }) =>
						['primary', 'official'].includes(bank.sources.get(id)?.standing ?? '')
					)
				].map((option) => where(item, option.text))
			)
		);
	});

	it('contests one claim only', () => {
		const isContested = ({ id }: Option) =>
			bank.facts.get(id)?.disputes.some(({ kind }) => kind === 'open') === true;
		expectNone(
			drawn(['contested']).flatMap((item) =>
				[
					...keys(item).filter((option) => !isContested(option)),
					...distractors(item).filter(isContested)
				].map((option) => where(item, option.text))
			)
		);
	});

	it('gives each wrong answer on a disagreement a reason of its own, and tells the two voices apart', () => {
		expectNone(
			drawn(['disagreement'])
				.filter((item) => {
					const reasons = distractors(item).map(({ why }) => why);
					const voices = item.passages?.map(({ by }) => by) ?? [];
					return new Set(reasons).size < 3 || voices.length !== 2 || voices[0] === voices[1];
				})
				.map((item) => where(item))
		);
	});
});
