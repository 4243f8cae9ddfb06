import type { AnyFeed } from 'feedsmith';
import type { FeedEntry } from './feed-entry.ts';

/** Lists the entries of a feed of any kind in its order, their links as printed. */
export function listEntries(parsed: AnyFeed): readonly FeedEntry[] {
  switch (parsed.format) {
    case 'rss':
      return (parsed.feed.items ?? []).map((item) => ({
        guid: item.guid?.value ?? null,
        link: item.link ?? (item.guid?.isPermaLink === false ? null : (item.guid?.value ?? null)),
        title: item.title ?? null,
        author: joinNames(item.dc?.creators) ?? joinNames(item.authors?.map(({ name }) => name)),
        published: item.pubDate ?? item.dc?.dates?.[0] ?? null,
        updated: item.atom?.updated ?? null,
        outlet: parsed.feed.title ?? null,
        html: longest(item.content?.encoded, item.description),
      }));
    case 'rdf':
      return (parsed.feed.items ?? []).map((item) => ({
        guid: item.rdf?.about ?? null,
        link: item.link ?? item.rdf?.about ?? null,
        title: item.title ?? null,
        author: joinNames(item.dc?.creators),
        published: item.dc?.dates?.[0] ?? null,
        updated: null,
        outlet: parsed.feed.title ?? null,
        html: longest(item.content?.encoded, item.description),
      }));
    case 'atom':
      return (parsed.feed.entries ?? []).map((entry) => ({
        guid: entry.id ?? null,
        link: resolve(chooseLink(entry.links), entry.xml?.base),
        title: asHtml(entry.title),
        author: joinNames(entry.authors?.map(({ name }) => name)),
        published: entry.published ?? entry.updated ?? null,
        updated: entry.updated ?? null,
        outlet: asHtml(parsed.feed.title),
        html: longest(asHtml(entry.content), asHtml(entry.summary)),
      }));
    case 'json':
      return (parsed.feed.items ?? []).map((item) => ({
        guid: item.id ?? null,
        link: item.url ?? item.external_url ?? null,
        title: asHtml({ value: item.title }),
        author: joinNames(item.authors?.map(({ name }) => name)),
        published: item.date_published ?? null,
        updated: item.date_modified ?? null,
        outlet: asHtml({ value: parsed.feed.title }),
        html: longest(item.content_html, asHtml({ value: item.content_text }), item.summary),
      }));
  }
}

interface AtomLink {
  readonly href?: string | undefined;
  readonly rel?: string | undefined;
}

function chooseLink(links: readonly AtomLink[] | undefined): string | null {
  return links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href ?? null;
}

function resolve(link: string | null, base: string | undefined): string | null {
  return link !== null && base !== undefined && URL.canParse(link, base) ? new URL(link, base).href : link;
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
