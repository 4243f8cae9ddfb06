import type { Instant } from './instant.ts';

/** What a command answers: composed once, shown by Discord, the playground and the terminal. */
export interface Card {
  readonly tone: 'answer' | 'notice' | 'problem';
  readonly blocks: readonly CardBlock[];
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

export type CardButton =
  | { readonly kind: 'link'; readonly label: string; readonly url: string }
  | {
      readonly kind: 'request';
      readonly label: string;
      readonly request: CommandRequest;
      readonly disabled: boolean;
    };

/** A request that a button carries: the same command again with other options or another page. */
export interface CommandRequest {
  readonly command: string;
  readonly options: Readonly<Record<string, string | number | boolean>>;
  /** From 0. */
  readonly page: number;
}

/** A small picture beside words. */
export interface Picture {
  readonly url: string;
  /** What whoever cannot see it is told instead. */
  readonly alt: string;
}

/** A piece of a line. `plain` and the like hold raw words: the renderers escape them. */
export type Inline =
  | { readonly kind: 'plain' | 'bold' | 'italic' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | { readonly kind: 'time'; readonly instant: Instant; readonly style: TimeStyle };

/** How a moment is shown. A `day` is one of the calendar, of no hour: it is the same day in every zone. */
export type TimeStyle = 'day' | 'date' | 'datetime' | 'relative';
