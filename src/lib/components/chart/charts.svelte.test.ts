import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { HeatCell } from '$lib/core/progress/activity.ts';
import { daysUntil } from '$lib/core/progress/calendar.ts';
import BarFigure from './BarFigure.svelte';
import Columns from './Columns.svelte';
import DataTable from './DataTable.svelte';
import HeatCalendar from './HeatCalendar.svelte';
import HeatStrip from './HeatStrip.svelte';
import MasteryBar from './MasteryBar.svelte';
import RetentionPlot from './RetentionPlot.svelte';
import Ring from './Ring.svelte';

const cellsOf = (answers: number[]): HeatCell[] =>
	daysUntil('2026-11-22', answers.length).map((day, index) => ({
		day,
		answers: answers[index] ?? 0,
		level: (answers[index] ?? 0) > 0 ? 4 : 0
	}));

test('the strip says in words how many answers fell on how many days', async () => {
	render(HeatStrip, { cells: cellsOf([0, 3, 0, 0, 2, 0]) });
	await expect
		.element(page.getByRole('img', { name: '5 answers on 2 days of the last 6 days' }))
		.toBeVisible();
});

test('a ring says its share', async () => {
	render(Ring, { share: 0.62, kind: 'lease' });
	await expect.element(page.getByRole('img', { name: '62% learned' })).toBeVisible();
});

test('an empty ring has no arc', () => {
	const { container } = render(Ring, { share: 0, kind: 'treaty' });
	expect(container.querySelectorAll('circle')).toHaveLength(1);
});

test('a mastery bar names the levels that are there, the surest first', async () => {
	const levels = { 'not-started': 4, attempted: 0, familiar: 1, proficient: 0, mastered: 3 };
	render(MasteryBar, { count: { facts: 8, levels, share: 0.4 }, kind: 'migration' });
	await expect
		.element(page.getByRole('img', { name: 'Mastered: 3, Familiar: 1, Not started: 4' }))
		.toBeVisible();
});

test('the parts of a mastery bar are as wide as their share of the facts', () => {
	const levels = { 'not-started': 4, attempted: 0, familiar: 1, proficient: 0, mastered: 3 };
	const { container } = render(MasteryBar, { count: { facts: 8, levels, share: 0.4 } });
	const widths = [...container.querySelectorAll('rect')].map((part) => part.getAttribute('width'));
	expect(widths).toEqual(['37.5%', '12.5%', '50%']);
});

test('a calendar that does not fit shows the latest weeks and scrolls by keyboard', () => {
	const { container } = render(HeatCalendar, {
		cells: cellsOf(Array.from({ length: 364 * 3 }, () => 1)),
		label: 'Three years'
	});
	const box = container.querySelector('[role=group]') as HTMLElement;
	expect(box.scrollWidth).toBeGreaterThan(box.clientWidth);
	expect(Math.round(box.scrollLeft + box.clientWidth)).toBe(box.scrollWidth);
	expect(box.tabIndex).toBe(0);
});

test('a calendar that fits is no stop for the keyboard', () => {
	const { container } = render(HeatCalendar, { cells: cellsOf([1, 1, 1]), label: 'Three days' });
	expect((container.querySelector('[role=group]') as HTMLElement).tabIndex).toBe(-1);
});

test('columns stand on each other, to the scale of the axis', () => {
	const { container } = render(Columns, {
		columns: [
			{
				key: 'a',
				title: 'a',
				parts: [
					{ tone: 'full', value: 5 },
					{ tone: 'half', value: 2 }
				]
			},
			{
				key: 'b',
				title: 'b',
				parts: [
					{ tone: 'full', value: 0 },
					{ tone: 'half', value: 8 }
				]
			}
		],
		label: 'Two days',
		names: ['a', 'm', 'b']
	});
	const parts = [...container.querySelectorAll('.full, .half')].map((part) => [
		part.getAttribute('y'),
		part.getAttribute('height')
	]);
	// The axis ends at 8.
	expect(parts).toEqual([
		['37.5%', '62.5%'],
		['12.5%', '25%'],
		['0%', '100%']
	]);
});

const pointsOf = (shares: (number | null)[]) =>
	shares.map((share, index) => ({ key: String(index), title: '', young: share, mature: null }));

/** `target` is a word of the test library too, so the props are wrapped. */
function plotOf(shares: (number | null)[]): HTMLElement {
	const props = {
		points: pointsOf(shares),
		target: 0.9,
		label: 'Retention',
		names: ['a', 'b', 'c'] as const
	};
	return render(RetentionPlot, { props }).container;
}

test('a period without reviews has no point', () => {
	const plot = plotOf([0.9, null, 0.8]);
	expect(plot.querySelectorAll('.young circle')).toHaveLength(2);
	expect(plot.querySelectorAll('.young line')).toHaveLength(1);
	expect(plot.querySelectorAll('.mature circle')).toHaveLength(0);
});

test('the retention axis begins at a half, or lower where it must', () => {
	const floorOf = (shares: number[]) =>
		plotOf(shares).querySelector('.scale span:last-child')?.textContent;
	expect(floorOf([0.9, 0.7])).toBe('50%');
	expect(floorOf([0.33])).toBe('30%');
});

test('the table opens from its heading and names rows and columns', async () => {
	render(DataTable, {
		caption: 'Reviews',
		head: ['Day', 'Reviews'],
		rows: [['24 Nov', '12']]
	});
	await page.getByText('Show as table').click();
	await expect.element(page.getByRole('table', { name: 'Reviews' })).toBeVisible();
	await expect.element(page.getByRole('columnheader', { name: 'Reviews' })).toBeVisible();
	await expect.element(page.getByRole('row', { name: '24 Nov 12' })).toBeVisible();
});

const census = {
	title: 'Peoples, census of 1959',
	unit: 'per cent',
	bars: [
		{ label: 'Russians', value: 42.7 },
		{ label: 'Kazakhs', value: 30 },
		{ label: 'Ukrainians', value: 8.2 }
	],
	sources: ['Wikipedia']
};

test('a bar chart of a question says every bar in words, and whose figures they are', async () => {
	render(BarFigure, { figure: census });
	const name = 'Peoples, census of 1959, per cent: Russians 42.7; Kazakhs 30; Ukrainians 8.2';
	await expect.element(page.getByRole('img', { name })).toBeVisible();
	await expect.element(page.getByText('Wikipedia')).toBeVisible();
});

test('its bars are as long as their values, to a round top', () => {
	const { container } = render(BarFigure, { figure: census });
	const widths = [...container.querySelectorAll('rect')].map((bar) =>
		parseFloat(bar.getAttribute('width') ?? '')
	);
	expect((widths[0] as number) / (widths[1] as number)).toBeCloseTo(42.7 / 30);
	expect(Math.max(...widths)).toBeLessThanOrEqual(100);
});
