import type { Page, Reading, Story } from '../domain.ts';
import { InputError, UserError } from '../errors.ts';
import type { FeedDocument } from '../syndication/index.ts';
import { openThread, type Thread } from '../thread/index.ts';
import type { Reader, ReadPage } from './reader.ts';

/** Whoever stops the program has waited for the web already; a page is soon read again. */
const CLOSING_MS_MAX = 1000;

/**
 * Reads pages in a thread, one after another. A page that takes too long, or breaks the thread, ends it; the next page
 * starts another.
 */
export class ThreadReader implements Reader {
  readonly #timeLimitMs: number;
  #thread: Promise<Thread<Reader>> | null = null;
  #lastTurn: Promise<unknown> = Promise.resolve();
  /** Closing, it takes no more pages; stopped, it reads none of those that wait either. */
  #state: 'open' | 'closing' | 'stopped' = 'open';

  constructor(timeLimitMs: number) {
    this.#timeLimitMs = timeLimitMs;
  }

  read(page: Page): Promise<ReadPage> {
    return this.#takeTurn(page.url ?? page.id ?? 'The page', (service) => service.read(page));
  }

  reread(story: Story): Promise<Reading> {
    return this.#takeTurn(story.url ?? story.id, (service) => service.reread(story));
  }

  feed(text: string, url: string | null): Promise<FeedDocument | null> {
    return this.#takeTurn(url ?? 'The feed', (service) => service.feed(text, url));
  }

  async close(): Promise<void> {
    if (this.#state === 'open') this.#state = 'closing';
    const late = setTimeout(() => void this.#stop(), CLOSING_MS_MAX);
    await this.#lastTurn;
    clearTimeout(late);
    await this.#stop();
  }

  async #stop(): Promise<void> {
    this.#state = 'stopped';
    // One that did not even start is told to who waits for its page.
    const thread = await this.#thread?.catch(() => null);
    await thread?.kill();
  }

  #isStopped(): boolean {
    return this.#state === 'stopped';
  }

  async #takeTurn<T>(input: string, work: (service: Reader) => Promise<T>): Promise<T> {
    if (this.#state !== 'open') throw makeStoppingError(null);
    const turn = this.#lastTurn.then(() => this.#readInTime(input, work));
    this.#lastTurn = turn.catch(() => undefined);
    return turn;
  }

  async #readInTime<T>(input: string, work: (service: Reader) => Promise<T>): Promise<T> {
    if (this.#isStopped()) throw makeStoppingError(null);
    const { service, kill } = await this.#enterThread();
    // The limit is the page's own: neither those before it nor the thread's start count.
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      void kill();
    }, this.#timeLimitMs);
    try {
      return await work(service);
    } catch (error) {
      if (isLate && !this.#isStopped()) throw makeLateError(input, this.#timeLimitMs, error);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  #enterThread(): Promise<Thread<Reader>> {
    if (this.#thread !== null) return this.#thread;
    const thread = openThread<Reader>({
      module: new URL('./reader-worker.ts', import.meta.url),
      methods: { read: true, reread: true, feed: true, close: true },
      data: null,
      describeEnd: (_end, cause) => (this.#isStopped() ? makeStoppingError(cause) : makeBrokenError(cause)),
    });
    this.#thread = thread;
    const forget = () => {
      this.#thread = null;
    };
    thread.then(({ exited }) => exited).then(forget, forget);
    return thread;
  }
}

function makeLateError(input: string, timeLimitMs: number, cause: unknown): UserError {
  const message = `${input} took too long to read: more than ${timeLimitMs / 1000} seconds. Give the story's text alone, without the rest of the page.`;
  return new InputError(input, message, { cause });
}

function makeBrokenError(cause: unknown): UserError {
  return new UserError(
    "The thread that reads pages broke off over this one; the next page starts another. Give this story's text alone, without the rest of the page.",
    { cause },
  );
}

function makeStoppingError(cause: unknown): UserError {
  return new UserError('Soundbite is stopping and reads no more pages. Start it again to read this one.', {
    cause,
  });
}
