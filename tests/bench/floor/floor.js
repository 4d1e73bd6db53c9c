// The least that a quiz can do: show a question, store the answer, show the next one. `#paint-first`
// shows the next one before the answer is stored.
const { questions } = globalThis;
const paintsFirst = location.hash === '#paint-first';
const stem = document.querySelector('[data-stem]');
const fieldset = document.querySelector('fieldset');
let at = -1;
let shownAt = 0;

const opened = new Promise((resolve, reject) => {
	const request = indexedDB.open('floor', 1);
	request.onupgradeneeded = () => {
		request.result.createObjectStore('events', { keyPath: 'id' });
		request.result.createObjectStore('head', { keyPath: 'id' });
	};
	request.onsuccess = () => resolve(request.result);
	request.onerror = () => reject(request.error);
});

/** The reads and writes of the app: get the head, put the head, add the event, durably. */
async function store(response) {
	const database = await opened;
	return new Promise((resolve, reject) => {
		const transaction = database.transaction(['events', 'head'], 'readwrite', {
			durability: 'strict'
		});
		const heads = transaction.objectStore('head');
		heads.get('local').onsuccess = ({ target }) => {
			const head = target.result ?? { id: 'local', device: 'floor000', seq: 0, count: 0 };
			const now = Date.now();
			const seq = head.seq + 1;
			heads.put({ ...head, seq, count: head.count + 1, ms: now, counter: 0 });
			transaction.objectStore('events').add({
				type: 'answered',
				mode: 'practice',
				item: `floor#${at}`,
				seed: at,
				bank: 'floor',
				shown: ['a', 'b', 'c', 'd'],
				response: { type: 'choice', chosen: response },
				points: 1,
				verdict: 'right',
				rating: null,
				ms: Math.round(performance.now() - shownAt),
				attempt: 'floor',
				id: `${now}-${String(seq).padStart(4, '0')}-floor000`,
				device: head.device,
				seq,
				at: now,
				offset: 0,
				day: new Date(now).toISOString().slice(0, 10),
				v: 1,
				crc: 0
			});
			transaction.commit();
		};
		transaction.oncomplete = () => resolve();
		transaction.onabort = () => reject(transaction.error);
	});
}

function show() {
	at += 1;
	const question = questions[at % questions.length];
	stem.textContent = question.stem;
	fieldset.replaceChildren(
		...question.options.map((text, value) => {
			const label = document.createElement('label');
			const input = document.createElement('input');
			Object.assign(input, { type: 'radio', name: 'option', value });
			const span = document.createElement('span');
			span.textContent = text;
			label.append(input, span);
			return label;
		})
	);
	shownAt = performance.now();
}

document.querySelector('button').addEventListener('click', async () => {
	const chosen = fieldset.querySelector(':checked');
	if (!chosen) return;
	const stored = store(chosen.value);
	if (!paintsFirst) await stored;
	show();
});

if ('serviceWorker' in navigator)
	addEventListener('load', () => navigator.serviceWorker.register('worker.js'));
