/**
 * The values that flow through Soundbite, left to right: Page → Story → Quotation → Query → Answer → Card.
 * Types only: readonly all the way down, never changed after creation.
 */

/** An instant as ISO 8601 in UTC, such as `2024-06-07T18:27:00Z`. */
export type Instant = string;

// ── Fetched ──────────────────────────────────────────────────────────────────────────────────────────

/** A story as a file or an archive line gives it, its shape checked but nothing understood yet. */
export interface StoryRecord {
  readonly outlet: string | null;
  readonly title: string | null;
  readonly author: string | null;
  readonly published: string | null;
  /** The printed lines; noise among them still counts, so that a `Span` keeps the input's own numbering. */
  readonly paragraphs: readonly string[];
}

/** What was fetched or read, before anything is understood of it. */
export type Page = {
  /** The input's own id, else the file's name without ending; null for addresses. */
  readonly id: string | null;
  /** The address after redirects, or null for a file without one. */
  readonly url: string | null;
} & (
  | { readonly kind: 'text'; readonly body: string }
  /** `furtherPages` are those of the same article, in order, where it is printed on several. */
  | { readonly kind: 'html'; readonly body: string; readonly furtherPages?: readonly string[] }
  | { readonly kind: 'record'; readonly record: StoryRecord }
);

// ── Stories ──────────────────────────────────────────────────────────────────────────────────────────

/** What is known of a story besides its words. */
export interface StoryHead {
  readonly id: string;
  /** The canonical address; null for pasted text and files that have none. */
  readonly url: string | null;
  readonly title: string;
  readonly outlet: string | null;
  readonly author: string | null;
  readonly published: Instant | null;
}

export interface Story extends StoryHead {
  /** The story's lines as printed, in page order; a `Span` points into them. */
  readonly paragraphs: readonly string[];
  /** Indexes of paragraphs that are not the story's own prose: advertising, credits, captions, promotion. */
  readonly noise: readonly number[];
  /** What the page's own setting tells of its lines; absent where it tells nothing, as in pasted text and records. */
  readonly layout?: Layout;
  /** What its page tells besides; absent for a story that did not come as a page, or was kept before this was. */
  readonly details?: StoryDetails;
}

/** Which part of a page stated a thing; `address` is the day in the page's own address. */
export type HeadSource = 'json-ld' | 'meta' | 'microdata' | 'page' | 'address';

/** What a page tells of its story that is not needed to find or to answer. */
export type StoryDetails = {
  /** The last change that the page tells of. */
  readonly updated: Instant | null;
  /** How many minutes the page's clock is ahead of UTC; null where it does not say. */
  readonly clockMinutes: number | null;
  /** The address of the picture that stands for the story. */
  readonly image: string | null;
  /** The language it is written in, as a code such as `en`; null where that cannot be told. */
  readonly language: string | null;
  /** Where each field was found. */
  readonly sources: Readonly<
    Partial<Record<'title' | 'outlet' | 'author' | 'published' | 'updated' | 'image', HeadSource>>
  >;
};

/** Lines that a page sets apart from the story's running text, by index into `paragraphs`. */
export type Layout = {
  /** Set as block quotes. */
  readonly blockQuotes: readonly number[];
  /** Set in bold from the first letter to the last, as the questions of an interview are. */
  readonly boldLines: readonly number[];
};

/** A stretch of one paragraph: UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
}

// ── Quotations ───────────────────────────────────────────────────────────────────────────────────────

export type QuotationKind = 'quotation' | 'fragment' | 'answer';

/** One utterance and who spoke it. Its words are always sliced from the story, never retyped. */
export interface Quotation {
  /** Stable across re-reading as long as the words stay the same. */
  readonly id: string;
  readonly storyId: string;
  /** The words said, outer marks excluded; several spans when the quotation is split. In order, never overlapping. */
  readonly contents: readonly [Span, ...Span[]];
  /** The full name as the story gives it; null where unnamed or not sure enough. */
  readonly speaker: string | null;
  /** The words that stand for the speaker in print ("an insider", "the dad of two, 46", "she"). */
  readonly speakerAs: string | null;
  /** The word that introduces the quotation ("said", "told", "according to"); null when floating. */
  readonly cue: string | null;
  readonly kind: QuotationKind;
  /** Probability that the attribution is right, 0 to 1. */
  readonly confidence: number;
}

