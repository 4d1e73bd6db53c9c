import { resolve } from '$app/paths';

/** Where the other pages of teaching are. */
export const places = {
	teach: () => `${resolve('/')}teach`,
	set: (id: string) => `${resolve('/')}teach/set?id=${encodeURIComponent(id)}`,
	handOut: (assignment: string) =>
		`${resolve('/')}teach/hand-out?id=${encodeURIComponent(assignment)}`,
	take: (code: string) => `${resolve('/')}take#${code}`,
	collect: () => `${resolve('/')}collect`,
	results: (assignment: string) =>
		`${resolve('/')}teach/results?id=${encodeURIComponent(assignment)}`,
	student: (assignment: string, learner: string) =>
		`${resolve('/')}teach/results?id=${encodeURIComponent(assignment)}&student=${encodeURIComponent(learner)}`,
	classes: () => `${resolve('/')}teach/class`,
	class: (id: string) => `${resolve('/')}teach/class?id=${encodeURIComponent(id)}`,
	record: (id: string, student: string) =>
		`${resolve('/')}teach/class?id=${encodeURIComponent(id)}&student=${encodeURIComponent(student)}`
};
