import { type AnyFeed, parseFeed } from 'feedsmith';

/** What any kind of feed says of one story. */
export interface FeedEntry {
  /** Absolute; null where there is none. */
  readonly link: string | null;
  /** As HTML. */
  readonly title: string | null;
  readonly author: string | null;
  readonly published: string | null;
  /** The feed's own name, as HTML. */
  readonly outlet: string | null;
  /** The longest text the entry holds, as HTML: the story or a summary of it. */
  readonly html: string;
}

/** The entries of a feed. */
export interface FeedEntries {
  /** In the feed's order, no link twice. */
  readonly entries: readonly FeedEntry[];
  /** Whether the feed broke off, and only what stood whole before that was read. */
  readonly isCutShort: boolean;
}

/**
 * Takes a feed apart; null when it cannot be read.
 *
 * @param base What relative links are relative to; null where that is unknown.
 */
export function parseFeedEntries(text: string, base: string | null): FeedEntries | null {
  const whole = tryParse(text);
  const feed = whole ?? tryParse(closeAfterLastEntry(text));
  if (feed === null) return null;
  const entries = entriesOf(feed).map((entry) => ({ ...entry, link: resolveLink(entry.link, base) }));
  const seen = new Set<string>();
  const isNew = ({ link }: FeedEntry) => link === null || (!seen.has(link) && seen.add(link));
  return { entries: entries.filter(isNew), isCutShort: whole === null };
}

function tryParse(text: string): AnyFeed | null {
  try {
    return parseFeed(text);
  } catch {
    return null;
  }
}

/** Mends a feed that broke off: drops what follows the last whole entry and closes what is open around it. */
function closeAfterLastEntry(text: string): string {
  const end = Math.max(text.lastIndexOf('</item>'), text.lastIndexOf('</entry>'));
  if (end === -1) return '';
  const kept = text.slice(0, text.indexOf('>', end) + 1);
  const root = kept.match(/<(rss|rdf:RDF|feed)\b/i)?.[1] ?? '';
  return kept + (root.toLowerCase() === 'rss' ? '</channel></rss>' : `</${root}>`);
}

function entriesOf(parsed: AnyFeed): readonly FeedEntry[] {
  switch (parsed.format) {
    case 'rss':
      return (parsed.feed.items ?? []).map((item) => ({
        link: item.link ?? (item.guid?.isPermaLink === false ? null : (item.guid?.value ?? null)),
        title: item.title ?? null,
        author: joinNames(item.dc?.creators) ?? joinNames(item.authors?.map(({ name }) => name)),
        published: item.pubDate ?? item.dc?.dates?.[0] ?? null,
        outlet: parsed.feed.title ?? null,
        html: longest(item.content?.encoded, item.description),
      }));
    case 'rdf':
      return (parsed.feed.items ?? []).map((item) => ({
        link: item.link ?? item.rdf?.about ?? null,
        title: item.title ?? null,
        author: joinNames(item.dc?.creators),
        published: item.dc?.dates?.[0] ?? null,
        outlet: parsed.feed.title ?? null,
        html: longest(item.content?.encoded, item.description),
      }));
    case 'atom':
      return (parsed.feed.entries ?? []).map((entry) => ({
        link: entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href ?? null,
        title: asHtml(entry.title),
        author: joinNames(entry.authors?.map(({ name }) => name)),
        published: entry.published ?? entry.updated ?? null,
        outlet: asHtml(parsed.feed.title),
        html: longest(asHtml(entry.content), asHtml(entry.summary)),
      }));
    case 'json':
      return (parsed.feed.items ?? []).map((item) => ({
        link: item.url ?? item.external_url ?? null,
        title: asHtml({ value: item.title }),
        author: joinNames(item.authors?.map(({ name }) => name)),
        published: item.date_published ?? null,
        outlet: asHtml({ value: parsed.feed.title }),
        html: longest(item.content_html, asHtml({ value: item.content_text }), item.summary),
      }));
  }
}

interface AtomText {
  readonly value?: string | undefined;
  readonly type?: string | undefined;
}

/** Gives Atom's three kinds of text as HTML; what is not marked as such is plain. */
function asHtml(text: AtomText | undefined): string | null {
  if (text?.value === undefined) return null;
  return /html/.test(text.type ?? '') ? text.value : escapeLines(text.value);
}

function escapeLines(text: string): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const lines = escaped.split(/\n+/).filter((line) => line.trim() !== '');
  return lines.length > 1 ? lines.map((line) => `<p>${line}</p>`).join('\n') : escaped;
}

function joinNames(names: readonly (string | undefined)[] | undefined): string | null {
  return names?.filter(Boolean).join(', ') || null;
}

function longest(...texts: readonly (string | null | undefined)[]): string {
  return texts.reduce<string>((best, text) => ((text ?? '').length > best.length ? (text ?? '') : best), '');
}

function resolveLink(link: string | null, base: string | null): string | null {
  if (link === null || !URL.canParse(link.trim(), base ?? undefined)) return null;
  const url = new URL(link.trim(), base ?? undefined);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}
