import { resolve } from '$app/paths';

const id = (of: string) => encodeURIComponent(of);

/** Where the other pages of teaching are. */
export const places = {
	collect: () => `${resolve('/')}collect`,
	results: (assignment: string) => `${resolve('/')}teach/results?id=${id(assignment)}`,
	classes: () => `${resolve('/')}teach/class`,
	class: (one: string) => `${resolve('/')}teach/class?id=${id(one)}`,
	guide: () => `${resolve('/')}teach/guide`,
	preview: (code: string) => `${resolve('/')}take?preview#${code}`
};
