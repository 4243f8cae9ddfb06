import type { Instant, Layout, StoryDetails } from '../domain.ts';

/** A story as one of the readers gives it, before its address is checked and its id chosen. */
export interface Draft {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly author: string | null;
  readonly published: Instant | null;
  /** The canonical address that the page claims, unchecked. */
  readonly canonical: string | null;
  readonly paragraphs: readonly string[];
  readonly noise: readonly number[];
  readonly layout?: Layout;
  /** Of a page only; the image's address may be relative, and the language is as the page states it. */
  readonly details?: StoryDetails;
}
