import { describe, it } from 'vitest';
import { bank, drawings, all, factOf, expectNone, where, distractors, keys } from './drawings.ts';

/** How a question is put. */

describe('the wording', () => {
	it('writes whole sentences', () => {
		expectNone(
			all().flatMap((item) => {
				const texts = [
					item.stem,
					item.explanation,
					...keys(item).map((option) => option.text),
					...distractors(item).flatMap((option) => [option.text, option.why ?? ''])
				];
				const bad = texts.filter((text) =>
					/undefined|null|NaN|\[object|\s{2}|\s[.,;?]|\.\.|[a-z]\.[A-Z]|\bthe the\b|\ba [aeio][a-z]/.test(
						text
					)
				);
				const ends = /[.?!…:”]$/.test(item.stem) && /^[\p{Lu}\d“«]/u.test(item.stem);
				return bad.length > 0 || !ends ? [where(item, bad[0] ?? item.stem)] : [];
			})
		);
	});

	it('calls a place by the name that it had at the time', () => {
		const broken: string[] = [];
		for (const template of ['signed-at', 'where-to', 'where-to-all', 'where-from'])
			for (const item of drawings.get(template) ?? []) {
				const fact = factOf(item);
				const date =
					fact.kind === 'migration' ? fact.started : fact.kind === 'treaty' && fact.signed;
				if (!date || date.is !== 'known') continue;
				const year = date.value.value.slice(0, 4);
				for (const { id, text } of [...keys(item), ...distractors(item)]) {
					const then = bank.entities
						.get(id)
						?.names.find(
							({ from, to }) =>
								(from?.value ?? '0') <= year && year < (to?.value.slice(0, 4) ?? '9')
						);
					if (then && then.text.en !== text) broken.push(where(item, `${text} in ${year}`));
				}
			}
		expectNone(broken);
	});

	it('tells by what other name a place was called in the year that explains it', () => {
		const broken: string[] = [];
		for (const template of ['signed-at', 'where-to', 'where-to-all', 'where-from'])
			for (const item of drawings.get(template) ?? [])
				for (const { id, text, why, fact } of distractors(item)) {
					const other = bank.facts.get(fact ?? '');
					if (!other || other.kind === 'statement') continue;
					const date = other.kind === 'migration' ? other.started : other.signed;
					if (date.is !== 'known') continue;
					const year = date.value.value.slice(0, 4);
					const then = bank.entities
						.get(id)
						?.names.find(
							({ from, to }) =>
								(from?.value ?? '0') <= year && year < (to?.value.slice(0, 4) ?? '9')
						)?.text.en;
					if (then && then !== text && !why?.includes(then)) broken.push(where(item, why));
				}
		expectNone(broken);
	});

	it('calls a treaty what it calls itself', () => {
		expectNone(
			(drawings.get('name-treaty') ?? [])
				.filter((item) => {
					const [, word = ''] = /^Name the (\w+) of/.exec(item.stem) ?? [];
					const label = factOf(item).label.en.toLowerCase();
					return !(label.includes(word) || (word === 'agreement' && !/treaty|oath/.test(label)));
				})
				.map((item) => where(item, item.stem))
		);
	});

	it('never says that people who were taken moved', () => {
		const taken = ['deportation', 'expulsion', 'slave trade', 'forced labour'];
		expectNone(
			[...(drawings.get('how-many') ?? []), ...(drawings.get('who-moved') ?? [])]
				.filter((item) => {
					const fact = factOf(item);
					return fact.kind === 'migration' && taken.includes(fact.form);
				})
				.filter(({ stem }) => !/^(How many people|Who) were /.test(stem))
				.map((item) => where(item, item.stem))
		);
	});

	it('tells of no lease that only was planned as if it had been one', () => {
		expectNone(
			['tell', 'tenant', 'landlord', 'until', 'term', 'lease-signed']
				.flatMap((template) => drawings.get(template) ?? [])
				.filter((item) => {
					const fact = factOf(item);
					return fact.kind === 'lease' && fact.effect === 'planned';
				})
				.filter(({ stem }) => /\b(granted|leased|got|(was|were) \S+ given|was signed)\b/.test(stem))
				.map((item) => where(item, item.stem))
		);
	});
});
