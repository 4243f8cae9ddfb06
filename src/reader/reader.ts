import type { Page, Reading, Story } from '../domain.ts';
import type { FeedDocument } from '../syndication/index.ts';

/** A page understood: its story, and who said what in it. */
export interface ReadPage {
  readonly story: Story;
  readonly reading: Reading;
  /** What of it was not understood, in sentences for the user: its language, its date; null where all was. */
  readonly note: string | null;
}

/** Reads pages: extracts the story, then finds the quotations and their speakers. */
export interface Reader {
  /** @throws NoStoryError when there is no story in the page; InputError when it takes too long to read. */
  read(page: Page): Promise<ReadPage>;
  /** Reads a story again that was extracted before: its quotations and their speakers. */
  reread(story: Story): Promise<Reading>;
  /**
   * Takes a feed's text apart; null when it is no feed.
   *
   * @param url Where it came from; null for a file.
   */
  feed(text: string, url: string | null): Promise<FeedDocument | null>;
  /** Lets the pages under way finish, for a second at most. */
  close(): Promise<void>;
}
