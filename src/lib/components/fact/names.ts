import type { OutlineField } from '$lib/core/outline.ts';
import { currentLocale } from '$lib/i18n/locale.ts';
import { m } from '$lib/i18n/paraglide/messages.js';

/** The words for the fields of a fact. A new field without a name does not compile. */
export const FIELD_NAMES: Record<OutlineField, () => string> = {
	object: m.field_object,
	place: m.field_place,
	lessor: m.field_lessor,
	lessee: m.field_lessee,
	parties: m.field_parties,
	people: m.field_people,
	from: m.field_from,
	to: m.field_to,
	signed: m.field_signed,
	inForce: m.field_in_force,
	starts: m.field_starts,
	started: m.field_started,
	ends: m.field_ends,
	ended: m.field_ended,
	term: m.field_term,
	rent: m.field_rent,
	area: m.field_area,
	number: m.field_number,
	outcome: m.field_outcome,
	actor: m.field_actor,
	cause: m.field_cause,
	consequence: m.field_consequence,
	says: m.field_says,
	answer: m.field_answer
};

/** What `none` means of a field, where it means more than that there is none. */
export const NONE_NAMES: Partial<Record<OutlineField, () => string>> = {
	rent: m.value_rent_none,
	ends: m.value_ends_none,
	ended: m.value_ended_none,
	inForce: m.value_in_force_none
};

/** Several field names inside a sentence: rent, area. */
export function fieldList(fields: readonly OutlineField[]): string {
	return fields.map((field) => FIELD_NAMES[field]().toLocaleLowerCase(currentLocale())).join(', ');
}
