import { createContext } from 'svelte';
import { dev } from '$app/environment';
import { resolve } from '$app/paths';
import type { Workbox } from 'workbox-window';

/** Honest about what works without a network: `ready` only once every file is on the device. */
export type OfflineStatus =
	'unknown' | 'preparing' | 'ready' | 'failed' | 'insecure' | 'unsupported';

interface ScriptUrlPolicy {
	createScriptURL(url: string): string;
}
interface TrustedTypes {
	createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy;
}

/** Under Trusted Types a worker may only come from our own origin, and the policy says so. */
function trustedScript(path: string): string {
	const rules: ScriptUrlPolicy = {
		createScriptURL(url) {
			if (new URL(url, location.href).origin !== location.origin)
				throw new Error(`A worker from a foreign origin: ${url}`);
			return url;
		}
	};
	const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
	return (trustedTypes?.createPolicy('app-worker', rules) ?? rules).createScriptURL(path);
}

export class Offline {
	status = $state<OfflineStatus>('unknown');
	/** A new version is on the device and waits for the person's word. */
	waiting = $state(false);
	#workbox: Workbox | null = null;
	#started = false;

	/** Registers the worker. Safe to call again; does nothing in development. */
	async start(): Promise<void> {
		if (this.#started || dev) return;
		this.#started = true;
		if (!('serviceWorker' in navigator)) {
			this.status = window.isSecureContext ? 'unsupported' : 'insecure';
			return;
		}
		const { Workbox } = await import('workbox-window');
		const workbox = new Workbox(trustedScript(resolve('/service-worker.js' as '/')), {
			type: 'classic'
		});
		this.#workbox = workbox;
		this.status = navigator.serviceWorker.controller ? 'ready' : 'preparing';
		workbox.addEventListener('activated', () => (this.status = 'ready'));
		workbox.addEventListener('waiting', () => (this.waiting = true));
		// One file that could not be fetched makes the browser drop the worker without a word.
		workbox.addEventListener('redundant', () => {
			if (this.status === 'preparing') this.status = 'failed';
		});
		try {
			const registration = await workbox.register();
			if (registration?.active) this.status = 'ready';
			if (registration?.waiting && registration.active) this.waiting = true;
		} catch {
			this.status = 'failed';
		}
	}

	/** Looks for a new version; harmless without a network. */
	async check(): Promise<void> {
		await this.#workbox?.update().catch(() => undefined);
	}

	/** The person agreed: the new version takes over and the page starts again with it. */
	update(): void {
		this.#workbox?.addEventListener('controlling', () => location.reload());
		this.#workbox?.messageSkipWaiting();
	}
}

export const [getOffline, setOffline] = createContext<Offline>();
