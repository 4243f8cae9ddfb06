import { readLexicon } from '../noise/read-lexicon.ts';
import { type Block, type Box, isProse, lineage } from './block.ts';

const boxName = new RegExp(`(?:^|[ -])(${readLexicon('noise-boxes').join('|')})(?=[ -]|$)`, 'g');
const quoteNames = /quote|tweet|instagram/;

/**
 * Finds the boxes that their makers named for something other than the story: sharing, promotion, comments.
 * Names lie, so a name that would take a good part of the page's prose counts for nothing, and a box that holds
 * a quote stays.
 */
export function findNoiseBoxes(blocks: readonly Block[]): ReadonlySet<Box> {
  const quoting = new Set(
    blocks.filter((block) => isQuoteBox(block.box)).flatMap((block) => lineage(block.box)),
  );
  const total = countProse(blocks);
  const noise = new Set<Box>();
  for (const [, boxes] of groupByName(blocks)) {
    const inBoxes = blocks.filter((block) => lineage(block.box).some((box) => boxes.has(box)));
    if (countProse(inBoxes) > total * proseShareMax) continue;
    for (const box of boxes) if (!quoting.has(box)) noise.add(box);
  }
  return noise;
}

/** What holds more of the page's prose than this is the story, whatever its makers call it. */
const proseShareMax = 0.25;

function groupByName(blocks: readonly Block[]): ReadonlyMap<string, ReadonlySet<Box>> {
  const groups = new Map<string, Set<Box>>();
  for (const box of new Set(blocks.flatMap((block) => lineage(block.box)))) {
    for (const name of readNames(box)) {
      const group = groups.get(name) ?? new Set();
      groups.set(name, group.add(box));
    }
  }
  return groups;
}

function countProse(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + (isProse(block) ? block.words : 0), 0);
}

function readNames(box: Box): string[] {
  const names = [...foldHints(box.hints).matchAll(boxName)].map((match) => match[1] ?? '');
  if (box.tag === 'footer' || box.tag === 'form') names.push(box.tag);
  if (box.isHidden) names.push('hidden');
  return names;
}

function isQuoteBox(box: Box): boolean {
  return box.tag === 'blockquote' || quoteNames.test(box.hints.toLowerCase());
}

/** Class names come as `relatedLinks`, `related_links` and `related-links`: all read as the last. */
function foldHints(hints: string): string {
  return hints
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/[_:/]+/g, '-')
    .toLowerCase();
}
