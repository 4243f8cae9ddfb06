import { isInside, linkShare, standsIn } from '../block.ts';
import type { Filter } from './article.ts';

/** Adds the prose that stands between the headline and the article's own box: standfirsts and introductions. */
export const addLead: Filter = (article) => {
  const start = article.page.findIndex((block) => block.heading === 1 || block.text === article.title);
  const end = article.page.findIndex((block) => isInside(block.box, article.box));
  if (start < 0 || end <= start) return article;
  const between = article.page.slice(start + 1, end);
  const lead = between.filter(
    (block) =>
      block.words >= leadWordsMin &&
      linkShare(block) < linkShareMax &&
      !standsIn(block.box, 'figure', 'aside', 'li', 'table'),
  );
  return { ...article, story: [...lead, ...article.story] };
};

const leadWordsMin = 15;
const linkShareMax = 0.2;
