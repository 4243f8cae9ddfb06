import type { KeptQuotation } from '../domain.ts';
import { cutAround } from './choose-prose.ts';
import { cutTelling } from './cut-telling.ts';
import { makeProseReader } from './read-prose.ts';
import type { StoryContext } from './story-context.ts';
import { bestLikeness, cover, type Term } from './terms.ts';
import { joinTexts, type ReadText, type TokenText } from './tokens.ts';

/** A candidate's texts by how near they stand to its words. */
export interface QuotationReading {
  readonly kept: KeptQuotation;
  readonly runs: readonly TokenText[];
  readonly words: TokenText;
  /** What tells of the words: who says them, asked what, of whom. */
  readonly telling: TokenText;
  /** Whether that tells of a question. */
  readonly isAsked: boolean;
  /** What stands next to the words in their own paragraphs. */
  readonly beside: TokenText;
  readonly passage: TokenText;
  /** The prose before the quotation's paragraph and after its last, with the likeliest stories only. */
  readonly before: TokenText | null;
  readonly after: TokenText | null;
  readonly title: TokenText;
  readonly context: StoryContext | null;
  /** What was said before it in its story, where that is at hand. */
  readonly previous: KeptQuotation | null;
}

/** What is at hand of a candidate's story. */
export interface AtHand {
  readonly context: StoryContext | null;
  readonly previous: KeptQuotation | null;
}

/** Reads a candidate's texts and those of its story that are at hand. */
export function readQuotation(
  kept: KeptQuotation,
  { context, previous }: AtHand,
  read: ReadText,
): QuotationReading {
  const { contents } = kept.quotation;
  const runs = kept.runs.map(({ text }) => read(text));
  const readProse = makeProseReader(kept.story, read);
  const telling = cutTelling(kept);
  return {
    kept,
    runs,
    words: joinTexts(runs),
    telling: readProse(telling.text),
    isAsked: telling.isAsked,
    beside: readProse(cutBeside(kept)),
    passage: joinTexts(kept.passage.split('\n').map((text) => readProse(cutAround(text, kept.runs[0].text)))),
    before: context?.around(contents[0].paragraph).before ?? null,
    after: context?.around((contents.at(-1) ?? contents[0]).paragraph).after ?? null,
    title: read(kept.story.title),
    context,
    previous,
  };
}

// Letters before and after a quotation in which its cue, its speaker and the question that it answers mostly stand.
const besideMax = 140;

function cutBeside({ passage, runs, places }: KeptQuotation): string {
  const start = places[0] ?? 0;
  const end = (places.at(-1) ?? 0) + (runs.at(-1) ?? runs[0]).text.length;
  const before = passage.slice(Math.max(0, start - besideMax), start).replace(/^\S*\s/u, '');
  const after = passage.slice(end, end + besideMax).replace(/\s\S*$/u, '');
  return `${before} ${after}`;
}

// What a word of the topic counts for by where it is found.
const inWords = 1;
const inBeside = 0.9;
const inPassage = 0.8;
const inBefore = 0.6;
const inTitle = 0.55;
const inAfter = 0.45;
const inLead = 0.45;
const inBody = 0.28;

/** Gives the share of the terms that a quotation and what stands around it print, nearer places counting more. */
export function coverWithContext(terms: readonly Term[], reading: QuotationReading): number {
  const { words, beside, passage, before, title, after, context } = reading;
  const places: readonly (readonly [number, TokenText | null | undefined])[] = [
    [inWords, words],
    [inBeside, beside],
    [inPassage, passage],
    [inBefore, before],
    [inTitle, title],
    [inAfter, after],
    [inLead, context?.lead],
    [inBody, context?.body],
  ];
  return cover(terms, (term) => bestPlace(term, places));
}

/** Gives the share of the terms that a quotation itself prints. */
export function coverWithWords(terms: readonly Term[], { words }: QuotationReading): number {
  return cover(terms, (term) => bestLikeness(term, words));
}

/** Gives the share of the terms that a quotation's own paragraphs print. */
export function coverWithPassage(
  terms: readonly Term[],
  { words, beside, passage }: QuotationReading,
): number {
  return cover(terms, (term) =>
    bestPlace(term, [
      [inWords, words],
      [inBeside, beside],
      [inPassage, passage],
    ]),
  );
}

function bestPlace(term: Term, places: readonly (readonly [number, TokenText | null | undefined])[]): number {
  let best = 0;
  for (const [share, text] of places)
    if (text && best < share) best = Math.max(best, share * bestLikeness(term, text));
  return best;
}
