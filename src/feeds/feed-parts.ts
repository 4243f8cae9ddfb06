import type { Clock } from '../clock.ts';
import type { Page } from '../domain.ts';
import type { Fetcher } from '../fetch/index.ts';
import type { Library } from '../library/library.ts';
import type { Reader } from '../reader/index.ts';

/** All that reading feeds needs. */
export interface FeedParts {
  readonly library: Library;
  readonly fetcher: Fetcher;
  readonly reader: Reader;
  /**
   * Reads a page and keeps its story; gives the story's id.
   *
   * @param formerId The story that it is a new version of, wherever it stands now; null for a new one.
   */
  readonly keepPage: (page: Page, formerId: string | null) => Promise<string>;
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Takes a line for the operator. */
  readonly log: (line: string) => void;
  /** Aborted when reading is to end. */
  readonly signal: AbortSignal;
}
