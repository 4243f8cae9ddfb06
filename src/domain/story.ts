import type { Instant } from './instant.ts';

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

/** Which part of a page stated a thing; `address` is the day in the page's own address. */
export type HeadSource = 'json-ld' | 'meta' | 'microdata' | 'page' | 'address';

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
