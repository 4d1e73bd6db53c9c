import type { LatLon, MapName } from './globe.ts';
import type { Dispute, FactKind } from './schema/fact.ts';
import type { Citation, PositionCitation } from './schema/source.ts';

/** `factId#templateId`: what is scheduled. The seed only proposes distractors and order. */
export type ItemId = `${string}#${string}`;

export interface Option {
	id: string;
	text: string;
	/** For a distractor: where it is true, or what it is mixed up with. */
	why?: string;
	/** The fact that the distractor comes from: its own page and source. */
	fact?: string;
}

export interface Gap {
	id: string;
	key: string;
	/** Further spellings that count. */
	accept: string[];
	/** Options, key included, where the gap is answered by choosing. */
	options?: string[];
}

export interface ChoiceBody {
	type: 'choice';
	options: Option[];
	key: string;
}
export interface MultiBody {
	type: 'multi';
	options: Option[];
	keys: string[];
}
export interface TrueFalseBody {
	type: 'true-false';
	claim: string;
	key: boolean;
	/** The true sentence, shown after the answer. */
	correct: string;
}
export interface YearBody {
	type: 'year';
	/** First and last year that is right. */
	key: { from: number; to: number };
	/** Years beside the key that earn half a point. */
	near: number;
	/** What a known wrong year stands for: "1953 is the course text's date". */
	known: { year: number; why: string }[];
	/** Where the year is not typed but pointed out on a line. */
	line?: Timeline;
}
/** A line of years to put an event on. */
export interface Timeline {
	from: number;
	to: number;
	/** Years beside the key that count in full: nobody can point to a year. */
	right: number;
	/** Other events, to find one's bearings. */
	marks: { year: number; text: string }[];
}
export interface NumericBody {
	type: 'numeric';
	key: number;
	low: number;
	high: number;
	unit: string;
}
export interface ShortBody {
	type: 'short';
	key: string;
	accept: string[];
	/** Wrong answers that deserve a word: "Tyuratam" is the station nearby. */
	known: { text: string; why: string }[];
}
export interface ClozeBody {
	type: 'cloze';
	parts: (string | Gap)[];
}
export interface MatchBody {
	type: 'match';
	left: Option[];
	/** One more than `left`: the spare belongs to nobody, so the last pair is no gift. */
	right: Option[];
	/** left id → right id */
	key: Record<string, string>;
	/** What the spare belongs to. */
	spare?: string;
}
export interface OrderBody {
	type: 'order';
	entries: Option[];
	/** Ids, first to last. */
	key: string[];
}
export interface RecallBody {
	type: 'recall';
	back: string;
}

/** One or more arrows of one movement, from where to where. */
export interface Arrow {
	from: LatLon;
	to: LatLon;
}
/** A country of today, told by its ISO number. */
export interface CountryOption extends Option {
	iso: string;
}
export interface PlaceOption extends Option {
	at: LatLon;
}
export interface ArrowOption extends Option {
	arrows: Arrow[];
}
/** What can be tapped can be chosen from the list of options too. */
export type MapBody = { type: 'map'; map: MapName } & (
	| { asks: 'country'; options: CountryOption[]; key: string }
	| { asks: 'arrow'; options: ArrowOption[]; key: string }
	// The right place is not always in the list by its own name: one near enough is.
	| { asks: 'place'; options: PlaceOption[]; at: LatLon; name: string }
);

/** How far from the place a tap is right, and how far it earns half a point. */
export const MAP_KM = { right: 300, near: 600 } as const;

export type ItemBody =
	| ChoiceBody
	| MultiBody
	| TrueFalseBody
	| YearBody
	| NumericBody
	| ShortBody
	| ClozeBody
	| MatchBody
	| OrderBody
	| RecallBody
	| MapBody;
export type ItemType = ItemBody['type'];

