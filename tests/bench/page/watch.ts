/**
 * The instrument: it runs in every measured page before the page's own scripts, app and floor alike, and
 * notes when something was painted or stored, in ms since the navigation began.
 */

/** What is waited for: the first element with a layout box whose text fits. */
interface Wish {
	selector: string;
	/** A regular expression that the text must match. */
	text?: string;
}

export interface Answer {
	/** From the lift of the finger to the frame with the next question, ms. */
	painted: number;
	/** From there until the transaction that holds the answer was durable, ms; null when none followed. */
	stored: number | null;
}

export interface Watch {
	/** The browser's own word for the first paint with content: a check of the instrument. */
	firstPaint(): Promise<number>;
	/** Resolves with the moment of the first paint with each wish. */
	seen(name: string): Promise<number>;
	/** Resolves with the moment of the first frame, from now on, with an element that fits. */
	shown(selector: string): Promise<number>;
	/** Resolves when the answer that is tapped next has brought the next question and, if wanted, is stored. */
	answered(waitsForStore: boolean): Promise<Answer>;
}

declare global {
	interface Window {
		benchWishes?: Record<string, Wish>;
		bench: Watch;
	}
}

/** After the coming frame: tasks posted from a frame run when it is on the screen. */
function afterFrame(then: (now: number) => void): void {
	const { port1, port2 } = new MessageChannel();
	port1.onmessage = () => then(performance.now());
	port2.postMessage(null);
}

function isThere({ selector, text }: Wish): boolean {
	return [...document.querySelectorAll(selector)].some(
		(element) =>
			element.getClientRects().length > 0 &&
			(text === undefined || new RegExp(text, 'i').test(element.textContent))
	);
}

const moments = new Map<string, Promise<number>>();
for (const [name, wish] of Object.entries(window.benchWishes ?? {})) {
	moments.set(
		name,
		new Promise((resolve) => {
			const look = () => {
				if (isThere(wish)) afterFrame(resolve);
				else requestAnimationFrame(look);
			};
			requestAnimationFrame(look);
		})
	);
}

/** What stands on the screen, as text: another text is another question. */
function question(): string {
	const stem = document.querySelector('[data-stem]')?.textContent;
	return `${stem ?? ''} ${document.querySelector('fieldset label')?.textContent ?? ''}`;
}

let onstored: ((now: number) => void) | undefined;
type Open = IDBDatabase['transaction'];
IDBDatabase.prototype.transaction = new Proxy(Reflect.get(IDBDatabase.prototype, 'transaction'), {
	apply(open, database: IDBDatabase, options: Parameters<Open>) {
		const transaction = open.apply(database, options);
		if (transaction.mode === 'readwrite' && transaction.objectStoreNames.contains('events'))
			transaction.addEventListener('complete', () => onstored?.(performance.now()));
		return transaction;
	}
});

window.bench = {
	firstPaint() {
		return new Promise((resolve) => {
			const observer = new PerformanceObserver((list) => {
				const [paint] = list.getEntriesByName('first-contentful-paint');
				if (!paint) return;
				observer.disconnect();
				resolve(paint.startTime);
			});
			observer.observe({ type: 'paint', buffered: true });
		});
	},

	async seen(name) {
		const moment = moments.get(name);
		if (!moment) throw new Error(`Nobody wished to see "${name}"`);
		return moment;
	},

	shown(selector) {
		return new Promise((resolve) => {
			const look = () => {
				if (isThere({ selector })) afterFrame(resolve);
				else requestAnimationFrame(look);
			};
			requestAnimationFrame(look);
		});
	},

	answered(waitsForStore) {
		const before = question();
		const lift = new Promise<number>((resolve) => {
			addEventListener('pointerup', ({ timeStamp }) => resolve(timeStamp), {
				capture: true,
				once: true
			});
		});
		const paint = new Promise<number>((resolve) => {
			const observer = new MutationObserver(() => {
				if (question() === before) return;
				observer.disconnect();
				requestAnimationFrame(() => afterFrame(resolve));
			});
			observer.observe(document.body, { childList: true, subtree: true, characterData: true });
		});
		const store = new Promise<number | null>((resolve) => {
			if (waitsForStore) onstored = resolve;
			else resolve(null);
		});
		return Promise.all([lift, paint, store]).then(([from, painted, stored]) => ({
			painted: painted - from,
			stored: stored === null ? null : stored - from
		}));
	}
};
