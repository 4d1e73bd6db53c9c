import { resolve } from '$app/paths';

const part = encodeURIComponent;

/** Where the pages of teaching are: ids in the query, codes behind the #, which no server sees. */
export const places = {
	teach: () => resolve('/(app)/teach'),
	guide: () => resolve('/(app)/teach/guide'),
	set: (id: string) => `${resolve('/(app)/teach/set')}?id=${part(id)}`,
	handOut: (assignment: string) => `${resolve('/(app)/teach/hand-out')}?id=${part(assignment)}`,
	results: (assignment: string) => `${resolve('/(app)/teach/results')}?id=${part(assignment)}`,
	student: (assignment: string, learner: string) =>
		`${resolve('/(app)/teach/results')}?id=${part(assignment)}&student=${part(learner)}`,
	classes: () => resolve('/(app)/teach/class'),
	class: (id: string) => `${resolve('/(app)/teach/class')}?id=${part(id)}`,
	record: (id: string, student: string) =>
		`${resolve('/(app)/teach/class')}?id=${part(id)}&student=${part(student)}`,
	collect: () => resolve('/(app)/collect'),
	receipt: (code: string) => `${resolve('/(app)/collect')}#${code}`,
	take: (code: string) => `${resolve('/(session)/take')}#${code}`,
	preview: (code: string) => `${resolve('/(session)/take')}?preview#${code}`
};
