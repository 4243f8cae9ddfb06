import { createHash } from 'node:crypto';
import type { Page } from '../domain.ts';
import { makeAddressKey } from '../make-address-key.ts';
import { composePage } from './compose-page.ts';
import type { FeedEntry } from './feed-entry.ts';
import { parseFeed, tidyTitle } from './parse-feed.ts';

/** One story of a feed, as it is to be read. */
export interface FeedItem {
  /** A digest of what the feed calls it by; null where it does not. */
  readonly guid: string | null;
  /** Its address as printed, made absolute; null where it has none. */
  readonly link: string | null;
  /** A digest of its address, the same in whatever form that is printed; null where it has none. */
  readonly address: string | null;
  readonly title: string | null;
  /** As printed. */
  readonly published: string | null;
  /** A digest of all that its readers see: another one means that it changed. */
  readonly digest: string;
  /** The story itself where the feed holds it in full; null where its page is to be fetched. */
  readonly page: Page | null;
}

/** A feed read: its stories and what it asks of its readers. */
export interface FeedDocument {
  readonly title: string | null;
  readonly items: readonly FeedItem[];
  /** Whether the feed broke off, and only what stood whole before that was read. */
  readonly isCutShort: boolean;
  /** How long it asks to be left alone between two readings; null where it does not say. */
  readonly ttlMs: number | null;
}

/**
 * Reads a feed in the text of a document; null when that is none.
 *
 * @param url Where it came from; null for a file, which speaks for no site.
 */
export function readFeedDocument(text: string, url: string | null): FeedDocument | null {
  const parsed = parseFeed(text, url);
  if (parsed === null) return null;
  const { title, entries, isCutShort, ttlMs } = parsed;
  return { title, items: entries.map((entry) => makeItem(entry, url)), isCutShort, ttlMs };
}

function makeItem(entry: FeedEntry, url: string | null): FeedItem {
  const { guid, link, published } = entry;
  return {
    guid: guid === null ? null : digest([guid]),
    link,
    address: link === null ? null : digest([makeAddressKey(link) ?? link]),
    title: tidyTitle(entry.title),
    published,
    digest: digestEntry(entry),
    page: composePage(entry, url),
  };
}

/** Of text, not of its elements: these change with every advertisement. */
function digestEntry({ title, author, published, updated, html }: FeedEntry): string {
  const text = html.replace(/<[^<>]*>/g, ' ').replace(/\s+/g, ' ');
  return digest([tidyTitle(title) ?? '', author ?? '', published ?? '', updated ?? '', text.trim()]);
}

/** Gives a text's short name of 128 bits: nothing is alike by chance, and nobody reads the text from it. */
export function digest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
