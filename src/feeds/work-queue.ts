import type { KeptEntry } from '../domain.ts';
import type { FeedParts } from './feed-parts.ts';
import { keepForgotten } from './keep-forgotten.ts';
import { readEntry } from './read-entry.ts';

/** Pages fetched for one feed at a time; others have their turn before it goes on. */
const pagesMax = 25;
/** A host that wants long pauses makes its feed give way sooner. */
const workMsMax = 10 * 60_000;

/**
 * Fetches the stories of a feed that wait and whose time has come, one after another, and keeps after each how it went:
 * whenever the program is killed, what is left still waits. Gives how many stories were had.
 */
export async function workQueue(feedId: string, parts: FeedParts): Promise<number> {
  const { library, clock, signal } = parts;
  const waiting = await library.waitingEntries(feedId, writeInstant(clock.now()), pagesMax);
  const closedUntil = new Map<string, number>();
  const begunMs = clock.now();
  let count = 0;
  for (const entry of waiting) {
    if (signal.aborted || clock.now() - begunMs > workMsMax) break;
    const host = readHost(entry);
    const untilMs = closedUntil.get(host);
    const isClosed = untilMs !== undefined && untilMs > clock.now();
    // What was forgotten meanwhile is not to be fetched; what another feed has brought need not be.
    const settled = (await findForgotten(entry, parts)) ?? (await findBrought(feedId, entry, parts));
    if (settled !== null) await library.keepEntries(feedId, [settled]);
    else if (isClosed) await library.keepEntries(feedId, [{ ...entry, nextAt: writeInstant(untilMs) }]);
    else {
      const outcome = await readEntry(entry, null, parts);
      if (outcome.leaveHostUntilMs !== null) closedUntil.set(host, outcome.leaveHostUntilMs);
      if (outcome.entry.state === 'kept') count += 1;
      await library.keepEntries(feedId, [outcome.entry]);
    }
  }
  return count;
}

/** Gives the entry as kept when its story was taken out of the library while it waited to be read again. */
async function findForgotten(entry: KeptEntry, parts: FeedParts): Promise<KeptEntry | null> {
  const standing = await keepForgotten(entry, parts);
  return standing.state === 'kept' ? standing : null;
}

/** Gives the entry as kept when its story came by another feed after this one had named it. */
async function findBrought(
  feedId: string,
  entry: KeptEntry,
  { library }: FeedParts,
): Promise<KeptEntry | null> {
  if (entry.storyId !== null) return null;
  const [match] = await library.matchEntries(feedId, [{ guid: null, address: entry.address }]);
  if (match?.elsewhere?.state !== 'kept') return null;
  const { storyId, reads } = match.elsewhere;
  return { ...entry, state: 'kept', storyId, reads, link: null, nextAt: null, reason: null };
}

function readHost({ link }: KeptEntry): string {
  return link !== null && URL.canParse(link) ? new URL(link).host : '';
}

function writeInstant(ms: number): string {
  return new Date(ms).toISOString();
}
