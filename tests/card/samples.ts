import type {
  Answer,
  CommandRequest,
  KeptQuotation,
  Query,
  Question,
  Reports,
  Span,
  StoryHead,
} from '../../src/domain.ts';
import { cutPassage } from '../../src/library/index.ts';

/** An invented story's head; parts can be given. */
export function makeStory(parts: Partial<StoryHead> = {}): StoryHead {
  return {
    id: 's-1',
    url: 'https://crumb.example/2025/03/reyes-tour',
    title: 'Kay Reyes Calls Off the Tour',
    outlet: 'The Daily Crumb',
    author: 'Otis Penhallow',
    published: '2025-03-11T15:42:00Z',
    ...parts,
  };
}

/**
 * Makes a kept quotation from paragraphs in which `«` and `»` enclose what was said: they are taken out, and what
 * they enclose becomes the quotation's runs.
 */
export function makeKept(
  marked: readonly string[],
  parts: Partial<KeptQuotation['quotation']> & {
    readonly story?: StoryHead;
    readonly personId?: string | null;
  } = {},
): KeptQuotation {
  const { story = makeStory(), personId = 'p-1', ...rest } = parts;
  const read = marked.map((paragraph, index) => readMarked(paragraph, index));
  const [first, ...others] = read.flatMap(({ spans }) => spans);
  if (first === undefined) throw new Error('Nothing stands between « and ».');
  const runOf = ({ paragraph, start, end }: Span) => ({
    paragraph,
    text: read[paragraph]?.text.slice(start, end) ?? '',
  });
  return {
    quotation: {
      id: 'q-1',
      storyId: story.id,
      contents: [first, ...others],
      speaker: 'Kay Reyes',
      speakerAs: 'Reyes',
      cue: 'said',
      kind: 'quotation',
      confidence: 0.99,
      ...rest,
    },
    story,
    personId,
    runs: [runOf(first), ...others.map(runOf)],
    ...cutPassage([first, ...others], (paragraph) => read[paragraph]?.text ?? ''),
  };
}

function readMarked(marked: string, paragraph: number) {
  const spans: Span[] = [];
  let text = '';
  let start = 0;
  for (const character of marked) {
    if (character === '«') start = text.length;
    else if (character === '»') spans.push({ paragraph, start, end: text.length });
    else text += character;
  }
  return { text, spans };
}

/** A query that nothing bounds; parts can be given. */
export function makeQuery(parts: Partial<Query> = {}): Query {
  return {
    asked: 'what did Kay Reyes say about the tour',
    seeking: 'quotations',
    people: [{ id: 'p-1', name: 'Kay Reyes', aliases: [], quotationCount: 7 }],
    unknownName: null,
    nearName: null,
    choices: [],
    pronoun: null,
    unknownOutlet: null,
    topic: 'tour',
    phrase: null,
    outlet: null,
    since: null,
    until: null,
    ...parts,
  };
}

/** An answer of quotations, all on one page unless `total` says otherwise. */
export function makeAnswer(
  kept: readonly KeptQuotation[],
  parts: Partial<Answer> & {
    readonly matches?: readonly Span[];
    readonly reports?: Reports;
    readonly copies?: readonly StoryHead[];
  } = {},
): Answer {
  const { matches = [], reports = null, copies = [], ...rest } = parts;
  return {
    query: makeQuery(),
    keeping: { outlet: 'all', dates: 'all' },
    found: kept.length > 0,
    hits: kept.map((one) => ({
      kind: 'quotation',
      story: one.story,
      kept: one,
      matches,
      reports,
      copies,
      score: 1,
    })),
    total: kept.length,
    latest: null,
    suggestions: [],
    ...rest,
  };
}

/** What an answer's buttons need, with plain requests. */
export function makeContext(page = 0) {
  const request: CommandRequest = { command: 'ask', options: { question: 'kay reyes on the tour' }, page };
  return {
    request,
    limit: 5,
    requestFor: ({ text, person }: Question): CommandRequest => ({
      command: 'quotes',
      options: { topic: text, person: person ?? '' },
      page: 0,
    }),
    requestForStory: (id: string): CommandRequest => ({
      command: 'story',
      options: { headline: `id:${id}` },
      page: 0,
    }),
    requestForVariants: (id: string): CommandRequest => ({
      command: 'variants',
      options: { words: `id:${id}` },
      page: 0,
    }),
  };
}

/** Ids as the library makes them: short, of the content, the same for the same. */
export function makeIds(request: CommandRequest): string {
  let hash = 7;
  for (const character of JSON.stringify([request.command, request.options])) {
    hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 2_176_782_336;
  }
  return hash.toString(36);
}
