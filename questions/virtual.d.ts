declare module 'virtual:bank' {
	const data: import('../src/lib/core/bank.ts').BankData;
	export default data;
}
declare module 'virtual:first-question' {
	const item: import('../src/lib/core/item.ts').Item;
	export default item;
}
declare module 'virtual:atlas/eurasia' {
	const atlas: import('../src/lib/core/atlas.ts').Atlas;
	export default atlas;
}
declare module 'virtual:atlas/world' {
	const atlas: import('../src/lib/core/atlas.ts').Atlas;
	export default atlas;
}
declare module 'virtual:numbers' {
	const ids: import('../src/lib/core/item.ts').ItemId[];
	export default ids;
}
