/** QR codes by the `qr` package, which is loaded when one is shown or scanned. */

/** Rows of dark and light modules, with the quiet zone of four that the standard asks for. */
export async function drawQr(text: string): Promise<boolean[][]> {
	const { default: encodeQR } = await import('qr');
	return encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
}

export interface Picture {
	width: number;
	height: number;
	/** RGBA. */
	data: Uint8Array | Uint8ClampedArray;
}

/** The text of the code in a picture; null when none can be read. */
export async function scanQr(picture: Picture): Promise<string | null> {
	const { default: decodeQR } = await import('qr/decode.js');
	try {
		return decodeQR(picture);
	} catch {
		return null;
	}
}
