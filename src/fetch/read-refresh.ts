import { dropHidden, findTags, readAttribute } from '../syndication/index.ts';

/** Longer than this a page means to be read before it goes on, or reloads itself for news. */
const DELAY_SECONDS_MAX = 5;
/** The element stands in the head. */
const HEAD_LENGTH_MAX = 50_000;

/** No two neighbours here match the same text, so that reading it never goes back and forth. */
const refreshContent = /^(\d+)(?:\.[\d.]*)?\s*[;,]\s*url\s*=\s*["']?([^\s"'][^"']*)["']?$/i;

/** Reads where a page sends its reader at once by its own `meta` element; null for a page that stays. */
export function readRefresh(html: string, url: string): string | null {
  const head = dropHidden(html.slice(0, HEAD_LENGTH_MAX), 'script', 'style', 'noscript');
  const tag = findTags(head, 'meta').find((meta) =>
    /^refresh\b/i.test(readAttribute(meta, 'http-equiv') ?? ''),
  );
  const match = refreshContent.exec(readAttribute(tag ?? '', 'content') ?? '');
  const target = match?.[2]?.trim();
  if (target === undefined || !URL.canParse(target, url)) return null;
  const { href } = new URL(target, url);
  const isElsewhere = href.replace(/#.*/, '') !== url.replace(/#.*/, '');
  return isElsewhere && Number(match?.[1]) <= DELAY_SECONDS_MAX ? href : null;
}