/** A person or body that a story names. */
export interface StoryPerson {
  /** The fullest name printed in the story. */
  readonly name: string;
  /** Other words the story uses for them: surname, first or stage name, handle, descriptors. */
  readonly aliases: readonly string[];
  /** The gender that the story tells; absent where it tells none, or of a body. */
  readonly gender?: 'm' | 'f';
  /** What the story calls them, in lower case: "actress", "dad"; absent where it calls them nothing. */
  readonly nouns?: readonly string[];
}

/** What reading a story for quotations yields. */
export interface Reading {
  readonly quotations: readonly Quotation[];
  readonly people: readonly StoryPerson[];
}

// ── The library ──────────────────────────────────────────────────────────────────────────────────────

/** A person or body known to the library, merged over stories. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** How many quotations the library holds of them. */
  readonly quotationCount: number;
  /** The noun by which stories tell them from a namesake: "chef"; absent where nobody else is called so. */
  readonly describedAs?: string;
}

/** What somebody who may manage the library decides of its people. It holds whatever is read later. */
export type PeopleDecision =
  /** Two are one person, known by the first's name from now on. */
  | { readonly kind: 'merge'; readonly personId: string; readonly otherId: string }
  /** Some of a person's words are another's: those under one of the names, in one story, or in one outlet. */
  | {
      readonly kind: 'split';
      readonly personId: string;
      readonly part:
        | { readonly kind: 'name'; readonly nameId: string }
        | { readonly kind: 'story'; readonly storyId: string }
        | { readonly kind: 'outlet'; readonly outlet: string };
    }
  /** A person is to be called so. */
  | { readonly kind: 'rename'; readonly personId: string; readonly name: string };

/** A decision as it is kept. */
export interface KeptDecision {
  readonly id: string;
  readonly decision: PeopleDecision;
  readonly at: Instant;
  /** What the person was called then. */
  readonly name: string;
  /** What the decision adds or takes away was called then: the other person, the name, the headline, the outlet. */
  readonly otherName: string;
}

/** One of the names that stories print, as they make up a person. */
export interface PersonPart {
  readonly nameId: string;
  readonly name: string;
  readonly quotationCount: number;
  /** Whether it is the name that the others were joined to. */
  readonly leads: boolean;
}

/** One quoted stretch with its words. */
export interface Run {
  readonly paragraph: number;
  readonly text: string;
}

/** A quotation as the library gives it back: with its words, its passage and its story's head. */
export interface KeptQuotation {
  readonly quotation: Quotation;
  readonly story: StoryHead;
  readonly personId: string | null;
  /** The words of each span of `contents`, in order. */
  readonly runs: readonly [Run, ...Run[]];
  /** The words of the paragraphs that hold the quotation, for context. */
  readonly passage: string;
}

/** Who else reports the same utterance as a quotation, however cut or worded. */
export interface Reports {
  /** The same for quotations of the same utterance; another once the library knows more or less of it. */
  readonly utteranceId: string;
  /** The quotation that stands for all: the earliest full one, named if any is; itself where it stands alone. */
  readonly leadId: string;
  /** In how many stories besides the leading one the utterance is reported. */
  readonly otherStoryCount: number;
  /** In how many outlets besides the leading one. */
  readonly otherOutletCount: number;
}

// ── Feeds ────────────────────────────────────────────────────────────────────────────────────────────

