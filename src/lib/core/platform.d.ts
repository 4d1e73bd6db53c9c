// The few things outside ECMAScript that core may use: they are the same in Node, browser and worker.
declare class TextEncoder {
	encode(text: string): Uint8Array;
}
