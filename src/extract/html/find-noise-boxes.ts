import { readLexicon } from '../../words/index.ts';
import { type Block, type Box, isProse, isQuoteBox, lineage } from './block.ts';

const likely = compileNames('noise-boxes');
const sure = compileNames('noise-boxes-sure');

/**
 * Finds the boxes that their makers named for something other than the story: sharing, promotion, comments.
 * Names lie, so a name that would take a good part of the page's prose counts for nothing, and a box that holds
 * a quote stays; unless the name is sure, for readers' comments can outweigh the story.
 */
export function findNoiseBoxes(blocks: readonly Block[]): ReadonlySet<Box> {
  const prose = countProse(blocks);
  const total = blocks.reduce((sum, block) => sum + proseWords(block), 0);
  const noise = new Set<Box>();
  for (const boxes of groupByName(prose.keys(), openNameFinder(sure)).values()) {
    if (total - countProseIn(boxes, prose) >= proseWordsLeftMin) for (const box of boxes) noise.add(box);
  }
  const quoting = findQuotingBoxes(blocks);
  for (const boxes of groupByName(prose.keys(), openLikelyNameFinder()).values()) {
    if (countProseIn(boxes, prose) > total * proseShareMax) continue;
    for (const box of boxes) if (!quoting.has(box)) noise.add(box);
  }
  return noise;
}

/** What holds more of the page's prose than this is the story, whatever its makers call it. */
const proseShareMax = 0.25;
/** The shortest story worth the name. */
const proseWordsLeftMin = 40;

function compileNames(list: string): RegExp {
  return new RegExp(`(?:^|[ -])(${readLexicon(list).join('|')})(?=[ -]|$)`, 'g');
}

function openLikelyNameFinder(): NameFinder {
  const findNames = openNameFinder(likely);
  return (box) => {
    const byTag = box.tag === 'footer' || box.tag === 'form' ? [box.tag] : [];
    return [...findNames(box), ...byTag, ...(box.isHidden ? ['hidden'] : [])];
  };
}

/** A page names its boxes by few words, each of them hundreds of times. */
type NameFinder = (box: Box) => readonly string[];

function openNameFinder(names: RegExp): NameFinder {
  const known = new Map<string, readonly string[]>();
  const remember = (words: string, find: () => readonly string[]) => {
    const found = known.get(words) ?? find();
    known.set(words, found);
    return found;
  };
  const findIn = (hint: string) => {
    const token = foldToken(hint);
    return isName(token) ? [...token.matchAll(names)].map((match) => match[1] ?? '') : [];
  };
  return ({ hints }) =>
    remember(hints, () => hints.split(/\s+/).flatMap((hint) => remember(hint, () => findIn(hint))));
}

/** Names come as `relatedLinks`, `related_links`, `related-links`, and with a modifier behind two hyphens. */
function foldToken(token: string): string {
  const [name = ''] = token.split('--');
  return name
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/[_:/]+/g, '-')
    .toLowerCase();
}

/** A state (`no-sidebar`, `has-comments`) or the words of a title (`menu-ideas-for-a-wedding`) name no purpose. */
function isName(token: string): boolean {
  const isState = /^(?:no|has|with|without|is|not)-|-(?:enabled|disabled|open|closed|on|off)$/.test(token);
  return !isState && token.split('-').length <= namePartsMax;
}

const namePartsMax = 5;

function groupByName(
  boxes: Iterable<Box>,
  namesOf: (box: Box) => readonly string[],
): ReadonlyMap<string, ReadonlySet<Box>> {
  const groups = new Map<string, Set<Box>>();
  for (const box of boxes)
    for (const name of namesOf(box)) groups.set(name, (groups.get(name) ?? new Set()).add(box));
  return groups;
}

function proseWords(block: Block): number {
  return isProse(block) ? block.words : 0;
}

/** Counts the prose in every box that holds a block. */
function countProse(blocks: readonly Block[]): ReadonlyMap<Box, number> {
  const words = new Map<Box, number>();
  for (const block of blocks)
    for (const box of lineage(block.box)) words.set(box, (words.get(box) ?? 0) + proseWords(block));
  return words;
}

/** Counts the prose in a group of boxes, nested ones once. */
function countProseIn(boxes: ReadonlySet<Box>, prose: ReadonlyMap<Box, number>): number {
  const outermost = [...boxes].filter(
    (box) =>
      !lineage(box)
        .slice(1)
        .some((outer) => boxes.has(outer)),
  );
  return outermost.reduce((sum, box) => sum + (prose.get(box) ?? 0), 0);
}

function findQuotingBoxes(blocks: readonly Block[]): ReadonlySet<Box> {
  return new Set(blocks.filter((block) => isQuoteBox(block.box)).flatMap((block) => lineage(block.box)));
}
