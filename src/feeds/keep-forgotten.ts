import type { KeptEntry } from '../domain.ts';
import type { FeedParts } from './feed-parts.ts';

/** A story that was taken out of the library does not come back because its feed touches it. */
export async function keepForgotten(entry: KeptEntry, { library }: FeedParts): Promise<KeptEntry> {
  if (entry.state !== 'waiting' || entry.storyId === null) return entry;
  const isGone = (await library.story(entry.storyId)) === null;
  return isGone ? { ...entry, state: 'kept', link: null, nextAt: null, reason: null } : entry;
}
