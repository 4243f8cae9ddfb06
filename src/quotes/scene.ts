import type { Span, Story } from '../domain.ts';
import type { Lexicons } from './lexicons/lexicons.ts';
import { completeNames } from './people/complete-names.ts';
import { findCompanions } from './people/find-companions.ts';
import { findTradeWords, type TradeWords } from './people/find-trade-words.ts';
import { mergePeople } from './people/merge-people.ts';
import type { People } from './people/person.ts';
import { findMentions } from './phrases/find-mentions.ts';
import type { Mention } from './phrases/mention.ts';
import { cutParagraphs } from './text/cut-paragraphs.ts';
import { findRuns } from './text/find-runs.ts';
import { narrowBlanks } from './text/narrow-blanks.ts';
import type { Paragraph, Run, Sentence } from './text/story-text.ts';

/** A story as the later passes see it: cut up, its runs and mentions found, its people known. */
export interface Scene {
  /** The story with single blanks; every place in the scene is one in it. */
  readonly story: Story;
  /** Gives where a stretch of it stands in the story as printed. */
  readonly widen: (span: Span) => Span;
  /** Paragraphs that the page sets in bold. */
  readonly boldLines: ReadonlySet<number>;
  readonly lexicons: Lexicons;
  readonly runs: readonly Run[];
  readonly paragraphs: readonly Paragraph[];
  readonly mentions: readonly Mention[];
  readonly people: People;
  /** By paragraph: its mentions, in order. */
  readonly mentionsOf: readonly (readonly Mention[])[];
  /** By paragraph: the paragraph of prose before it; blank lines and noise do not count. */
  readonly above: readonly (number | null)[];
  /** By paragraph: the paragraph of prose after it. */
  readonly below: readonly (number | null)[];
  /** By paragraph: its position among those of prose. */
  readonly order: readonly number[];
  /** Whether the story quotes with single marks as a rule. */
  readonly quotesWithSingles: boolean;
  /** Those of one name that stand nowhere but before what they say, as a scene's characters do; by index. */
  readonly onlyLabels: ReadonlySet<number>;
  /** How much of the story is talk: the share of its paragraphs that open with a short quotation. */
  readonly talk: number;
  /** Whether the story's own words speak of I. */
  readonly isTold: boolean;
  /** How much of what stands in marks is said rather than named: the share of runs of some length. */
  readonly spoken: number;
  /** By capitalised word, lower case: the people named in a sentence with it, by index. */
  readonly companions: ReadonlyMap<string, ReadonlySet<number>>;
  /** By trade: how many of its words stand in sentences about each person. */
  readonly tradeWords: TradeWords;
}

/** One run in its place. */
export interface Site {
  readonly scene: Scene;
  readonly run: Run;
  readonly words: string;
  readonly paragraph: Paragraph;
  /** Token index of the run. */
  readonly at: number;
  /** Position of its sentence in the paragraph, and the sentence. */
  readonly sentenceAt: number;
  readonly sentence: Sentence;
  /** The mentions of its sentence, in order. */
  readonly mentions: readonly Mention[];
}

/**
 * Runs the first passes, each on what those before it found.
 *
 * ```
 * Story ─ narrowBlanks ──► Story        its blanks single
 *       ─ findRuns ──────► Run[]        what stands between marks
 *       ─ cutParagraphs ─► Paragraph[]  tokens, each run one of them, and sentences
 *       ─ findMentions ──► Mention[]    names, pronouns and descriptions in the story's own words
 *       ─ mergePeople ───► People       one person for all forms of a name
 *       ─ completeNames ─► People       surnames made whole from what is quoted
 *       ─ findCompanions               who is named beside which capitals
 *       ─ findTradeWords               and beside words of which trade
 * ```
 */
