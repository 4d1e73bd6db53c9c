import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { ItemOf, Response } from '$lib/core/item.ts';
import { PLANES } from '$lib/core/globe.ts';
import type { PlacedFact } from '$lib/core/placed.ts';
import MapQuestion from '$lib/components/question/MapQuestion.svelte';
import TimelineField from '$lib/components/question/TimelineField.svelte';
import Timeline from '$lib/components/timeline/Timeline.svelte';
import AtlasMap from './AtlasMap.svelte';
import { loadAtlas } from './atlases.ts';
import FactMap from './FactMap.svelte';

const FRAME = {
	id: 'kant#map',
	fact: 'kant',
	label: 'Kant',
	kind: 'lease',
	seed: 1,
	bank: 'b',
	version: 1,
	stem: 'Where?',
	explanation: 'So.',
	evidence: [],
	disputes: []
} as const;

const COUNTRY: ItemOf<'map'> = {
	...FRAME,
	evidence: [],
	disputes: [],
	type: 'map',
	map: 'eurasia',
	asks: 'country',
	options: [
		{ id: 'kazakhstan', text: 'Kazakhstan', iso: '398' },
		{ id: 'mongolia', text: 'Mongolia', iso: '496' },
		{ id: 'kyrgyzstan', text: 'Kyrgyzstan', iso: '417' }
	],
	key: 'kyrgyzstan'
};
const PLACE: ItemOf<'map'> = {
	...FRAME,
	evidence: [],
	disputes: [],
	type: 'map',
	map: 'eurasia',
	asks: 'place',
	options: [
		{ id: 'almaty', text: 'Almaty', at: [43.24, 76.95] },
		{ id: 'moscow', text: 'Moscow', at: [55.75, 37.62] }
	],
	at: [42.87, 74.59],
	name: 'Bishkek'
};

function ask(item: ItemOf<'map'>) {
	const ondraft = vi.fn<(response: Response | null) => void>();
	const { container } = render(MapQuestion, {
		item,
		draft: null,
		shown: null,
		ondraft,
		onanswer: () => undefined
	});
	return { ondraft, container };
}

const map = () => page.getByRole('group', { name: /^Map/ });

test('a tap on a country chooses it', async () => {
	const { ondraft, container } = ask(COUNTRY);
	await expect.element(map()).toBeVisible();
	container
		.querySelector('[data-land="398"]')
		?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
	expect(ondraft).toHaveBeenLastCalledWith({ type: 'map', chosen: 'kazakhstan' });
});

test('a country that is no choice is refused with a word', async () => {
	const { ondraft, container } = ask(COUNTRY);
	await expect.element(map()).toBeVisible();
	container
		.querySelector('[data-land="156"]')
		?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
	expect(ondraft).not.toHaveBeenCalled();
	await expect.element(page.getByText('This country is not one of the choices.')).toBeVisible();
});

test('the same countries can be chosen from a list', async () => {
	const { ondraft } = ask(COUNTRY);
	await page.getByRole('combobox').selectOptions('Mongolia');
	expect(ondraft).toHaveBeenLastCalledWith({ type: 'map', chosen: 'mongolia' });
});

test('a place chosen from the list is the same as a tap on it', async () => {
	const { ondraft } = ask(PLACE);
	await page.getByRole('combobox').selectOptions('Almaty');
	expect(ondraft).toHaveBeenLastCalledWith({ type: 'map', at: [43.24, 76.95] });
});

test('a tap on the map gives the place under the finger', async () => {
	const { ondraft, container } = ask(PLACE);
	await expect.element(map()).toBeVisible();
	const svg = container.querySelector('svg.taps') as SVGSVGElement;
	await vi.waitFor(() => expect(svg.getBoundingClientRect().width).toBeGreaterThan(100));
	const frame = svg.getBoundingClientRect();
	const [x, y] = PLANES.eurasia.project([42.87, 74.59]);
	svg.dispatchEvent(
		new MouseEvent('click', {
			clientX: frame.left + (x / PLANES.eurasia.width) * frame.width,
			clientY: frame.top + (y / PLANES.eurasia.height) * frame.height
		})
	);
	const given = ondraft.mock.lastCall?.[0];
	const at = given?.type === 'map' && 'at' in given ? given.at : null;
	expect(at?.[0]).toBeCloseTo(42.87, 0);
	expect(at?.[1]).toBeCloseTo(74.59, 0);
});