export const ITEM_TYPES = [
	'choice',
	'multi',
	'true-false',
	'year',
	'numeric',
	'short',
	'cloze',
	'match',
	'order',
	'recall',
	'map'
] as const satisfies readonly ItemType[];

/** A citation with the words needed to show it without the bank. */
export interface Evidence {
	source: string;
	title: string;
	publisher?: string;
	year?: number;
	standing: string;
	url?: string;
	origin?: string;
	at?: string;
	quote?: string;
}

/** Words of a source to read before the question. */
export interface Passage {
	/** Whose words: RFE/RL, 2020. */
	by: string;
	says: string;
	/** Its very words; without it, what it says is told in ours. */
	quoted?: true;
}

/** Bars to read before the question. */
export interface Figure {
	title: string;
	unit: string;
	bars: { label: string; value: number }[];
	/** What a reader must know of these figures. */
	note?: string;
	/** Whose figures they are, each source once. */
	sources: string[];
}

export interface ShownPosition {
	says: string;
	wrong?: boolean;
	evidence: Evidence;
}

export interface ShownDispute {
	kind: Dispute['kind'];
	question: string;
	positions: ShownPosition[];
	note?: string;
}

/** What every question carries beside its own body. Self-contained: it can be shown without the bank. */
export interface ItemFrame {
	id: ItemId;
	fact: string;
	/** The fact's heading. */
	label: string;
	kind: FactKind | 'note';
	seed: number;
	bank: string;
	/** The edition of its fact, where that is not the first. */
	rev?: number;
	version: number;
	stem: string;
	/** Why the key is right: one or two sentences. */
	explanation: string;
	hint?: string;
	evidence: Evidence[];
	disputes: ShownDispute[];
	passages?: Passage[];
	figure?: Figure;
}

export type Item = ItemFrame & ItemBody;
export type ItemOf<T extends ItemType> = ItemFrame & Extract<ItemBody, { type: T }>;

/** What a template returns; the generator adds the frame. */
export type Asked = ItemBody & {
	stem: string;
	/** Defaults to the fact's summary. */
	explanation?: string;
	/** The fields the question asks: their citations are shown, and must exist. */
	fields: string[];
	/** Defaults to the fact's hint; null where that one would not fit. */
	hint?: string | null;
	passages?: Passage[];
	figure?: Figure;
	/** The sources of the answer, where they are not the citations of the asked fields. */
	cites?: PositionCitation[];
	/** True where the stem itself names the source, so that an open dispute does no harm. */
	attributed?: boolean;
};

export type { Citation };

/** What the learner gave. `unknown` is an answer: "I don't know". */
export type Response =
	| { type: 'unknown' }
	| { type: 'choice'; chosen: string }
	| { type: 'multi'; chosen: string[] }
	| { type: 'true-false'; said: boolean }
	| { type: 'year'; year: number }
	| { type: 'numeric'; value: number }
	| { type: 'short'; text: string }
	| { type: 'cloze'; filled: Record<string, string> }
	| { type: 'match'; pairs: Record<string, string> }
	| { type: 'order'; order: string[] }
	| { type: 'recall'; grade: Grade }
	| { type: 'map'; chosen: string }
	| { type: 'map'; at: LatLon };
export type ResponseOf<T extends ItemType> = Extract<Response, { type: T }>;

/** The learner's own button on a recall item. */
export type Grade = 'again' | 'hard' | 'good' | 'easy';

export type Verdict = 'right' | 'partly' | 'wrong' | 'unknown';

export interface Score {
	/** 0 to 1. */
	points: number;
	verdict: Verdict;
	/** Per option, gap, pair or place: whether that part was right. */
	parts: Record<string, boolean>;
}

export function factIdOf(item: ItemId): string {
	return item.slice(0, item.indexOf('#'));
}

export function gapsOf(item: ItemOf<'cloze'>): Gap[] {
	return item.parts.filter((part): part is Gap => typeof part !== 'string');
}
