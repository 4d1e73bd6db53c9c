import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { ItemOf } from '$lib/core/item.ts';
import Question from './Question.svelte';

const item: ItemOf<'numeric'> = {
	id: 'kant#compute',
	fact: 'kant',
	label: 'Kant',
	kind: 'lease',
	seed: 1,
	bank: 'test',
	version: 1,
	stem: 'How much is the difference?',
	explanation: 'Subtract.',
	evidence: [],
	disputes: [],
	type: 'numeric',
	key: 2,
	low: 2,
	high: 2,
	unit: 'people'
};
const props = { draft: null, shown: null, ondraft: vi.fn(), onanswer: vi.fn() };

test('the words of the sources stand above the answer, each with its voice', async () => {
	const passages = [
		{ by: 'AFP, 2004', says: 'It was five.' },
		{ by: 'VOA, 2004', says: 'It was three.' }
	];
	const { container } = render(Question, { ...props, item: { ...item, passages } });
	await expect.element(page.getByText('AFP, 2004')).toBeVisible();
	const [first, field] = [container.querySelector('blockquote'), container.querySelector('input')];
	expect(first?.textContent).toContain('It was five.');
	expect(first?.compareDocumentPosition(field as Node)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
});

test('a chart is shown with a question of any type', async () => {
	const figure = {
		title: 'People',
		unit: 'people',
		bars: [
			{ label: '1959', value: 5 },
			{ label: '1970', value: 3 }
		],
		sources: ['A census']
	};
	render(Question, { ...props, item: { ...item, figure } });
	await expect
		.element(page.getByRole('img', { name: 'People, people: 1959 5; 1970 3' }))
		.toBeVisible();
});

test('a question without either shows nothing above the answer', () => {
	const { container } = render(Question, { ...props, item });
	expect(container.querySelector('.material')).toBeNull();
});
