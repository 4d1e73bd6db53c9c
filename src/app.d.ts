declare global {
	namespace App {
		interface Error {
			message: string;
			/** A short code to quote in a report. */
			code?: string;
		}
	}
}

export {};
