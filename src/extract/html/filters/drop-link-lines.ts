import { type Block, type Box, isQuoteBox, lineage, linkShare, standsIn } from '../block.ts';
import { dropBlocks, type Filter } from './article.ts';

/** Drops paragraphs that are nothing but a link to another story, and lists of such links. */
export const dropLinkLines: Filter = (article) => {
  const linkLists = findLinkLists(article.story);
  return dropBlocks(article, (block) => {
    if (isQuoteBox(block.box) || standsIn(block.box, 'table')) return false;
    const list = listOf(block.box);
    if (list !== null) return linkLists.has(list);
    if (block.heading > 0) return false;
    return (
      block.words >= (linkShare(block) >= wholeLinkShare ? lineWordsMin : runWordsMin) &&
      linkShare(block) >= runLinkShare
    );
  });
};

/** Shorter linked lines are names, titles and places that the story itself lists. */
const lineWordsMin = 4;
const wholeLinkShare = 0.9;
/** Several headlines run together, with words between the links. */
const runWordsMin = 20;
const runLinkShare = 0.65;
const listShareMin = 0.8;

function findLinkLists(blocks: readonly Block[]): ReadonlySet<Box> {
  const counts = new Map<Box, { words: number; linkWords: number }>();
  for (const block of blocks) {
    const list = listOf(block.box);
    if (list === null) continue;
    const count = counts.get(list) ?? { words: 0, linkWords: 0 };
    counts.set(list, { words: count.words + block.words, linkWords: count.linkWords + block.linkWords });
  }
  return new Set(
    [...counts].filter(([, count]) => count.linkWords >= count.words * listShareMin).map(([list]) => list),
  );
}

function listOf(box: Box): Box | null {
  return lineage(box).find((outer) => outer.tag === 'ul' || outer.tag === 'ol') ?? null;
}
