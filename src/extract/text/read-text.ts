import { NoStoryError } from '../../errors.ts';
import type { Draft } from '../draft.ts';
import { findNoise } from '../noise/find-noise.ts';
import { refuseBinary } from '../refuse-binary.ts';
import { repairEncoding } from '../repair-encoding.ts';
import { findHead } from './find-head.ts';
import { findOutlet } from './find-outlet.ts';
import { splitLines } from './split-lines.ts';

/**
 * Reads a story from text as copied from a page, furniture and all, or from plain prose.
 * Prose without any furniture comes through whole, its first line included.
 */
export function readText(body: string, input: string): Draft {
  refuseBinary(body, input);
  const lines = splitLines(repairEncoding(body));
  if (lines.length === 0) {
    throw new NoStoryError(
      input,
      `No story was found in ${input}: it is empty. Check that it was saved whole.`,
    );
  }
  const outlet = findOutlet(lines);
  const head = findHead(lines, outlet);
  const rest = lines.slice(head.bodyStart);
  const noise = new Set(findNoise(rest, { title: head.title, outlet }));
  return {
    title: head.title,
    outlet,
    author: head.author,
    published: head.published,
    canonical: null,
    paragraphs: rest.filter((_, index) => !noise.has(index)),
    noise: [],
  };
}