/** A feed that is read around the clock, and how it has fared. */
export interface KeptFeed {
  readonly id: string;
  readonly url: string;
  /** The feed's own name; null until it was read. */
  readonly title: string | null;
  /** `paused` by somebody, `disabled` by Soundbite after days of failure. */
  readonly state: 'active' | 'paused' | 'disabled';
  readonly addedAt: Instant;
  /** When it is asked next. */
  readonly nextAt: Instant;
  /** How long it is left alone between two readings, as often as it publishes. */
  readonly intervalMs: number;
  /** By what its server tells whether it is still as it was read last; null where it names none. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** When it was last read; null when it never was. */
  readonly readAt: Instant | null;
  /** How often in a row it could not be read. */
  readonly failureCount: number;
  readonly failingSince: Instant | null;
  /** Why it could not be read last, in few words such as `403 Forbidden`. */
  readonly failure: string | null;
  /** What else is to be known of the last reading, in a sentence. */
  readonly note: string | null;
  /** How many of its stories are in the library, still to be fetched, and could not be had. */
  readonly storyCounts: { readonly kept: number; readonly waiting: number; readonly givenUp: number };
}

/** What is known of one entry of a feed. */
export interface KeptEntry {
  /** Null for one that is not kept yet. */
  readonly key: number | null;
  /** Digests of what the feed calls it by, of its story's address in whatever form, and of its headline; null for none. */
  readonly guid: string | null;
  readonly address: string | null;
  readonly title: string | null;
  /** Where its page is to be fetched; null once that is done, so that nothing is left of a story that is forgotten. */
  readonly link: string | null;
  /** The feed's own date of it. */
  readonly published: string | null;
  /** Of all that the feed says of it: another one means that it changed. */
  readonly digest: string;
  /** `waiting` to be fetched; `given-up` because that failed for good. */
  readonly state: 'kept' | 'waiting' | 'given-up';
  /** The story that it became; null until then. */
  readonly storyId: string | null;
  /** How often its story was read. */
  readonly reads: number;
  /** How often in a row its page could not be had. */
  readonly failures: number;
  /** When it is tried next, where it waits. */
  readonly nextAt: Instant | null;
  /** Why it waits or was given up. */
  readonly reason: string | null;
}

// ── Questions and answers ────────────────────────────────────────────────────────────────────────────

/** A question as asked, with what the command's own options add. */
export interface Question {
  readonly text: string;
  /** Forces the topic reading of `text` or the remembered-phrase reading; `any` lets the words decide. */
  readonly reading: 'any' | 'topic' | 'phrase';
  /** A person given by name or by id in an option of its own. */
  readonly person: string | null;
  readonly outlet: string | null;
  /** Dates in the reader's words or ISO. */
  readonly since: string | null;
  readonly until: string | null;
}

/** What a question was understood to ask: data, before anything is looked up by it. */
export interface Query {
  readonly asked: string;
  /** Whether quotations or whole stories are wanted. */
  readonly seeking: 'quotations' | 'stories';
  /** Whose words are wanted; empty for anybody's. */
  readonly people: readonly Person[];
  /** A name in the question that nobody in the library bears. */
  readonly unknownName: string | null;
  /** A name given in an option that nobody bears as typed; whom it is nearest to stands in `people` or `choices`. */
  readonly nearName: string | null;
  /** Several people whom the name in the question fits equally; the answer asks which. */
  readonly choices: readonly Person[];
  /** The word that stands for the speaker where the question names nobody: "she"; null where it needs none. */
  readonly pronoun: string | null;
  /** The words the quotation is about, question words left out; empty for anything. */
  readonly topic: string;
  /** The words remembered of the quotation itself. */
  readonly phrase: string | null;
  readonly outlet: string | null;
  readonly since: Instant | null;
  readonly until: Instant | null;
}

