/** Longer than this a page means to be read before it goes on, or reloads itself for news. */
const DELAY_SECONDS_MAX = 5;
/** The element stands in the head. */
const HEAD_LENGTH_MAX = 50_000;

const refreshElement = /<meta\b[^>]*http-equiv\s*=\s*["']?refresh\b[^>]*>/i;
const refreshContent =
  /\bcontent\s*=\s*(?:"\s*(\d+)[\d.]*\s*[;,]\s*url\s*=\s*'?([^"']+)'?\s*"|'\s*(\d+)[\d.]*\s*[;,]\s*url\s*=\s*"?([^"']+)"?\s*')/i;
/** What browsers with scripts do not heed, and what is no element. */
const unheeded = /<!--[\s\S]*?-->|<(script|style|noscript)\b[\s\S]*?<\/\1>/gi;

/** Reads where a page sends its reader at once by its own `meta` element; null for a page that stays. */
export function readRefresh(html: string, url: string): string | null {
  const head = html.slice(0, HEAD_LENGTH_MAX).replace(unheeded, '');
  const match = refreshContent.exec(refreshElement.exec(head)?.[0] ?? '');
  const target = (match?.[2] ?? match?.[4])?.trim().replaceAll('&amp;', '&');
  if (target === undefined || !URL.canParse(target, url)) return null;
  const { href } = new URL(target, url);
  const isElsewhere = href.replace(/#.*/, '') !== url.replace(/#.*/, '');
  return isElsewhere && Number(match?.[1] ?? match?.[3]) <= DELAY_SECONDS_MAX ? href : null;
}