test('the key and a wrong tap are both marked after the verdict, in words', async () => {
	render(MapQuestion, {
		item: PLACE,
		draft: null,
		shown: {
			response: { type: 'map', at: [55.75, 37.62] },
			score: { points: 0, verdict: 'wrong', parts: {} }
		},
		ondraft: () => undefined,
		onanswer: () => undefined
	});
	await expect.element(map()).toBeVisible();
	expect(page.getByText('Bishkek').elements()).toHaveLength(1);
});

test('a map that is larger than its frame can be scrolled by keyboard', async () => {
	const atlas = await loadAtlas('eurasia');
	render(AtlasMap, { atlas, label: 'Map' });
	const box = map().element() as HTMLElement;
	await vi.waitFor(() => expect(box.clientWidth).toBeGreaterThan(0));
	expect(box.tabIndex).toBe(-1);
	await userEvent.click(page.getByRole('button', { name: 'Zoom in' }));
	await vi.waitFor(() => expect(box.scrollWidth).toBeGreaterThan(box.clientWidth));
	await vi.waitFor(() => expect(box.tabIndex).toBe(0));
});

test('the borders say that they are those of today, and what is disputed', async () => {
	const atlas = await loadAtlas('eurasia');
	render(AtlasMap, { atlas, label: 'Map' });
	await userEvent.click(page.getByText('Present-day borders, disputed ones dashed'));
	await expect.element(page.getByText(/^Crimea: held by Russia since 2014/)).toBeVisible();
	await expect.element(page.getByText(/^Kashmir:/)).toBeVisible();
});

const FACTS: PlacedFact[] = [
	{
		id: 'kant',
		kind: 'lease',
		label: 'Kant Air Base',
		pins: [{ id: 'kant', name: 'Kant', now: 'Kant', at: [42.9, 74.85] }],
		arrows: [],
		countries: ['417'],
		years: { from: 2003, to: 2032 }
	},
	{
		id: 'cst',
		kind: 'treaty',
		label: 'Treaty on Collective Security',
		pins: [{ id: 'tashkent', name: 'Tashkent', now: 'Tashkent', at: [41.31, 69.28] }],
		arrows: [],
		countries: [],
		years: { from: 1992, to: 1992 }
	}
];
const factHref = (id: string) => `#${id}`;

test('all that a map of facts shows can be read as a list of links', async () => {
	render(FactMap, { facts: FACTS, factHref });
	await userEvent.click(page.getByText('The map as a list'));
	await expect.element(page.getByRole('heading', { name: 'Tashkent' })).toBeVisible();
	await expect
		.element(page.getByRole('link', { name: 'Kant Air Base' }))
		.toHaveAttribute('href', '#kant');
});

test('a tap on a place of the map lists its facts', async () => {
	const { container } = render(FactMap, { facts: FACTS, factHref });
	await expect.element(map()).toBeVisible();
	container
		.querySelector('[data-point="kant"]')
		?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
	await expect
		.element(page.getByRole('status').getByRole('link'))
		.toHaveTextContent('Kant Air Base');
});

test('a timeline lists its facts by year, and links all but the one it belongs to', async () => {
	render(Timeline, { facts: FACTS, factHref, current: 'kant' });
	await expect.element(page.getByText('2003 to 2032')).toBeVisible();
	expect(
		page
			.getByRole('link')
			.elements()
			.map((link) => link.textContent)
	).toEqual(['Treaty on Collective Security']);
});

test('a year is set on the line by big steps, small steps and the pointer', async () => {
	const onchoose = vi.fn<(year: number) => void>();
	render(TimelineField, {
		line: { from: 1800, to: 2000, right: 3, marks: [] },
		year: 1937,
		key: null,
		onchoose,
		onanswer: () => undefined
	});
	await userEvent.click(page.getByRole('button', { name: '10 years back' }));
	expect(onchoose).toHaveBeenLastCalledWith(1927);
	await userEvent.click(page.getByRole('button', { name: 'One year forward' }));
	expect(onchoose).toHaveBeenLastCalledWith(1938);
	await page.getByRole('slider').fill('1954');
	expect(onchoose).toHaveBeenLastCalledWith(1954);
});
