import { type Block, type Box, isInside, isQuoteBox, lineage, linkShare, standsIn } from '../block.ts';
import type { Filter } from './article.ts';

/**
 * Takes back what Readability cut out of the article although it reads like the story: quotes and posts,
 * lists, short paragraphs between long ones. Each box that was cut whole is judged as one.
 */
export const recoverCutBoxes: Filter = (article) => {
  const inside = article.page.filter((block) => isInside(block.box, article.box));
  const holding = new Set(
    inside.filter((block) => article.kept.has(block)).flatMap((block) => lineage(block.box)),
  );
  const groups = new Map<Box, Block[]>();
  for (const block of inside) {
    if (article.kept.has(block)) continue;
    const cut = findCutBox(block, holding);
    const group = groups.get(cut);
    if (group === undefined) groups.set(cut, [block]);
    else group.push(block);
  }
  const recovered = new Set(
    [...groups.values()].flatMap((group) => (isStoryLike(group) ? group : group.filter(isLongProse))),
  );
  return { ...article, story: inside.filter((block) => article.kept.has(block) || recovered.has(block)) };
};

/** Finds the outermost box around a block that holds nothing of what was kept. */
function findCutBox(block: Block, holding: ReadonlySet<Box>): Box {
  const outer = lineage(block.box);
  const firstHolding = outer.findIndex((box) => holding.has(box));
  return outer[Math.max(0, firstHolding - 1)] ?? block.box;
}

/** Among links, only what is long enough to be nothing but prose comes back. */
function isLongProse(block: Block): boolean {
  return block.words >= longProseWordsMin && linkShare(block) < linkShareMax;
}

const longProseWordsMin = 20;
const proseWordsMin = 12;
const listWordsMin = 8;

function isStoryLike(group: readonly Block[]): boolean {
  const words = group.reduce((sum, block) => sum + block.words, 0);
  const linkWords = group.reduce((sum, block) => sum + block.linkWords, 0);
  if (group.some((block) => isQuoteBox(block.box))) return linkWords < words;
  if (linkWords > words * linkShareMax) return false;
  if (group.every((block) => standsIn(block.box, 'figure', 'button', 'label'))) return false;
  const hasProse = group.some((block) => block.words >= proseWordsMin && linkShare(block) < linkShareMax);
  const isList = group.every((block) => standsIn(block.box, 'li', 'dd', 'dt')) && words >= listWordsMin;
  return hasProse || isList || group.every((block) => block.heading > 0);
}

/** Story text links here and there; link lists link nearly everywhere. */
const linkShareMax = 0.3;
