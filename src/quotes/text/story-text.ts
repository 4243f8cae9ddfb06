/** One stretch between an opening and a closing mark, within one paragraph. */
export interface Run {
  /** Position among the story's runs, in page order. */
  readonly index: number;
  readonly paragraph: number;
  /** The words, marks excluded: UTF-16 offsets, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** With the marks. */
  readonly outerStart: number;
  readonly outerEnd: number;
  readonly style: 'double' | 'single';
  /** Whether the closing mark is there; an open run goes on to the end of its paragraph. */
  readonly closed: boolean;
}

/** A word, a piece of punctuation, or a whole run, which the grammar around it sees as one thing. */
export interface Token {
  readonly kind: 'word' | 'mark' | 'run';
  /** Without a possessive ending. */
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  readonly isCapital: boolean;
  /** "Kay's" has the text "Kay" and is possessive. */
  readonly isPossessive: boolean;
  /** The possessive ending as printed ("'s", "’"); else ''. */
  readonly ending: string;
  /** For a run: its index; else -1. */
  readonly run: number;
}

/** Token indexes, `to` exclusive. */
export interface Sentence {
  readonly from: number;
  readonly to: number;
}

/** A paragraph cut into what the passes look at. */
export interface Paragraph {
  readonly index: number;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  /** Whether it is a turn of people who talk, with a label before it. */
  readonly isTurn: boolean;
}
