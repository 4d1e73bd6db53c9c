import { describe, it } from 'vitest';
import { score } from '../../src/lib/core/score.ts';
import { gapsOf } from '../../src/lib/core/item.ts';
import { normalise } from '../../src/lib/core/typed.ts';
import {
	bank,
	drawings,
	all,
	factOf,
	together,
	truths,
	expectNone,
	where,
	distractors,
	keys,
	VALUE_TEMPLATES,
	FACT_TEMPLATES
} from './drawings.ts';

/** Every question has one right answer. */

describe('one right answer', () => {
	it('gives the key full marks and every distractor none', () => {
		expectNone(
			all().flatMap((item) => {
				if (item.type === 'choice')
					return item.options
						.filter(
							({ id }) =>
								score(item, { type: 'choice', chosen: id }).points !== (id === item.key ? 1 : 0)
						)
						.map((option) => where(item, option.text));
				if (item.type === 'multi')
					return score(item, { type: 'multi', chosen: item.keys }).points === 1
						? []
						: [where(item)];
				return [];
			})
		);
	});

	it('never offers two options that read the same', () => {
		expectNone(
			all().flatMap((item) => {
				const texts =
					item.type === 'choice' || item.type === 'multi'
						? item.options
						: item.type === 'match'
							? item.right
							: item.type === 'order'
								? item.entries
								: [];
				const seen = texts.map((option) => normalise(option.text));
				return new Set(seen).size === seen.length ? [] : [where(item, seen.join(' | '))];
			})
		);
	});

	it('never offers a value that a source gives for the same act', () => {
		const broken: string[] = [];
		for (const [template, field] of Object.entries(VALUE_TEMPLATES)) {
			for (const item of drawings.get(template) ?? []) {
				const held = truths(factOf(item), field);
				for (const option of distractors(item))
					if (held.has(option.id)) broken.push(where(item, option.text));
			}
		}
		expectNone(broken);
	});

	it('never offers a predecessor, successor or container of the key', () => {
		const up = (id: string, step: 'within' | 'successorOf'): Set<string> => {
			const found = new Set<string>();
			const visit = (at: string) => {
				const entity = bank.entities.get(at);
				const parents =
					step === 'within' ? (entity?.within ? [entity.within] : []) : (entity?.successorOf ?? []);
				for (const parent of parents)
					if (!found.has(parent)) {
						found.add(parent);
						visit(parent);
					}
			};
			visit(id);
			return found;
		};
		const broken: string[] = [];
		for (const template of Object.keys(VALUE_TEMPLATES)) {
			for (const item of drawings.get(template) ?? []) {
				for (const key of keys(item).filter((option) => bank.entities.has(option.id)))
					for (const wrong of distractors(item))
						for (const step of ['within', 'successorOf'] as const)
							if (up(key.id, step).has(wrong.id) || up(wrong.id, step).has(key.id))
								broken.push(where(item, `${wrong.text} and ${key.text}`));
			}
		}
		expectNone(broken);
	});

	it('offers entities of the key’s kind that lived at the time', () => {
		const broken: string[] = [];
		for (const template of Object.keys(VALUE_TEMPLATES)) {
			for (const item of drawings.get(template) ?? []) {
				const fact = factOf(item);
				const date =
					fact.kind === 'migration' ? fact.started : fact.kind === 'statement' ? null : fact.signed;
				const year = date?.is === 'known' ? Number(date.value.value.slice(0, 4)) : null;
				const kinds = new Set(keys(item).map((option) => bank.entities.get(option.id)?.kind));
				for (const option of distractors(item)) {
					const entity = bank.entities.get(option.id);
					if (!entity) continue;
					if (!kinds.has(entity.kind))
						broken.push(where(item, `${option.text} is a ${entity.kind}`));
					const from = Number(entity.lifetime?.from?.value.slice(0, 4) ?? -9999);
					const to = Number(entity.lifetime?.to?.value.slice(0, 4) ?? 9999);
					if (year !== null && template !== 'country' && (year < from || year > to))
						broken.push(where(item, `${option.text} in ${year}`));
				}
			}
		}
		expectNone(broken);
	});

	it('never makes a fact of the same act a distractor', () => {
		expectNone(
			all().flatMap((item) =>
				distractors(item)
					.filter((option) => {
						const other = bank.facts.get(option.id);
						return other !== undefined && together(factOf(item)).includes(other);
					})
					.map((option) => where(item, option.text))
			)
		);
	});

	it('never states as fact what is openly disputed of the other fact', () => {
		const broken: string[] = [];
		for (const [template, field] of Object.entries({ ...VALUE_TEMPLATES, ...FACT_TEMPLATES })) {
			for (const item of drawings.get(template) ?? [])
				for (const option of distractors(item)) {
					// A goal may be taken from where another movement began, and the other way round.
					const said = option.why?.endsWith(' began.') ? 'from' : field;
					const disputes = bank.facts.get(option.fact ?? '')?.disputes ?? [];
					if (disputes.some((dispute) => dispute.kind === 'open' && dispute.field === said))
						broken.push(where(item, option.why));
				}
		}
		expectNone(broken);
	});

	it('never offers an old state of the land in which the key lies, nor the other way round', () => {
		const within = (id: string): string[] => {
			const up = bank.entities.get(id)?.within;
			return [id, ...(up ? within(up) : [])];
		};
		const earlier = (id: string): string[] => [
			id,
			...(bank.entities.get(id)?.successorOf ?? []).flatMap(earlier)
		];
		const broken: string[] = [];
		for (const template of Object.keys(VALUE_TEMPLATES)) {
			for (const item of drawings.get(template) ?? [])
				for (const key of keys(item).filter((option) => bank.entities.has(option.id)))
					for (const wrong of distractors(item))
						if (
							within(key.id).flatMap(earlier).includes(wrong.id) ||
							within(wrong.id).flatMap(earlier).includes(key.id)
						)
							broken.push(where(item, `${wrong.text} and ${key.text}`));
		}
		expectNone(broken);
	});

	it('offers no two numbers of people that could both be right', () => {
		const range = (id: string): [number, number] => {
			const fact = bank.facts.get(id);
			if (fact?.kind !== 'migration' || fact.number.is !== 'known') throw new Error(id);
			const { low, high } = fact.number.value;
			return [low ?? 0, high ?? Infinity];
		};
		expectNone(
			(drawings.get('how-many') ?? []).flatMap((item) =>
				keys(item).flatMap((key) =>
					distractors(item)
						.filter((option) => {
							const [low, high] = range(key.id);
							const [least, most] = range(option.id);
							return low <= most && least <= high;
						})
						.map((option) => where(item, `${option.text} and ${key.text}`))
				)
			)
		);
	});

	it('matches each entry to one outcome, with a spare that fits none', () => {
		expectNone(
			all().flatMap((item) => {
				if (item.type !== 'match') return [];
				const used = Object.values(item.key);
				const spares = item.right.filter((option) => !used.includes(option.id));
				const fits =
					new Set(used).size === item.left.length &&
					item.left.every((left) => item.right.some((right) => right.id === item.key[left.id])) &&
					spares.length === 1;
				return fits ? [] : [where(item)];
			})
		);
	});

	it('names the scope or the year of what is counted or changes in several ways', () => {
		const fields: Record<string, string> = {
			rent: 'rent',
			area: 'area',
			term: 'term',
			until: 'ends',
			'how-many': 'number'
		};
		const broken: string[] = [];
		for (const [template, field] of Object.entries(fields))
			for (const item of drawings.get(template) ?? []) {
				const fact = factOf(item);
				const value = (
					fact as unknown as Record<string, { scope?: { en: string }; asOf?: number }>
				)[field];
				for (const { kind } of fact.disputes.filter((dispute) => dispute.field === field)) {
					const scope = value?.scope?.en ?? '?';
					const year = String(value?.asOf ?? '?');
					if (kind === 'scope' && !item.stem.includes(scope)) broken.push(where(item, 'no scope'));
					if (kind === 'dated' && !item.stem.includes(year)) broken.push(where(item, 'no year'));
				}
			}
		expectNone(broken);
	});

	it('asks for a company among companies, and says so', () => {
		expectNone(
			(drawings.get('tenant') ?? [])
				.filter((item) => {
					const isCompany = keys(item).some(
						({ id }) => bank.entities.get(id)?.kind === 'organisation'
					);
					return item.stem.startsWith('Which company') !== isCompany;
				})
				.map((item) => where(item, item.stem))
		);
	});

	it('takes a name in every language of its land in a gap of a quotation', () => {
		expectNone(
			(drawings.get('cloze') ?? []).flatMap((item) => {
				const fact = factOf(item);
				if (item.type !== 'cloze' || fact.kind !== 'statement') return [];
				const told = JSON.stringify(fact.about.map((id) => bank.facts.get(id)));
				return gapsOf(item).flatMap((gap) =>
					[...bank.entities.values()]
						.filter(({ id, label }) => label.en === gap.key && told.includes(`"${id}"`))
						.flatMap(({ label }) => Object.values(label))
						.filter((name) => ![gap.key, ...gap.accept].includes(name))
						.map((name) => where(item, name))
				);
			})
		);
	});
});
