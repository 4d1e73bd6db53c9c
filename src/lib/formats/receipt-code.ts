import { Feedback, Receipt, type Given, type ReceiptAnswer } from '../core/schema/teaching.ts';
import { checkName } from '../core/teaching/receipt.ts';
import { isFoul, textsIn } from '../core/teaching/own.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { readAll, Unreadable, type ByteReader, ByteWriter, joined } from './bytes.ts';
import { POINT_BYTES } from './curve.ts';
import { deflate, inflate } from './deflate.ts';
import { MOST_BODY_BYTES, writeParcel, type Parcel } from './parcel.ts';
import { seal, unseal, type Binding, type KeyPair } from './seal.ts';
import './limits.ts';

const EXTRAS = [1, 1.5, 2] as const;
const ID_BYTES = 8;
/** A given value: three bits say what it is, five hold it when it is small. */
const KIND_SHIFT = 5;
const SMALL = 31;
const IS = { nothing: 0, whole: 1, negative: 2, float: 3, text: 4, list: 5 } as const;

const bit = (value: boolean, place: number) => (value ? 1 << place : 0);
const isSet = (flags: number, place: number) => ((flags >> place) & 1) === 1;

function writeHead(to: ByteWriter, is: number, value: number): void {
	to.byte((is << KIND_SHIFT) | Math.min(value, SMALL));
	if (value >= SMALL) to.count(value - SMALL);
}

function writeGiven(to: ByteWriter, given: Given): void {
	if (given === null) writeHead(to, IS.nothing, 0);
	else if (Array.isArray(given)) {
		writeHead(to, IS.list, given.length);
		for (const part of given) writeGiven(to, part);
	} else if (typeof given === 'string') {
		const bytes = new TextEncoder().encode(given);
		writeHead(to, IS.text, bytes.length);
		to.raw(bytes);
	} else if (!Number.isSafeInteger(given)) {
		writeHead(to, IS.float, 0);
		to.float(given);
	} else writeHead(to, given < 0 ? IS.negative : IS.whole, Math.abs(given));
}

function readGiven(from: ByteReader, isInside = false): Given {
	const head = from.byte();
	const is = head >> KIND_SHIFT;
	const small = head & SMALL;
	const value = small < SMALL ? small : SMALL + from.count();
	if (is === IS.whole) return value;
	if (is === IS.negative) return -value;
	if (is === IS.float) return from.float();
	if (is === IS.text) {
		const bytes = from.raw(value);
		return (
			readAll(joined(new ByteWriter().count(bytes.length).bytes, bytes), (one) => one.text()) ?? ''
		);
	}
	if (is === IS.nothing && !isInside) return null;
	// A list in a list would be hostile.
	if (is !== IS.list || isInside || value > from.left) throw new Unreadable('No answer');
	return Array.from({ length: value }, () => readGiven(from, true) as number | string);
}

function writeAnswer(to: ByteWriter, answer: ReceiptAnswer): void {
	const { given, points, seconds, order, certainty, tries } = answer;
	const thousandths = Math.round(points * 1000);
	const code = thousandths === 0 ? 0 : thousandths === 1000 ? 1 : 2;
	const isFine = !Number.isInteger(seconds);
	writeGiven(to, given);
	to.byte(
		code | ((certainty ?? 0) << 2) | bit(order === null, 4) | bit(tries > 1, 5) | bit(isFine, 6)
	);
	if (code === 2) to.count(thousandths);
	if (tries > 1) to.byte(tries);
	to.count(isFine ? Math.round(seconds * 10) : seconds);
	if (order !== null) to.count(order);
}

function readAnswer(from: ByteReader): ReceiptAnswer {
	const given = readGiven(from);
	const flags = from.byte();
	const code = flags & 3;
	const certainty = (flags >> 2) & 3;
	const points = code === 2 ? from.count(1000) / 1000 : code;
	const tries = isSet(flags, 5) ? from.byte() : 1;
	const time = from.count();
	return {
		given,
		points,
		seconds: isSet(flags, 6) ? time / 10 : time,
		order: isSet(flags, 4) ? null : from.count(),
		tries,
		...(certainty === 0 ? {} : { certainty: certainty as 1 | 2 | 3 })
	};
}

function idBytes(id: string): Uint8Array {
	const bytes = fromBase64url(id);
	if (bytes?.length !== ID_BYTES) throw new Error(`"${id}" is no id`);
	return bytes;
}

function encodeReceipt(receipt: Receipt): Uint8Array {
	const { pseudonym, attempt, variant, extra, late, reply, name, answers } = receipt;
	const to = new ByteWriter();
	to.raw(idBytes(pseudonym)).count(attempt);
	to.byte(variant | (EXTRAS.indexOf(extra) << 3) | bit(late, 5) | bit(reply !== undefined, 6)).text(
		name
	);
	if (reply !== undefined) to.raw(fromBase64url(reply) ?? new Uint8Array());
	return to.list(answers, (answer) => writeAnswer(to, answer)).bytes;
}

function decodeReceipt(from: ByteReader): Omit<Receipt, 'assignment'> {
	const pseudonym = toBase64url(from.raw(ID_BYTES));
	const attempt = from.count();
	const flags = from.byte();
	const extra = EXTRAS[(flags >> 3) & 3];
	if (extra === undefined) throw new Unreadable('Extra time of a later version');
	const name = from.text();
	return {
		pseudonym,
		name,
		attempt,
		variant: flags & 7,
		extra,
		late: isSet(flags, 5),
		...(isSet(flags, 6) ? { reply: toBase64url(from.raw(POINT_BYTES)) } : {}),
		answers: from.list(() => readAnswer(from))
	};
}

