/** What any kind of feed says of one story. */
export interface FeedEntry {
  /** What the feed calls it by, the same as long as it is the same entry; null where there is none. */
  readonly guid: string | null;
  /** Absolute; null where there is none. */
  readonly link: string | null;
  /** As HTML. */
  readonly title: string | null;
  readonly author: string | null;
  readonly published: string | null;
  readonly updated: string | null;
  /** The feed's own name, as HTML. */
  readonly outlet: string | null;
  /** The longest text the entry holds, as HTML: the story or a summary of it. */
  readonly html: string;
}
