import { page, userEvent } from 'vitest/browser';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { Card } from '$lib/core/card.ts';
import type { PastEvent } from '$lib/core/history.ts';
import { MOST_NOTE_TEXT } from '$lib/core/note.ts';
import { NEW } from '$lib/core/scheduler.ts';
import CardInfo from './CardInfo.svelte';
import NoteForm from './NoteForm.svelte';
import UndoNotice from './UndoNotice.svelte';

const PRESENT = { now: Date.UTC(2026, 0, 21, 12), today: '2026-01-21' };
const CARD: Card = {
	...NEW,
	id: 'kant-air-base#until',
	state: 'review',
	stability: 20,
	difficulty: 5,
	reps: 3,
	lapses: 1,
	interval: 20,
	lastDay: '2026-01-01',
	dueDay: '2026-01-21',
	takenAt: 0,
	order: 0,
	suspended: false,
	buriedUntil: null,
	starred: false,
	againAt: 0,
	leech: false
};
const info = (card: Card | null, history: PastEvent[] = []) =>
	render(CardInfo, { card, history, present: PRESENT, retention: 0.9 });

test('a due card says in plain words how likely it is still known, and why it comes', async () => {
	await info(CARD);
	await expect.element(page.getByText('You would probably still know it: 90%.')).toBeVisible();
	await expect.element(page.getByRole('heading', { name: 'Why it is due' })).toBeVisible();
	await expect.element(page.getByText('You last saw it 20 days ago.')).toBeVisible();
});

test('a new card says that it waits its turn, and shows no numbers that it does not have', async () => {
	await info({ ...CARD, ...NEW });
	await expect.element(page.getByText('You have not reviewed it yet.')).toBeVisible();
	expect(document.querySelector('dl')).toBeNull();
});

test('the history tells each answer with day, verdict, button and what came of it', async () => {
	const answer = { id: '1', is: 'answered', at: 0, day: '2026-01-01', overruled: false } as const;
	const after = { ...CARD, interval: 20 };
	await info(CARD, [
		{ ...answer, mode: 'review', verdict: 'right', rating: 3, after },
		{ ...answer, id: '2', mode: 'practice', verdict: 'wrong', rating: null, after: null },
		{ id: '3', is: 'suspended', at: PRESENT.now }
	]);
	const rows = page.getByRole('row').elements();
	const told = rows.map((row) => row.textContent.replace(/\s+/g, ' ').trim());
	expect(told[1]).toContain('Suspended');
	expect(told[2]).toMatch(/1 Jan 2026 Not right in practice .*did not move the schedule/);
	expect(told[3]).toBe('1 Jan 2026 Right Good 20 d');
});

test('a note is saved trimmed, and the form is empty for the next one', async () => {
	const onsave = vi.fn();
	await render(NoteForm, { saveName: 'Save', onsave });
	await userEvent.fill(page.getByLabelText('Front'), '  Who signed?\n');
	await userEvent.fill(page.getByLabelText('Back'), 'Two khans ');
	await userEvent.click(page.getByRole('button', { name: 'Save' }));
	expect(onsave).toHaveBeenCalledExactlyOnceWith({ front: 'Who signed?', back: 'Two khans' });
	await expect.element(page.getByLabelText('Front')).toHaveValue('');
	await expect.element(page.getByLabelText('Front')).toHaveFocus();
});

test('an empty side is named, takes the focus, and nothing is saved', async () => {
	const onsave = vi.fn();
	await render(NoteForm, { front: 'Who signed?', saveName: 'Save', onsave });
	await userEvent.click(page.getByRole('button', { name: 'Save' }));
	await expect.element(page.getByText('Write something on the back.')).toBeVisible();
	await expect.element(page.getByLabelText('Back')).toHaveFocus();
	await expect.element(page.getByLabelText('Back')).toHaveAttribute('aria-invalid', 'true');
	expect(onsave).not.toHaveBeenCalled();
});

test('a side that is too long is said with its length before one wants to save, and not cut', async () => {
	const text = 'a'.repeat(MOST_NOTE_TEXT + 7);
	await render(NoteForm, { saveName: 'Save', onsave: vi.fn() });
	await userEvent.fill(page.getByLabelText('Back'), text);
	await expect.element(page.getByText('there are 2007')).toBeVisible();
	await expect.element(page.getByLabelText('Back')).toHaveValue(text);
});

test('when what was pressed is gone, the keyboard goes on from the notice; else it stays where it is', async () => {
	const notice = { canUndo: true, onundo: vi.fn(), ondismiss: vi.fn() };
	const { rerender } = await render(UndoNotice, { ...notice, said: null });
	await rerender({ said: 'Removed.' });
	await expect.element(page.getByText('Removed.')).toBeVisible();
	expect(document.activeElement?.textContent).toContain('Removed.');

	await rerender({ said: null });
	const button = document.body.appendChild(document.createElement('button'));
	button.focus();
	await rerender({ said: 'Star set.' });
	await expect.element(page.getByText('Star set.')).toBeVisible();
	expect(document.activeElement).toBe(button);
	button.remove();
});

test('the notice undoes and goes away only when told to', async () => {
	const notice = { canUndo: true, onundo: vi.fn(), ondismiss: vi.fn() };
	await render(UndoNotice, { ...notice, said: 'Removed.' });
	await userEvent.click(page.getByRole('button', { name: 'Undo' }));
	await userEvent.click(page.getByRole('button', { name: 'Close this message' }));
	expect(notice.onundo).toHaveBeenCalledOnce();
	expect(notice.ondismiss).toHaveBeenCalledOnce();
});
