declare module 'virtual:words/*' {
	const words: (import('./spoken.ts').Said | undefined)[];
	export default words;
}
