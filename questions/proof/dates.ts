import { describe, expect, it } from 'vitest';
import type { BankFact } from '../../src/lib/core/schema/fact.ts';
import {
	bank,
	drawings,
	all,
	factOf,
	truths,
	expectNone,
	where,
	distractors,
	keys,
	VALUE_TEMPLATES,
	FACT_TEMPLATES
} from './drawings.ts';

/** What is asked and said of time. */

describe('dates', () => {
	it('puts only dates in order that no two sources can turn round', () => {
		const yearOf = (id: string): number[] => {
			const fact = bank.facts.get(id) as BankFact;
			const field = fact.kind === 'migration' ? 'started' : 'signed';
			return [...truths(fact, field)].filter((text) => /^\d{4}$/.test(text)).map(Number);
		};
		const broken: string[] = [];
		for (const item of drawings.get('order') ?? []) {
			if (item.type !== 'order') continue;
			for (let index = 0; index + 1 < item.key.length; index += 1) {
				const earlier = Math.max(...yearOf(item.key[index] as string));
				const later = Math.min(...yearOf(item.key[index + 1] as string));
				if (!(earlier < later)) broken.push(where(item, `${earlier} against ${later}`));
			}
		}
		for (const item of drawings.get('first') ?? []) {
			if (item.type !== 'choice') continue;
			const first = Math.max(...yearOf(item.key));
			for (const option of distractors(item))
				if (!(first < Math.min(...yearOf(option.id)))) broken.push(where(item, option.text));
		}
		expectNone(broken);
	});

	it('puts in order only dates that stand for the whole agreement or movement', () => {
		expectNone(
			['first', 'order'].flatMap((template) =>
				(drawings.get(template) ?? []).flatMap((item) => {
					const entries =
						item.type === 'order' ? item.entries : [...keys(item), ...distractors(item)];
					return entries
						.filter(({ id, text }) => {
							const fact = bank.facts.get(id);
							if (!fact || fact.kind === 'statement') return true;
							const date = fact.kind === 'migration' ? fact.started : fact.signed;
							return date.is !== 'known' || date.scope !== undefined || /\d{4}/.test(text);
						})
						.map((option) => where(item, option.text));
				})
			)
		);
	});

	it('offers no end of a lease that was past when the term was given', () => {
		const broken: string[] = [];
		for (const item of drawings.get('until') ?? []) {
			const fact = factOf(item);
			if (fact.kind !== 'lease' || fact.ends.is !== 'known') continue;
			const signed = fact.signed.is === 'known' ? Number(fact.signed.value.value.slice(0, 4)) : 0;
			for (const option of distractors(item))
				if (Number(option.text) <= (fact.ends.asOf ?? signed))
					broken.push(where(item, option.text));
		}
		expectNone(broken);
	});

	it('lists a known wrong year once, and never a right one', () => {
		expectNone(
			all().flatMap((item) => {
				if (item.type !== 'year') return [];
				const years = item.known.map((entry) => entry.year);
				const right = years.some((year) => year >= item.key.from && year <= item.key.to);
				return right || new Set(years).size < years.length ? [where(item, years.join(' '))] : [];
			})
		);
	});

	it('says in the explanation when a treaty ended', () => {
		expectNone(
			(drawings.get('treaty-ended') ?? [])
				.filter((item) => item.type === 'year' && !item.explanation.includes(String(item.key.from)))
				.map((item) => where(item, item.explanation))
		);
	});

	it('takes wrong answers from another age only when its own has too few', () => {
		const year = (fact: BankFact | undefined): number | null => {
			if (!fact || fact.kind === 'statement') return null;
			const date = fact.kind === 'migration' ? fact.started : fact.signed;
			return date.is === 'known' ? Number(date.value.value.slice(0, 4)) : null;
		};
		let far = 0;
		let total = 0;
		for (const template of Object.keys({ ...VALUE_TEMPLATES, ...FACT_TEMPLATES }))
			for (const item of drawings.get(template) ?? []) {
				const mine = year(factOf(item));
				for (const option of distractors(item)) {
					const theirs = year(bank.facts.get(option.fact ?? ''));
					if (mine === null || theirs === null) continue;
					total += 1;
					if (Math.abs(mine - theirs) > 120) far += 1;
				}
			}
		expect(far / total).toBeLessThan(0.05);
	});

	it('says nothing of the present without its year', () => {
		// A quotation may: it is the source that speaks.
		expectNone(
			all()
				.filter((item) => item.kind !== 'statement')
				.filter((item) =>
					/\b(today|nowadays|currently|still|at present)\b/i.test(item.stem.replace(/“[^”]*”/g, ''))
				)
				.map((item) => where(item, item.stem))
		);
	});

	it('tells nothing that can change in the present tense without its year', () => {
		// What a base costs or whose it is changes; what a treaty says does not.
		const present =
			/\b(pays|rents|leases|hosts|owns|costs|belongs|owes|houses|is (leased|rented|used|paid|in force)|are (leased|rented|used|paid|in force)|(does|do) \w+ (pay|rent|lease|host|own|cost|belong))\b/i;
		expectNone(
			all()
				.filter((item) => item.kind !== 'statement')
				// Where the stem quotes, it asks what the sources say.
				.filter(({ stem }) => present.test(stem) && !/“|\b\d{4}\b/.test(stem))
				.map((item) => where(item, item.stem))
		);
	});

	it('asks which came first among what one life could see, where there is enough of it', () => {
		const yearOf = (fact: BankFact | undefined): number | null => {
			if (!fact || fact.kind === 'statement') return null;
			const date = fact.kind === 'migration' ? fact.started : fact.signed;
			return date.is === 'known' && !date.scope ? Number(date.value.value.slice(0, 4)) : null;
		};
		const isDated = (fact: BankFact) => {
			const field = fact.kind === 'migration' ? 'started' : 'signed';
			return (
				!/\d{4}/.test(fact.phrase.en) &&
				fact.citations.some((cite) => cite.for.includes(field)) &&
				!fact.disputes.some((dispute) => dispute.field === field && dispute.kind !== 'slip')
			);
		};
		const broken: string[] = [];
		for (const item of drawings.get('first') ?? []) {
			const mine = yearOf(factOf(item)) as number;
			// Within five years, "about" may hide which came first.
			const near = [...bank.facts.values()].filter((other) => {
				const later = (yearOf(other) ?? -Infinity) - mine;
				return other.kind === item.kind && later > 5 && later <= 40 && isDated(other);
			});
			for (const { id, text } of distractors(item)) {
				const apart = (yearOf(bank.facts.get(id)) as number) - mine;
				if (apart < 3 || (apart > 40 && near.length > 6)) broken.push(where(item, text));
			}
		}
		expectNone(broken);
		const spans = (drawings.get('order') ?? []).map((item) => {
			const years =
				item.type === 'order' ? item.key.map((id) => yearOf(bank.facts.get(id)) ?? 0) : [];
			return Math.max(...years) - Math.min(...years);
		});
		expect(spans.filter((span) => span > 80).length / spans.length).toBeLessThan(0.1);
	});

	it('calls the year of a slip a slip', () => {
		expectNone(
			all().flatMap((item) => {
				if (item.type !== 'year') return [];
				const slips = item.disputes
					.filter(({ kind }) => kind === 'slip')
					.flatMap(({ positions }) => positions.filter(({ wrong }) => wrong));
				const told = item.known.filter(({ why }) => slips.some(({ says }) => why.includes(says)));
				return told.map(({ why }) => where(item, why));
			})
		);
	});
});

describe('on the timeline', () => {
	const lines = () =>
		all().flatMap((item) => (item.type === 'year' && item.line ? [{ item, line: item.line }] : []));

	it('has the key on the line, and no other event so near that it gives the answer', () => {
		expect(lines().length).toBeGreaterThan(0);
		expectNone(
			lines()
				.filter(
					({ item, line }) =>
						item.key.from <= line.from ||
						item.key.to >= line.to ||
						line.marks.some(({ year }) => Math.abs(year - item.key.from) <= line.right)
				)
				.map(({ item }) => where(item))
		);
	});

	it('does not put the key in the middle more often than elsewhere', () => {
		const old = lines().filter(({ item }) => item.key.to < 1900);
		const central = old.filter(
			({ item, line }) =>
				Math.abs(item.key.from - (line.from + line.to) / 2) < (line.to - line.from) / 10
		);
		expect(central.length / old.length).toBeLessThan(0.4);
	});
});
