/** Ways for a text to leave the device, each begun by the person. */

export function canShare(): boolean {
	return typeof navigator.share === 'function';
}

/** Opens the share sheet. False when the person closed it. */
export async function shareText(text: string, title: string): Promise<boolean> {
	try {
		await navigator.share({ text, title });
		return true;
	} catch (error) {
		if ((error as Error).name === 'AbortError') return false;
		throw error;
	}
}

/** Throws where the page may not write to the clipboard. */
export async function copyText(text: string): Promise<boolean> {
	await navigator.clipboard.writeText(text);
	return true;
}

/** Hands the text over as a file. False when the person called it off. */
export async function saveText(text: string, name: string): Promise<boolean> {
	const { handOver } = await import('./backup.ts');
	return handOver(new File([text], name, { type: 'text/plain' }));
}
