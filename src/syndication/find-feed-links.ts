import { dropHidden, findTags, readAttribute } from './read-tags.ts';

/** A feed that a page names. */
export interface FeedLink {
  readonly url: string;
  /** What the page calls it; null where it does not. */
  readonly title: string | null;
}

/** A page that names more is a directory of feeds; nobody chooses from so many. */
const LINKS_MAX = 25;

/** Finds the feeds that a page names in its `link` elements, those of comments left out where there are others. */
export function findFeedLinks(html: string, base: string): readonly FeedLink[] {
  const links = new Map<string, FeedLink>();
  for (const tag of findTags(dropHidden(html), 'link')) {
    const href = readAttribute(tag, 'href');
    const isAlternate = /(?:^|\s)(?:alternate|feed)(?:\s|$)/i.test(readAttribute(tag, 'rel') ?? '');
    const isFeed = FEED_TYPE.test(readAttribute(tag, 'type') ?? '');
    if (!isAlternate || !isFeed || href === null || !URL.canParse(href, base)) continue;
    const { href: url, protocol } = new URL(href, base);
    if (protocol !== 'http:' && protocol !== 'https:') continue;
    if (!links.has(url)) links.set(url, { url, title: readAttribute(tag, 'title') });
  }
  const all = [...links.values()].slice(0, LINKS_MAX);
  const stories = all.filter(({ url, title }) => !/\bcomments?\b/i.test(`${title} ${url}`));
  return stories.length > 0 ? stories : all;
}

const FEED_TYPE = /^\s*application\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json|x\.atom\+xml|x-atom\+xml)\b/i;