export function buildScene(printed: Story, lexicons: Lexicons): Scene {
  const { story, widen } = narrowBlanks(printed);
  const runs = findRuns(story);
  const paragraphs = cutParagraphs(story, runs, lexicons);
  const mentions = findMentions(paragraphs, story.title, lexicons);
  const people = completeNames(mergePeople(mentions, paragraphs, lexicons), story, runs, lexicons);
  const mentionsOf: Mention[][] = paragraphs.map(() => []);
  for (const mention of mentions) mentionsOf[mention.paragraph]?.push(mention);
  const singles = runs.filter(({ style }) => style === 'single').length;
  return {
    story,
    widen,
    boldLines: new Set(story.layout?.boldLines),
    lexicons,
    runs,
    paragraphs,
    mentions,
    people,
    mentionsOf,
    above: findAbove(paragraphs),
    below: findAbove(paragraphs.toReversed()).toReversed(),
    order: countProse(paragraphs),
    quotesWithSingles: singles > runs.length - singles,
    onlyLabels: findOnlyLabels(paragraphs, mentions, people),
    talk: measureTalk(paragraphs),
    isTold: mentions.some(({ kind, heads: [head] }) => kind === 'pronoun' && head === 'i'),
    spoken: measureSpoken(runs),
    companions: findCompanions(story.title, paragraphs, mentionsOf, people),
    tradeWords: findTradeWords(paragraphs, mentionsOf, people, lexicons),
  };
}

function findOnlyLabels(
  paragraphs: readonly Paragraph[],
  mentions: readonly Mention[],
  { people, personOf }: People,
): ReadonlySet<number> {
  const only = new Set(people.flatMap(({ index, words }) => (words.length === 1 ? index : [])));
  for (const { index, from, to, paragraph } of mentions)
    if (from > 0 || paragraphs[paragraph]?.tokens[to]?.text !== ':') only.delete(personOf[index] ?? -1);
  return only;
}

/** Longer quotations are told, not talked, in characters. */
const talkLengthMax = 120;

function measureTalk(paragraphs: readonly Paragraph[]): number {
  const prose = paragraphs.filter(({ tokens }) => tokens.length > 0);
  const talking = prose.filter(
    ({ tokens: [first] }) => first?.kind === 'run' && first.end - first.start <= talkLengthMax,
  );
  return prose.length === 0 ? 0 : talking.length / prose.length;
}

/** Shorter runs may be names and terms, in characters. */
const spokenLengthMin = 40;

const measureSpoken = (runs: readonly Run[]) =>
  runs.filter(({ start, end }) => end - start >= spokenLengthMin).length / Math.max(runs.length, 1);

function findAbove(paragraphs: readonly Paragraph[]): (number | null)[] {
  let last: number | null = null;
  return paragraphs.map(({ index, tokens }) => {
    const above = last;
    if (tokens.length > 0) last = index;
    return above;
  });
}

function countProse(paragraphs: readonly Paragraph[]): number[] {
  let count = 0;
  return paragraphs.map(({ tokens }) => {
    if (tokens.length > 0) count += 1;
    return count;
  });
}

/** How far to each side of a run its sentence is looked at: longer ones are lists, not grammar. */
const reachTokens = 90;

/** Gives each run's place, in page order. */
export function listSites(scene: Scene): Site[] {
  return scene.paragraphs.flatMap((paragraph) =>
    paragraph.sentences.flatMap((sentence, sentenceAt) => {
      const sites: Site[] = [];
      for (let at = sentence.from; at < sentence.to; at += 1) {
        const token = paragraph.tokens[at];
        const run = token?.kind === 'run' ? scene.runs[token.run] : undefined;
        if (run === undefined) continue;
        const near = {
          from: Math.max(sentence.from, at - reachTokens),
          to: Math.min(sentence.to, at + reachTokens),
        };
        const mentions = listMentions(scene, paragraph.index, near);
        const words = paragraph.text.slice(run.start, run.end);
        sites.push({ scene, run, words, paragraph, at, sentenceAt, sentence: near, mentions });
      }
      return sites;
    }),
  );
}

/** Gives the mentions of a stretch of a paragraph, in order. */
export function listMentions(scene: Scene, paragraph: number, { from, to }: Sentence): readonly Mention[] {
  const mentions = scene.mentionsOf[paragraph] ?? [];
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle]?.from ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while ((mentions[end]?.to ?? Number.POSITIVE_INFINITY) <= to) end += 1;
  return mentions.slice(low, end);
}