const info = (kind: 'receipt' | 'feedback') => new TextEncoder().encode(`saxaul ${kind} 1`);

/** Packs, then seals: sealed bytes do not pack. */
async function sealBody(
	bytes: Uint8Array,
	publicKey: string,
	binding: Binding
): Promise<Uint8Array> {
	const packed = await deflate(bytes);
	const isPacked = packed.length < bytes.length;
	const content = joined(Uint8Array.of(isPacked ? 1 : 0), isPacked ? packed : bytes);
	return joined(binding.bound, await seal(content, publicKey, binding));
}

type Opened = { bytes: Uint8Array } | { problem: 'sealed' | 'bomb' | 'senseless' };

async function openBody(
	body: Uint8Array,
	boundBytes: number,
	pairs: readonly KeyPair[],
	kind: 'receipt' | 'feedback'
): Promise<Opened> {
	const bound = body.subarray(0, boundBytes);
	for (const pair of pairs) {
		const content = await unseal(body.subarray(boundBytes), pair, { info: info(kind), bound });
		if (!content) continue;
		const [isPacked] = content;
		const rest = content.subarray(1);
		if (isPacked === 0) return { bytes: rest };
		if (isPacked !== 1) return { problem: 'senseless' };
		const unpacked = await inflate(rest, MOST_BODY_BYTES);
		if ('bytes' in unpacked) return unpacked;
		return { problem: unpacked.problem === 'bomb' ? 'bomb' : 'senseless' };
	}
	return { problem: 'sealed' };
}

/** The code of a receipt, sealed to the key of its assignment. */
export async function writeReceipt(receipt: Receipt, key256: string): Promise<string> {
	const binding = { info: info('receipt'), bound: idBytes(receipt.assignment) };
	const body = await sealBody(encodeReceipt(receipt), key256, binding);
	return writeParcel({ kind: 'receipt', flag: 0, body });
}

/** For which assignment a receipt is, as it says outside its seal; null when it is too short to be one. */
export function assignmentOfReceipt({ body }: Parcel): string | null {
	return body.length > ID_BYTES ? toBase64url(body.subarray(0, ID_BYTES)) : null;
}

export type ReadReceipt =
	| { receipt: Receipt }
	/** Opened by none of the keys: `whyClosed` tells why. */
	| { problem: 'sealed'; assignment: string }
	/** Whole and opened, and it holds what no honest one does: hostile text, a name of 500 characters. */
	| { problem: 'refused' | 'bomb' | 'senseless' };

/** Opens a receipt with any of the teacher's keys. Nothing in it makes this throw. */
export async function readReceipt(parcel: Parcel, pairs: readonly KeyPair[]): Promise<ReadReceipt> {
	const assignment = assignmentOfReceipt(parcel);
	if (assignment === null) return { problem: 'senseless' };
	const opened = await openBody(parcel.body, ID_BYTES, pairs, 'receipt');
	if ('problem' in opened)
		return opened.problem === 'sealed'
			? { problem: 'sealed', assignment }
			: { problem: opened.problem };
	const read = readAll(opened.bytes, decodeReceipt);
	if (!read) return { problem: 'senseless' };
	const named = checkName(read.name);
	if ('problem' in named || textsIn(read.answers).some(isFoul)) return { problem: 'refused' };
	const checked = Receipt.safeParse({ ...read, assignment });
	return checked.success ? { receipt: checked.data } : { problem: 'senseless' };
}

function encodeFeedback({ points, of, comment, comments }: Feedback): Uint8Array {
	const to = new ByteWriter();
	to.float(points).float(of).text(comment);
	return to.list(comments, ([question, text]) => to.count(question).text(text)).bytes;
}

/** The code of feedback to one student, sealed to the key that came with the receipt. */
export async function writeFeedback(feedback: Feedback, reply: string): Promise<string> {
	const bound = joined(idBytes(feedback.assignment), idBytes(feedback.pseudonym));
	const binding = { info: info('feedback'), bound };
	const body = await sealBody(encodeFeedback(feedback), reply, binding);
	return writeParcel({ kind: 'feedback', flag: 0, body });
}

export type ReadFeedback =
	{ feedback: Feedback } | { problem: 'sealed' | 'refused' | 'bomb' | 'senseless' };

/** Opens feedback with the keys of this device. `sealed`: it is for somebody else. */
export async function readFeedback(
	{ body }: Parcel,
	pairs: readonly KeyPair[]
): Promise<ReadFeedback> {
	if (body.length <= ID_BYTES * 2) return { problem: 'senseless' };
	const opened = await openBody(body, ID_BYTES * 2, pairs, 'feedback');
	if ('problem' in opened) return opened;
	const read = readAll(opened.bytes, (from) => ({
		points: from.float(),
		of: from.float(),
		comment: from.text(),
		comments: from.list((): [number, string] => [from.count(), from.text()])
	}));
	const checked =
		read &&
		Feedback.safeParse({
			...read,
			assignment: toBase64url(body.subarray(0, ID_BYTES)),
			pseudonym: toBase64url(body.subarray(ID_BYTES, ID_BYTES * 2))
		});
	if (!checked?.success) return { problem: 'senseless' };
	return textsIn(checked.data).some(isFoul) ? { problem: 'refused' } : { feedback: checked.data };
}
