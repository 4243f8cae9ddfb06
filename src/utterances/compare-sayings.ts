import { alignWords, type Block } from './align-words.ts';
import { compareSpeakers } from './compare-speakers.ts';
import type { Saying } from './saying.ts';

/**
 * How two sayings are alike: `words` when the words alone prove them one utterance; `fragment` when the shorter is a
 * mere piece of the longer, which may be a piece of others too and so must never join two of them.
 */
export type Likeness = 'words' | 'fragment';

/**
 * Tells whether two stories report the same utterance, and how; null when nothing proves it.
 *
 * How much proof is needed depends on who is said to have spoken: one person within a few days, a few words; nobody
 * named, a sentence; two different people, more words than two people ever choose alike.
 */
export function compareSayings(one: Saying, other: Saying): Likeness | null {
  const [shorter, longer] = one.words.length <= other.words.length ? [one, other] : [other, one];
  const evidence = weighEvidence(shorter, longer);
  if (evidence === null) return null;
  const relation = compareSpeakers(one.speaker, other.speaker);
  if (relation === 'different') return isUnmistakable(evidence) ? 'words' : null;
  const daysApart = countDaysBetween(one, other);
  if (isSentence(evidence)) return 'words';
  if (relation === 'same' && isClause(evidence) && daysApart <= retellingDaysMax) return 'words';
  if (relation === 'same' && isOverlap(evidence)) return 'words';
  // One story says a few words again because somebody said them again.
  const isSameNews = daysApart <= newsDaysMax && one.storyKey !== other.storyKey;
  const isEnough = isPiece(evidence) && (relation === 'same' || isClause(evidence));
  return isSameNews && isEnough ? 'fragment' : null;
}

/** How long one event's words are still news, so that a few of them are known for a piece of the same. */
export const newsDaysMax = 4;
/** How long a sentence of one person, short enough to be said twice, is still taken for the same. */
const retellingDaysMax = 45;

// ── Evidence ─────────────────────────────────────────────────────────────────────────────────────────

interface Evidence {
  /** Words of the shorter saying, and how many of them tell something. */
  readonly wordCount: number;
  readonly tellingCount: number;
  /** The share of the shorter saying that the longer has, small words counting less. */
  readonly covered: number;
  /** The longest stretch in common. */
  readonly longest: { readonly wordCount: number; readonly tellingCount: number };
}

/** All of it in a row, and more than a single word. */
const isPiece = ({ wordCount, tellingCount, longest }: Evidence) =>
  wordCount >= 2 && tellingCount >= 1 && longest.wordCount === wordCount;

/** Most of a few telling words; or all of it in a row where common words only make it long. */
const isClause = ({ wordCount, tellingCount, covered, longest }: Evidence) =>
  (wordCount >= 4 && tellingCount >= 2 && covered >= coveredMin) ||
  (wordCount >= 6 && longest.wordCount === wordCount);

/** Nearly the whole of the shorter; or more in a row than two speeches have by chance. */
const isSentence = ({ wordCount, tellingCount, covered, longest }: Evidence) =>
  (wordCount >= 6 && tellingCount >= 3 && covered >= coveredMin) ||
  (longest.wordCount >= 12 && longest.tellingCount >= 5);

/** A sentence in common, before and after which each has other sentences of the same speech. */
const isOverlap = ({ covered, longest }: Evidence) =>
  covered >= 0.4 && longest.wordCount >= 8 && longest.tellingCount >= 4;

const isUnmistakable = ({ wordCount, tellingCount, covered, longest }: Evidence) =>
  wordCount >= 12 && tellingCount >= 5 && covered >= 0.9 && longest.wordCount >= 8;

/** One word in four may be changed, dropped or put in. */
const coveredMin = 0.75;
/** What a small word counts beside one that tells something. */
const smallWeight = 0.3;

function weighEvidence(shorter: Saying, longer: Saying): Evidence | null {
  const blocks = alignWords(shorter.words, longer.words);
  if (blocks.length === 0 || contradicts(blocks, shorter, longer)) return null;
  const weigh = (start: number, end: number) =>
    shorter.telling.slice(start, end).reduce((sum, tells) => sum + (tells ? 1 : smallWeight), 0);
  const countTelling = (start: number, end: number) =>
    shorter.telling.slice(start, end).filter(Boolean).length;
  const longest = blocks.reduce((best, block) => (block.length > best.length ? block : best));
  const shared = blocks.reduce((sum, { at, length }) => sum + weigh(at, at + length), 0);
  return {
    wordCount: shorter.words.length,
    tellingCount: blocks.reduce((sum, { at, length }) => sum + countTelling(at, at + length), 0),
    covered: shared / weigh(0, shorter.words.length),
    longest: {
      wordCount: longest.length,
      tellingCount: countTelling(longest.at, longest.at + longest.length),
    },
  };
}

// ── Contradiction ────────────────────────────────────────────────────────────────────────────────────

/** Words between two stretches in common beyond this are a cut, and say nothing of the other's. */
const gapLengthMax = 3;
const denials: ReadonlySet<string> = new Set(['not', 'no', 'never', 'nobody', 'nothing', 'none', 'neither']);
const figure = /^\p{N}/u;

/** Whether between words in common the one denies what the other says, or gives another number. */
function contradicts(blocks: readonly Block[], one: Saying, other: Saying): boolean {
  return blocks.some((block, index) => {
    const before = blocks[index - 1];
    if (before === undefined) return false;
    const gap = one.words.slice(before.at + before.length, block.at);
    const otherStart = before.otherAt + before.length;
    if (block.otherAt < otherStart) return false;
    const otherGap = other.words.slice(otherStart, block.otherAt);
    if (gap.length > gapLengthMax || otherGap.length > gapLengthMax) return false;
    return denies(gap) !== denies(otherGap) || differInNumber(gap, otherGap);
  });
}

const denies = (words: readonly string[]) => words.some((word) => denials.has(word));

function differInNumber(gap: readonly string[], otherGap: readonly string[]): boolean {
  const [numbers, otherNumbers] = [gap, otherGap].map((words) => words.filter((word) => figure.test(word)));
  return numbers?.length !== 0 && otherNumbers?.length !== 0 && numbers?.join() !== otherNumbers?.join();
}

function countDaysBetween(one: Saying, other: Saying): number {
  // Without a date nothing is known to be news.
  if (one.publishedMs === null || other.publishedMs === null) return newsDaysMax + 1;
  return Math.abs(one.publishedMs - other.publishedMs) / 86_400_000;
}
