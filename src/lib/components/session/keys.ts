/** What a key means in a session. Positions, not letters, so that a Cyrillic layout works too. */
export type Command =
	| { is: 'pick'; place: number }
	| { is: 'confirm' }
	| { is: 'undo' }
	| { is: 'info' }
	| { is: 'star' }
	| { is: 'bury'; all: boolean }
	| { is: 'suspend'; all: boolean }
	| { is: 'keys' };

function typesText(target: EventTarget | null): boolean {
	const element = target instanceof Element ? target : null;
	return element?.closest('input:not([type=radio], [type=checkbox]), textarea, select') !== null;
}

/** Null: not ours. Never while a text field has the focus, nor with Ctrl, Alt or Meta (Ctrl+Z apart). */
export function commandOf(event: KeyboardEvent): Command | null {
	if (event.defaultPrevented || event.isComposing || typesText(event.target)) return null;
	if (event.altKey || event.metaKey) return null;
	if (event.ctrlKey) return event.code === 'KeyZ' ? { is: 'undo' } : null;
	const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
	if (digit && !event.shiftKey) return { is: 'pick', place: Number(digit[1]) };
	switch (event.key) {
		case '-':
			return { is: 'bury', all: false };
		case '=':
			return { is: 'bury', all: true };
		case '@':
			return { is: 'suspend', all: false };
		case '!':
			return { is: 'suspend', all: true };
		case '*':
			return { is: 'star' };
		case '?':
			return { is: 'keys' };
	}
	switch (event.code) {
		case 'Enter':
		case 'NumpadEnter':
		case 'Space':
			// A focused button or link keeps its own key.
			return event.target instanceof Element && event.target.closest('button, a, summary, label')
				? null
				: { is: 'confirm' };
		case 'KeyU':
		case 'KeyZ':
			return { is: 'undo' };
		case 'KeyI':
			return { is: 'info' };
	}
	return null;
}
