import type { Assignment } from '../core/schema/teaching.ts';
import type { AssignmentProblem } from '../core/teaching/assignment.ts';
import { readAssignment, type Extra } from '../formats/assignment-code.ts';
import { readLinks } from '../formats/link.ts';
import { MARKER, PARCEL_VERSION, type ParcelKind, type ParcelProblem } from '../formats/parcel.ts';

/** Why a link, a text or a file is no assignment. */
export type Refusal =
	| { is: ParcelProblem | 'nothing' }
	/** It is another thing, which another page opens. */
	| { is: 'other'; kind: Exclude<ParcelKind, 'assignment'>; code: string }
	| { is: 'refused'; reasons: AssignmentProblem[] };

export interface Opened {
	id: string;
	assignment: Assignment;
	extra: Extra;
	/** As it stands in a link, marker included. */
	code: string;
}

/** A file with a code in it is small; a film chosen by mistake is not read into memory. */
export const MOST_FILE_BYTES = 1_000_000;

/** What was found in a text, as it stands behind the # of a link. */
export function codeIn(letters: string): string {
	// A last dash or underscore would be left out of the link by chats.
	return `${MARKER}${PARCEL_VERSION}${letters}${/[-_]$/.test(letters) ? 'x' : ''}`;
}

/** Finds the first assignment in a link, a message or a file. Nothing in it makes this throw. */
export async function openAssignment(text: string): Promise<Opened | { refusal: Refusal }> {
	const found = await readLinks(text);
	let refusal: Refusal = { is: 'nothing' };
	for (const one of found) {
		if ('problem' in one) {
			refusal = { is: one.problem };
			continue;
		}
		const { parcel } = one;
		const code = codeIn(one.code);
		if (parcel.kind !== 'assignment') {
			refusal = { is: 'other', kind: parcel.kind, code };
			continue;
		}
		const read = readAssignment(parcel);
		if ('assignment' in read) return { ...read, code };
		refusal =
			read.problem === 'refused' ? { is: 'refused', reasons: read.reasons } : { is: read.problem };
	}
	return { refusal };
}
