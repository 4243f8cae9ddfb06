import type { Instant } from './instant.ts';
import type { Person } from './person.ts';
import type { KeptQuotation, Reports } from './quotation.ts';
import type { Span, StoryHead } from './story.ts';

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
  /** An outlet that the question's words name and the library has no story of. */
  readonly unknownOutlet: string | null;
  readonly since: Instant | null;
  readonly until: Instant | null;
}

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

/** How many of the hits keep to a bound; what options set holds for all. */
export type Keeping = 'all' | 'some' | 'none';

/** Something that does exist, offered when nothing is found. */
export interface Suggestion {
  readonly label: string;
  readonly question: Question;
  /** Whether it is near to what was asked, rather than a way into the library for anybody. */
  readonly isNear: boolean;
}
