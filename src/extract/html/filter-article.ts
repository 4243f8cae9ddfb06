import { type Block, isProse } from './block.ts';
import { addLead } from './filters/add-lead.ts';
import type { Article, Filter } from './filters/article.ts';
import { dropCaptions } from './filters/drop-captions.ts';
import { dropHeadLines } from './filters/drop-head-lines.ts';
import { dropLinkLines } from './filters/drop-link-lines.ts';
import { dropRepeats } from './filters/drop-repeats.ts';
import { dropTeasers } from './filters/drop-teasers.ts';
import { recoverCutBoxes } from './filters/recover-cut-boxes.ts';

/** In order: first what was cut comes back, then what does not belong goes. */
const filters: readonly Filter[] = [
  recoverCutBoxes,
  addLead,
  dropTeasers,
  dropCaptions,
  dropLinkLines,
  dropHeadLines,
  dropRepeats,
];

/** Gives the blocks of an article that are its story. */
export function filterArticle(article: Article): readonly Block[] {
  return filters.reduce(applyFilter, article).story;
}

/** A filter that would take most of the prose is wrong about this page, and is left out. */
function applyFilter(article: Article, filter: Filter): Article {
  const next = filter(article);
  return countProse(next) * 2 < countProse(article) ? article : next;
}

function countProse({ story }: Article): number {
  return story.reduce((sum, block) => sum + (isProse(block) ? block.words : 0), 0);
}
