declare module 'virtual:bank/index' {
	const data: import('../src/lib/core/parts.ts').IndexData;
	export default data;
}
declare module 'virtual:bank/entities' {
	const data: import('../src/lib/core/parts.ts').EntitiesData;
	export default data;
}
declare module 'virtual:bank/lease' {
	const data: import('../src/lib/core/parts.ts').PartData;
	export default data;
}
declare module 'virtual:bank/treaty' {
	const data: import('../src/lib/core/parts.ts').PartData;
	export default data;
}
declare module 'virtual:bank/migration' {
	const data: import('../src/lib/core/parts.ts').PartData;
	export default data;
}
declare module 'virtual:bank/statement' {
	const data: import('../src/lib/core/parts.ts').PartData;
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
