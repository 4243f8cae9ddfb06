import type { Page, Reading, Story } from '../domain.ts';
import type { FeedDocument } from '../syndication/index.ts';
import type { Reader, ReadPage } from './reader.ts';

/** Several readers that are one: a page goes to the one with the fewest waiting. */
export class ReaderPool implements Reader {
  /** How many pages are worth handing over at once: one under way and one waiting in each thread. */
  readonly pageCount: number;
  readonly #readers: readonly { readonly reader: Reader; waitingCount: number }[];

  constructor(readers: readonly Reader[]) {
    this.#readers = readers.map((reader) => ({ reader, waitingCount: 0 }));
    this.pageCount = 2 * readers.length;
  }

  read(page: Page): Promise<ReadPage> {
    return this.#handOver((reader) => reader.read(page));
  }

  reread(story: Story): Promise<Reading> {
    return this.#handOver((reader) => reader.reread(story));
  }

  feed(text: string, url: string | null): Promise<FeedDocument | null> {
    return this.#handOver((reader) => reader.feed(text, url));
  }

  async close(): Promise<void> {
    await Promise.all(this.#readers.map(({ reader }) => reader.close()));
  }

  async #handOver<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    const freest = this.#readers.reduce((best, one) => (one.waitingCount < best.waitingCount ? one : best));
    freest.waitingCount += 1;
    try {
      return await work(freest.reader);
    } finally {
      freest.waitingCount -= 1;
    }
  }
}
