import { readByline } from '../../head/read-byline.ts';
import { readDateline } from '../../head/read-dateline.ts';
import type { Block } from '../block.ts';
import type { Claims } from './claims.ts';

/** How far from the headline its dateline and byline stand, in printed lines. */
const linesBefore = 6;
const linesAfter = 12;

/** Reads what is printed around the headline: the byline and the dateline, as a reader would find them. */
export function readHeadLines(blocks: readonly Block[], title: string | null): Claims {
  const at = blocks.findIndex((block) => block.heading === 1 || block.text === title);
  const around = at < 0 ? [] : blocks.slice(Math.max(0, at - linesBefore), at + linesAfter);
  const lines = around.map((block) => block.text);
  // Below the headline comes first: what stands above may belong to another story.
  const inOrder = [...lines.slice(Math.min(at, linesBefore)), ...lines.slice(0, Math.min(at, linesBefore))];
  const firstOf = (read: (line: string) => string | null) =>
    inOrder.map(read).find((value) => value !== null) ?? null;
  const author = firstOf(readByline);
  return {
    title: at < 0 ? null : (blocks[at]?.text ?? null),
    outlet: null,
    authors: author === null ? [] : [author],
    published: firstOf(readDateline),
    canonical: null,
  };
}
