import type { Moment } from '../../head/parse-instant.ts';
import { readByline, readFullNames } from '../../head/read-byline.ts';
import { readDateline } from '../../head/read-dateline.ts';
import { type Block, isProse } from '../block.ts';

/** What is printed around the headline. */
export interface HeadLines {
  readonly author: string | null;
  /** The date right below the headline, where it is the story's for sure. */
  readonly published: Moment | null;
  /** A date above the headline, which may be another story's, or of a later change: better than none. */
  readonly otherDate: Moment | null;
  /** The date of the last change, where the line says that it is that. */
  readonly updated: Moment | null;
}

/** How far from the headline its dateline and byline stand, in printed lines. */
const linesAbove = 6;
const linesBelow = 12;

/** Reads the byline and the dateline as a reader would find them: around the headline. */
export function readHeadLines(blocks: readonly Block[], title: string | null): HeadLines {
  const at = blocks.findIndex((block) => block.heading === 1 || block.text === title);
  if (at < 0) return { author: null, published: null, otherDate: null, updated: null };
  const texts = blocks.map((block) => block.text);
  const below = texts.slice(at, findHeadEnd(blocks, at));
  const around = [...below, ...texts.slice(Math.max(0, at - linesAbove), at)];
  return {
    author: firstOf(around, readByline) ?? readLabelled(around),
    published: firstOf(below, (line) => (updateWords.test(line) ? null : readDateline(line))),
    otherDate: firstOf(around, readDateline),
    updated: firstOf(below, (line) => (updateWords.test(line) ? readDateline(line) : null)),
  };
}

/** A label by itself, with the names on the line below it. */
const authorLabel = /^(?:(?:written |posted |words |story )?by|authors?):?$/i;

function readLabelled(lines: readonly string[]): string | null {
  const named = lines.find((_line, at) => authorLabel.test(lines[at - 1] ?? ''));
  return named === undefined ? null : readFullNames(named);
}

/** The story itself begins with its prose; a standfirst or two may stand above the byline. */
function findHeadEnd(blocks: readonly Block[], at: number): number {
  let proseLeft = proseLinesMax;
  for (let end = at + 1; end < Math.min(blocks.length, at + linesBelow); end += 1) {
    const block = blocks[end];
    if (block !== undefined && isProse(block)) proseLeft -= 1;
    if (proseLeft === 0) return end;
  }
  return at + linesBelow;
}

const proseLinesMax = 3;

/** A line that tells of a change tells nothing of when the story first ran. */
const updateWords = /\b(?:updated?|modified|reviewed|revised)\b/i;

function firstOf<T>(lines: readonly string[], read: (line: string) => T | null): T | null {
  for (const line of lines) {
    const value = read(line);
    if (value !== null) return value;
  }
  return null;
}
