import { databaseName } from '../storage/profiles.ts';
import { readCopyMade, type CopyMade } from '../storage/sentinel.ts';

const KEY = 'saxaul-look';

const CHOICES = {
	theme: ['light', 'dark'],
	text: ['large', 'larger'],
	motion: ['none', 'full'],
	/** Names of places, peoples and states in Russian and Uzbek, small beside the text. */
	names: ['shown']
} as const;
type Choices = typeof CHOICES;
/** What was chosen for this device; what is missing follows the system. */
export type Look = { [Name in keyof Choices]?: Choices[Name][number] };

function readLook(): Look {
	try {
		const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
		const entries = Object.entries(CHOICES).map(([name, allowed]) => {
			const value = (stored as Record<string, unknown> | null)?.[name];
			return [name, allowed.find((choice) => choice === value)] as const;
		});
		return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
	} catch {
		return {};
	}
}

/**
 * How the app looks on this device. It belongs to the device and not to a person, so it lives in
 * localStorage, where the boot script of app.html reads it before the first paint.
 */
export class Device {
	look = $state.raw<Look>(typeof localStorage === 'undefined' ? {} : readLook());

	/** Applies a choice and keeps it; null: as the system has it. False when it could not be kept. */
	choose<Name extends keyof Look>(name: Name, value: Choices[Name][number] | null): boolean {
		const look = { ...this.look };
		if (value === null) {
			delete look[name];
			delete document.documentElement.dataset[name];
		} else {
			look[name] = value as Look[Name];
			document.documentElement.dataset[name] = value;
		}
		this.look = look;
		try {
			localStorage.setItem(KEY, JSON.stringify(look));
			return true;
		} catch {
			return false;
		}
	}
}

/** What the browser says about the storage; null where it does not say. */
export interface StorageState {
	/** The browser has promised not to clear it by itself. */
	isPersisted: boolean | null;
	usedBytes: number | null;
}

export async function readStorageState(): Promise<StorageState> {
	// Missing on plain http; some browsers throw in private windows.
	const storage = navigator.storage as StorageManager | undefined;
	const isPersisted = await storage?.persisted?.().catch(() => null);
	const estimate = await storage?.estimate?.().catch(() => null);
	return { isPersisted: isPersisted ?? null, usedBytes: estimate?.usage ?? null };
}

/** Asks the browser to keep the data; it may ask the person, or decide by itself. */
export async function askToKeep(): Promise<boolean> {
	const storage = navigator.storage as StorageManager | undefined;
	return (await storage?.persist?.().catch(() => false)) ?? false;
}

/** When a copy of a person's log was last saved from this device. */
export function lastCopy(profile: string): CopyMade | null {
	return readCopyMade(databaseName(profile));
}