/** One quotation, or one story, that answers. */
export interface Hit {
  readonly kind: 'quotation' | 'story';
  readonly story: StoryHead;
  /** The quotation; null when a whole story is the answer. */
  readonly kept: KeptQuotation | null;
  /** Words of the question found in the quotation, as spans into its story, to be shown in bold. */
  readonly matches: readonly Span[];
  /** Who else reports the quotation's utterance; null when a whole story is the answer. */
  readonly reports: Reports | null;
  /** The stories elsewhere that have the same text as its story; they are no hits of their own. */
  readonly copies: readonly StoryHead[];
  readonly score: number;
}

/** Something that does exist, offered when nothing is found. */
export interface Suggestion {
  readonly label: string;
  readonly question: Question;
  /** Whether it is near to what was asked, rather than a way into the library for anybody. */
  readonly isNear: boolean;
}

/** How many of the hits keep to a bound; what options set holds for all. */
export type Keeping = 'all' | 'some' | 'none';

export interface Answer {
  readonly query: Query;
  /** How far the hits keep to the outlet and the dates that the question's words name, which they only prefer. */
  readonly keeping: { readonly outlet: Keeping; readonly dates: Keeping };
  readonly found: boolean;
  /** Best first; only the page asked for. */
  readonly hits: readonly Hit[];
  /** How many hits there are over all pages. */
  readonly total: number;
  /** The newest words of whom the question asks after, where they say nothing on its topic. */
  readonly latest: KeptQuotation | null;
  /** Where something was found only for "whom do you mean?". */
  readonly suggestions: readonly Suggestion[];
  /** How many stories were searched, where that was not all of them: while they are loaded, or for want of memory. */
  readonly searched?: { readonly storyCount: number; readonly ofCount: number };
}

// ── Cards ────────────────────────────────────────────────────────────────────────────────────────────

/** A piece of a line. `plain` and the like hold raw words: the renderers escape them. */
export type Inline =
  | { readonly kind: 'plain' | 'bold' | 'italic' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | { readonly kind: 'time'; readonly instant: Instant; readonly style: TimeStyle };

/** How a moment is shown. A `day` is one of the calendar, of no hour: it is the same day in every zone. */
export type TimeStyle = 'day' | 'date' | 'datetime' | 'relative';

/** A request that a button carries: the same command again with other options or another page. */
export interface CommandRequest {
  readonly command: string;
  readonly options: Readonly<Record<string, string | number | boolean>>;
  /** From 0. */
  readonly page: number;
}

export type CardButton =
  | { readonly kind: 'link'; readonly label: string; readonly url: string }
  | {
      readonly kind: 'request';
      readonly label: string;
      readonly request: CommandRequest;
      readonly disabled: boolean;
    };

/** A small picture beside words. */
export interface Picture {
  readonly url: string;
  /** What whoever cannot see it is told instead. */
  readonly alt: string;
}

export type CardBlock =
  /** The picture stands beside the heading and the lines right below it; a terminal shows none. */
  | { readonly kind: 'heading'; readonly inlines: readonly Inline[]; readonly picture?: Picture }
  | { readonly kind: 'text'; readonly inlines: readonly Inline[] }
  /** Small, quiet print: where and when, counts, what was understood. */
  | { readonly kind: 'note'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  /** Verbatim words of one quotation, a run a piece, and the button that opens the story there. */
  | {
      readonly kind: 'quotation';
      /**
       * The words, a run each, in pieces (`bold` where they match the question). Between runs the story has words of
       * its own, which the renderers show by a sign; an empty run at the end says that the rest was cut off.
       */
      readonly runs: readonly (readonly Inline[])[];
      readonly byline: readonly Inline[];
      readonly source: { readonly label: string; readonly url: string } | null;
    }
  | { readonly kind: 'divider' }
  | { readonly kind: 'buttons'; readonly buttons: readonly CardButton[] };

/** What a command answers: composed once, shown by Discord, the playground and the terminal. */
export interface Card {
  readonly tone: 'answer' | 'notice' | 'problem';
  readonly blocks: readonly CardBlock[];
}
