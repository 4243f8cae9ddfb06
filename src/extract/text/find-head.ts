import type { Instant } from '../../domain.ts';
import { readByline } from '../head/read-byline.ts';
import { readDateline } from '../head/read-dateline.ts';
import { countWords } from '../noise/lines.ts';
import { noiseRulesFor } from '../noise/noise-rules.ts';

/** What stands above a copied story: its headline, byline and date, and where the story itself starts. */
export interface TextHead {
  readonly title: string | null;
  readonly author: string | null;
  readonly published: Instant | null;
  /** The line from which the story runs; 0 for prose without a head of its own. */
  readonly bodyStart: number;
}

/** How far down a dateline or byline can stand. */
const headLinesMax = 20;
const titleWordsMin = 3;
const titleWordsMax = 40;

/** Finds the head of a copied page: it ends with the last of the date, byline and share lines under the headline. */
export function findHead(lines: readonly string[], outlet: string | null): TextHead {
  const rules = noiseRulesFor(outlet);
  const isPart = (line: string) => readDateline(line) !== null || readByline(line) !== null;
  const end = lines.slice(0, headLinesMax).findLastIndex((line) => isPart(line));
  if (end < 0) return { title: lines[0] ?? null, author: null, published: null, bodyStart: 0 };
  const head = lines.slice(0, end + 1);
  const isTitle = (line: string) =>
    !isPart(line) && !rules.isFurniture(line) && !rules.isCredit(line) && isHeadline(line);
  const title = head.find(isTitle) ?? lines[end + 1] ?? null;
  return {
    title,
    author: head.map(readByline).find((name) => name !== null) ?? null,
    published: head.map(readDateline).find((moment) => moment !== null)?.instant ?? null,
    bodyStart: end + 1,
  };
}

function isHeadline(line: string): boolean {
  const words = countWords(line);
  return words >= titleWordsMin && words <= titleWordsMax && /\p{Lu}/u.test(line);
}
