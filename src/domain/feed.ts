import type { Instant } from './instant.ts';

/** A feed that is read around the clock, and how it has fared. */
export interface KeptFeed {
  readonly id: string;
  readonly url: string;
  /** The feed's own name; null until it was read. */
  readonly title: string | null;
  /** `paused` by somebody, `disabled` by Soundbite after days of failure. */
  readonly state: 'active' | 'paused' | 'disabled';
  readonly addedAt: Instant;
  /** When it is asked next. */
  readonly nextAt: Instant;
  /** How long it is left alone between two readings, as often as it publishes. */
  readonly intervalMs: number;
  /** By what its server tells whether it is still as it was read last; null where it names none. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** The address that named it so, where its own redirects to another; no other is asked by that. */
  readonly versionUrl: string | null;
  /** When it was last read; null when it never was. */
  readonly readAt: Instant | null;
  /** How often in a row it could not be read. */
  readonly failureCount: number;
  readonly failingSince: Instant | null;
  /** Why it could not be read last, in few words such as `403 Forbidden`. */
  readonly failure: string | null;
  /** What else is to be known of the last reading, in a sentence. */
  readonly note: string | null;
  /** How many of its stories are in the library, still to be fetched, and could not be had. */
  readonly storyCounts: { readonly kept: number; readonly waiting: number; readonly givenUp: number };
}

/** What is known of one entry of a feed. */
export interface KeptEntry {
  /** Null for one that is not kept yet. */
  readonly key: number | null;
  /** Digests of what the feed calls it by, of its story's address in whatever form, and of its headline; null for none. */
  readonly guid: string | null;
  readonly address: string | null;
  readonly title: string | null;
  /** Where its page is to be fetched; null once that is done, so that nothing is left of a story that is forgotten. */
  readonly link: string | null;
  /** The feed's own date of it. */
  readonly published: string | null;
  /** Of all that the feed says of it: another one means that it changed. */
  readonly digest: string;
  /** `waiting` to be fetched; `given-up` because that failed for good. */
  readonly state: 'kept' | 'waiting' | 'given-up';
  /** The story that it became; null until then. */
  readonly storyId: string | null;
  /** How often its story was read. */
  readonly reads: number;
  /** How often in a row its page could not be had. */
  readonly failures: number;
  /** When it is tried next, where it waits. */
  readonly nextAt: Instant | null;
  /** Why it waits or was given up. */
  readonly reason: string | null;
}
