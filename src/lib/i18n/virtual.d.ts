declare module 'virtual:words/*' {
	const words: import('./spoken.ts').Said[];
	export default words;
}
