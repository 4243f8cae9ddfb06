import type { Instant, KeptEntry } from '../domain.ts';
import type { EntryMatch } from '../library/library.ts';
import { digest, type FeedItem } from '../syndication/index.ts';

/** What is to be done about an entry of a feed. */
export interface SortedItem {
  readonly item: FeedItem;
  /** As it is to be kept, before anything is done. */
  readonly entry: KeptEntry;
  /** `note` where only its names changed; `read` where there is something to read, now or when `entry` says. */
  readonly todo: 'nothing' | 'note' | 'read';
}

/** Another feed that has the same story waiting gets this long to fetch it. */
const otherFeedMs = 10 * 60_000;
/** A page whose feed says again and again that it changed is read again ever later: a quarter of an hour, then twice that. */
const rereadMs = 15 * 60_000;
const rereadMsMax = 24 * 60 * 60_000;

/**
 * Leaves out entries that stand twice in one feed, and takes their GUIDs from those that share one with another: such
 * a GUID names nothing.
 */
export function tidyItems(items: readonly FeedItem[]): readonly FeedItem[] {
  const addresses = new Set<string>();
  const distinct = items.filter(
    ({ address }) => address === null || (!addresses.has(address) && addresses.add(address)),
  );
  const counts = new Map<string | null, number>();
  for (const { guid } of distinct) counts.set(guid, (counts.get(guid) ?? 0) + 1);
  return distinct.map((item) => ((counts.get(item.guid) ?? 0) > 1 ? { ...item, guid: null } : item));
}

/** Tells what is new about an entry, by what is known under its names. */
export function sortItem(item: FeedItem, match: EntryMatch, nowMs: number): SortedItem {
  const known = match.byAddress ?? (isSame(item, match.byGuid) ? match.byGuid : null);
  if (known === null) return sortNew(item, match.elsewhere, nowMs);
  const names = { guid: item.guid, address: item.address ?? known.address, title: digestTitle(item) };
  const entry = { ...known, ...names, published: item.published, digest: item.digest };
  if (known.digest === item.digest) {
    const isRenamed = names.guid !== known.guid || names.address !== known.address;
    return { item, entry, todo: isRenamed ? 'note' : 'nothing' };
  }
  const link = item.link ?? known.link;
  if (known.state === 'waiting') return { item, entry: { ...entry, link }, todo: 'read' };
  const waitMs = known.reads < 2 ? 0 : Math.min(rereadMs * 2 ** (known.reads - 2), rereadMsMax);
  return {
    item,
    entry: { ...entry, state: 'waiting', link, failures: 0, nextAt: writeInstant(nowMs + waitMs) },
    todo: 'read',
  };
}

function sortNew(item: FeedItem, elsewhere: KeptEntry | null, nowMs: number): SortedItem {
  const entry: KeptEntry = {
    key: null,
    guid: item.guid,
    address: item.address,
    title: digestTitle(item),
    link: item.link,
    published: item.published,
    digest: item.digest,
    state: 'waiting',
    storyId: null,
    reads: 0,
    failures: 0,
    nextAt: writeInstant(nowMs),
    reason: null,
  };
  if (elsewhere?.state === 'kept') {
    const { storyId, reads } = elsewhere;
    return {
      item,
      entry: { ...entry, state: 'kept', storyId, reads, link: null, nextAt: null },
      todo: 'note',
    };
  }
  const isExpected = elsewhere?.state === 'waiting' && item.page === null;
  return {
    item,
    entry: isExpected ? { ...entry, nextAt: writeInstant(nowMs + otherFeedMs) } : entry,
    todo: 'read',
  };
}

/**
 * Whether a GUID that stands at another address still names the same story: its address changed, or its headline, or its
 * date, but not all of them. Some feeds give one GUID to whatever is newest.
 */
function isSame(item: FeedItem, known: KeptEntry | null): boolean {
  if (known === null) return false;
  if (item.address === null || known.address === null) return true;
  return (
    (known.title !== null && known.title === digestTitle(item)) ||
    (known.published !== null && known.published === item.published)
  );
}

function digestTitle({ title }: FeedItem): string | null {
  return title === null ? null : digest([title]);
}

function writeInstant(ms: number): Instant {
  return new Date(ms).toISOString();
}
