import { tidyLine } from '../tidy-line.ts';
import type { Lines } from './lines.ts';
import { markAltText } from './mark-alt-text.ts';
import { markCaptions } from './mark-captions.ts';
import { markFurniture } from './mark-furniture.ts';
import { markLinkRuns } from './mark-link-runs.ts';
import { markTail } from './mark-tail.ts';
import { noiseRulesFor } from './noise-rules.ts';

/** What is known of a story besides its lines. */
export interface NoiseContext {
  readonly title: string | null;
  readonly outlet: string | null;
}

/** In order: later passes lean on what earlier ones marked. */
const passes = [markFurniture, markAltText, markCaptions, markLinkRuns, markTail];

/**
 * Finds the lines that are not a story's own prose, as indexes in order. Built for precision:
 * a line of prose that is marked loses its quotations, so what is doubtful stays.
 */
export function findNoise(texts: readonly string[], context: NoiseContext): readonly number[] {
  const rules = noiseRulesFor(context.outlet);
  // Nothing is noise, or not, by how wide its blanks are.
  const lines: Lines = { texts: texts.map(tidyLine), title: context.title, noise: new Map() };
  for (const mark of passes) mark(lines, rules);
  return [...lines.noise.keys()].toSorted((a, b) => a - b);
}
