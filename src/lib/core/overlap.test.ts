import { expect, it } from 'vitest';
import { namesEntity, sharesStem } from './overlap.ts';
import type { Entity } from './schema/entity.ts';

const entity = (en: string, adjective?: string): Entity => ({
	id: 'x',
	kind: 'state',
	label: { en },
	...(adjective ? { adjective: { en: adjective } } : {}),
	successorOf: [],
	aliases: [],
	names: []
});

it.each([
	['the Convention of Peking between Russia and China', entity('Qing China', 'Chinese')],
	['the Russo-Bukharan peace treaty', entity('Russian Empire', 'Russian')],
	['the Anglo-Russian Convention', entity('United Kingdom', 'British')],
	['the German settlement on the Volga', entity('Lower Volga')],
	['the return of ethnic Kazakhs', entity('Kazakh SSR', 'Kazakh')]
])('%s names its party', (phrase, party) => {
	expect(namesEntity(phrase, party)).toBe(true);
});

it('a word that many names share is no hint', () => {
	expect(namesEntity('the Treaty on the Eurasian Economic Union', entity('Soviet Union'))).toBe(
		false
	);
	expect(sharesStem('the government of the empire', 'the Empire of Japan and its government')).toBe(
		false
	);
});
