import { choiceOf, multiOf } from '../../src/lib/core/bodies.ts';
import { entityOf, factsOf, type Bank } from '../../src/lib/core/bank.ts';
import { entityDistractors, neighbours } from '../../src/lib/core/distractors.ts';
import type { Option } from '../../src/lib/core/item.ts';
import { capital, namedIn, sentence } from '../../src/lib/core/language/en.ts';
import { speak, words } from '../../src/lib/core/speak.ts';
import { template } from '../../src/lib/core/template.ts';
import { isAskable, related, yearOfFact } from '../../src/lib/core/truth.ts';
import { confused, isGranted, lessees, lessors, signing, type Lease } from './grants.ts';

/** Who granted the use of a site, and to whom. */

/** Whether one state holds so many of the sites that its name is always a good guess. */
function isUsualTenant(bank: Bank, id: string): boolean {
	const sites = factsOf(bank, 'lease').filter(isGranted);
	const held = sites.filter((site) => site.lessee.some((one) => related(bank, one, id)));
	return held.length > sites.length / 3;
}

/** A tenant is worth asking when it is not the usual one, or when a site easily confused had another. */
function isTelling(bank: Bank, fact: Lease): boolean {
	const [mine = ''] = fact.lessee;
	return (
		!isUsualTenant(bank, mine) ||
		confused(bank, fact).some(
			(other) => isGranted(other) && !other.lessee.some((id) => related(bank, id, mine))
		)
	);
}

const tenant = template({
	id: 'tenant',
	kinds: ['lease'],
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		if (!isGranted(fact) || fact.lessee.length !== 1 || !isAskable(bank, fact, 'lessee'))
			return null;
		if (!isTelling(bank, fact)) return null;
		const key = entityOf(bank, fact.lessee[0] as string);
		const distractors = entityDistractors({
			bank,
			random,
			fact,
			field: 'lessee',
			count: 3,
			unlike: fact.lessor,
			refuse: (other) => !isGranted(other) || other.effect !== undefined,
			why: (other) =>
				`${capital(lessees(bank, other))} got the use of ${words(other.phrase, locale)}.`
		});
		const asked = key.kind === 'organisation' ? 'Which company' : 'Who';
		const got = fact.effect ? 'was to get' : 'got';
		const text = capital(namedIn(key, yearOfFact(fact)));
		const body = choiceOf(random, { id: key.id, text }, distractors);
		return (
			body && {
				...body,
				stem: speak(locale, {
					en: () => `${asked} ${got} the use of ${words(fact.phrase, locale)}${signing(fact)}?`
				}),
				fields: ['lessee']
			}
		);
	}
});

const landlord = template({
	id: 'landlord',
	kinds: ['lease'],
	type: 'choice',
	version: 1,
	ask(fact, { bank, random, locale }) {
		if (!isGranted(fact) || fact.lessor.length !== 1 || !isAskable(bank, fact, 'lessor'))
			return null;
		const key = entityOf(bank, fact.lessor[0] as string);
		const distractors = entityDistractors({
			bank,
			random,
			fact,
			field: 'lessor',
			count: 3,
			unlike: fact.lessee,
			refuse: (other) => !isGranted(other) || other.effect !== undefined,
			why: (other) =>
				`${capital(lessors(bank, other))} granted the use of ${words(other.phrase, locale)}.`
		});
		const text = capital(namedIn(key, yearOfFact(fact)));
		const body = choiceOf(random, { id: key.id, text }, distractors);
		return (
			body && {
				...body,
				stem: speak(locale, {
					en: () =>
						`Who ${fact.effect ? 'was to grant' : 'granted'} ${lessees(bank, fact)} the use of ${words(fact.phrase, locale)}${signing(fact)}?`
				}),
				fields: ['lessor']
			}
		);
	}
});

/** Sites that one owner granted to one user, against sites where either was another. */
const granted = template({
	id: 'granted-sites',
	kinds: ['lease'],
	type: 'multi',
	version: 1,
	ask(fact, { bank, random, locale }) {
		if (!isGranted(fact) || fact.lessor.length !== 1 || fact.lessee.length !== 1) return null;
		const [lessor, lessee] = [fact.lessor[0] as string, fact.lessee[0] as string];
		const sides = (other: Lease): [boolean, boolean] => [
			other.lessor.some((id) => related(bank, id, lessor)),
			other.lessee.some((id) => related(bank, id, lessee))
		];
		const askable = (other: Lease) =>
			isGranted(other) &&
			other.effect !== 'planned' &&
			isAskable(bank, other, 'lessor') &&
			isAskable(bank, other, 'lessee');
		if (!askable(fact)) return null;
		const near = neighbours(bank, fact, random).filter(askable);
		const option = (other: Lease): Option => ({
			id: other.id,
			text: capital(words(other.phrase, locale)),
			why: `That was agreed between ${lessors(bank, other)} and ${lessees(bank, other)}.`,
			fact: other.id
		});
		const keys = near.filter((other) => other.lessor[0] === lessor && other.lessee[0] === lessee);
		const others = near.filter((other) => sides(other).filter(Boolean).length < 2);
		const body = multiOf(
			random,
			[fact, ...keys.slice(0, 1 + random.int(2))].map(option),
			others.slice(0, 3).map(option)
		);
		return (
			body && {
				...body,
				stem: speak(locale, {
					en: () =>
						`Which of these did ${lessors(bank, fact)} agree to let ${lessees(bank, fact)} use? Choose all.`
				}),
				explanation: sentence(words(fact.summary, locale)),
				fields: ['lessor', 'lessee']
			}
		);
	}
});

export const tenants = [tenant, landlord, granted];
