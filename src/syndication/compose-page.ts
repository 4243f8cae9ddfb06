import type { Page } from '../domain.ts';
import { isSameHost } from '../is-same-host.ts';
import type { FeedEntry } from './feed-entry.ts';

/** Summaries are rarely longer, stories rarely shorter. */
const STORY_WORDS_MIN = 200;

/**
 * Makes a page of an entry that holds its whole story; null when it holds but a summary, or when the story stands on
 * another site than the feed: only that site can tell what it printed.
 *
 * @param feedUrl Where the feed came from; null for a file, which speaks for no site.
 */
export function composePage(entry: FeedEntry, feedUrl: string | null): Page | null {
  if (!isWholeStory(entry.html) || !isOwnStory(entry, feedUrl)) return null;
  const { link, title, author, published, outlet, html } = entry;
  const head = [
    '<meta charset="utf-8">',
    title && `<title>${words(title)}</title>`,
    title && `<meta property="og:title" content="${attribute(title)}">`,
    outlet && `<meta property="og:site_name" content="${attribute(outlet)}">`,
    author && `<meta name="author" content="${attribute(author)}">`,
    published && `<meta property="article:published_time" content="${attribute(published)}">`,
    link && `<link rel="canonical" href="${attribute(link)}">`,
  ];
  const body = `<!doctype html><html lang="en"><head>${head.filter(Boolean).join('')}</head><body><article>${
    title ? `<h1>${words(title)}</h1>` : ''
  }${dropClaims(html)}</article></body></html>`;
  return { id: null, url: link, kind: 'html', body };
}

function isOwnStory({ link }: FeedEntry, feedUrl: string | null): boolean {
  return link === null || (feedUrl !== null && isSameHost(new URL(link), new URL(feedUrl)));
}

/** Makes harmless what a page's head claims with, so that a story's text cannot claim another's address. */
function dropClaims(html: string): string {
  return html.replace(/<(?:link|meta|base)\b/gi, '<wbr').replace(/<(\/?)script\b/gi, '<$1style');
}

function isWholeStory(html: string): boolean {
  const text = html.replace(TAGS, ' ').trim();
  const goesOnElsewhere = /(?:…|\.\.\.|&#8230;|&hellip;|read more|continue reading|full story)\W{0,5}$/i;
  return text.split(/\s+/).length >= STORY_WORDS_MIN && !goesOnElsewhere.test(text.slice(-100));
}

const TAGS = /<[^<>]*>/g;

/** Drops tags; entities stay, as titles in feeds hold them and the page's reader resolves them. */
function words(html: string): string {
  return html.replace(TAGS, '').replace(/</g, '&lt;').replace(/\s+/g, ' ').trim();
}

function attribute(html: string): string {
  return words(html).replace(/"/g, '&quot;');
}
