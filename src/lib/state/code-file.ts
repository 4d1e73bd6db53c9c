import { MOST_TEXT } from '../formats/link.ts';
import { scanQr } from '../formats/qr.ts';

/** A photo is made smaller before it is looked through: a code is still there, and the phone has less to do. */
const WIDEST_PICTURE = 1600;
const MOST_PICTURE_BYTES = 30_000_000;

async function readPicture(file: File): Promise<string | null> {
	const bitmap = await createImageBitmap(file);
	const scale = Math.min(1, WIDEST_PICTURE / Math.max(bitmap.width, bitmap.height));
	const canvas = document.createElement('canvas');
	canvas.width = Math.max(1, Math.round(bitmap.width * scale));
	canvas.height = Math.max(1, Math.round(bitmap.height * scale));
	const context = canvas.getContext('2d');
	context?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
	bitmap.close();
	const picture = context?.getImageData(0, 0, canvas.width, canvas.height);
	return picture ? await scanQr(picture) : null;
}

/** The text of a file, or of the QR code in a picture. */
export async function readCodeFile(
	file: File
): Promise<{ text: string } | { problem: 'picture' | 'unreadable-file' | 'large-file' }> {
	const isPicture = file.type.startsWith('image/');
	if (file.size > (isPicture ? MOST_PICTURE_BYTES : MOST_TEXT)) return { problem: 'large-file' };
	try {
		if (!isPicture) return { text: await file.text() };
		const text = await readPicture(file);
		return text === null ? { problem: 'picture' } : { text };
	} catch {
		return { problem: isPicture ? 'picture' : 'unreadable-file' };
	}
}
