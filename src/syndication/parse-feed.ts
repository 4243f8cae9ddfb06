import { type AnyFeed, parseFeed as parseWith } from 'feedsmith';
import { decodeEntities } from '../decode-entities.ts';
import { escapeEndlessTags } from './escape-endless-tags.ts';
import type { FeedEntry } from './feed-entry.ts';
import { listEntries } from './list-entries.ts';
import { salvageJsonEntries } from './salvage-json-entries.ts';
import { type Salvage, salvageXmlEntries } from './salvage-xml-entries.ts';

/** A feed taken apart. */
export interface ParsedFeed {
  /** The feed's own name as plain words. */
  readonly title: string | null;
  /** In the feed's order, their links absolute and none twice. */
  readonly entries: readonly FeedEntry[];
  /** Whether the feed broke off, and only what stood whole before that was read. */
  readonly isCutShort: boolean;
  /** How long it asks to be left alone between two readings; null where it does not say. */
  readonly ttlMs: number | null;
}

/**
 * Takes a feed apart; null when it cannot be read. What a broken one holds whole is still found: entry by entry where
 * it does not parse as one.
 *
 * @param base What relative links are relative to; null where that is unknown.
 */
export function parseFeed(text: string, base: string | null): ParsedFeed | null {
  const whole = tryParse(text);
  const pieces = isJson(text) ? salvageJsonEntries(text) : salvageXmlEntries(text);
  if (whole === null && pieces.entries.length === 0) return null;
  const read = whole === null ? [] : listEntries(whole);
  // The parser takes the half of an entry for a whole one, and may drop all that follow a broken one.
  const isTrusted = read.length >= pieces.begun && !pieces.isCutShort;
  const salvaged = isTrusted ? [] : parseSalvage(pieces);
  const entries = isTrusted || (salvaged.length === 0 && !pieces.isCutShort) ? read : salvaged;
  if (whole === null && entries.length === 0) return null;
  return {
    title: readTitle(whole ?? tryParse(pieces.compose(pieces.entries.slice(0, 1)))),
    entries: dropRepeats(entries.map((entry) => ({ ...entry, link: resolveLink(entry.link, base) }))),
    isCutShort: pieces.isCutShort,
    ttlMs: readTtlMs(whole),
  };
}

function isJson(text: string): boolean {
  return /^\s*\{/.test(text);
}

function tryParse(text: string): AnyFeed | null {
  try {
    return parseWith(isJson(text) ? text : escapeEndlessTags(text));
  } catch {
    return null;
  }
}

/** Parses whole entries together; where some of them are broken in themselves, each half on its own. */
function parseSalvage({ entries, compose }: Pick<Salvage, 'entries' | 'compose'>): readonly FeedEntry[] {
  const together = listEntriesOf(tryParse(compose(entries)));
  if (together.length >= entries.length || entries.length === 1) return together;
  const middle = Math.ceil(entries.length / 2);
  return [entries.slice(0, middle), entries.slice(middle)].flatMap((half) =>
    parseSalvage({ entries: half, compose }),
  );
}

function listEntriesOf(parsed: AnyFeed | null): readonly FeedEntry[] {
  return parsed === null ? [] : listEntries(parsed);
}

function dropRepeats(entries: readonly FeedEntry[]): readonly FeedEntry[] {
  const seen = new Set<string>();
  return entries.filter(({ link }) => link === null || (!seen.has(link) && seen.add(link)));
}

function readTitle(parsed: AnyFeed | null): string | null {
  if (parsed === null) return null;
  const { title } = parsed.feed;
  const html = typeof title === 'object' ? title.value : title;
  return tidyTitle(html ?? null);
}

/** Gives a title as plain words: in feeds it is HTML, its entities often written twice. */
export function tidyTitle(html: string | null): string | null {
  const words = decodeEntities((html ?? '').replace(/<[^<>]*>/g, '')).replace(/<[^<>]*>/g, '');
  return words.replace(/\s+/g, ' ').trim() || null;
}

function readTtlMs(parsed: AnyFeed | null): number | null {
  const minutes = parsed?.format === 'rss' ? Number(parsed.feed.ttl ?? Number.NaN) : Number.NaN;
  return minutes > 0 ? minutes * 60_000 : null;
}

function resolveLink(link: string | null, base: string | null): string | null {
  if (link === null || !URL.canParse(link.trim(), base ?? undefined)) return null;
  const url = new URL(link.trim(), base ?? undefined);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}
