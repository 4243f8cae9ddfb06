import { Worker } from 'node:worker_threads';
import { bundleModule } from '../script/index.mjs';
import { type Call, OPENING_ID, type Reply, unpackError } from './message.ts';
import type { Service } from './serve-thread.ts';

export interface ThreadOptions<T extends Service> {
  /** The module that calls `serveThread`. */
  readonly module: URL;
  /** Every method of the service, `close` among them; the compiler sees to it that none is missing. */
  readonly methods: Readonly<Record<keyof T, true>>;
  /** What the service is opened with. */
  readonly data: unknown;
  /** The memory that the thread's values may take; without it Node decides, by the machine's. */
  readonly heapBytesMax?: number;
  /** Makes the error of calls that can no longer be answered: the thread was closed, or stopped by itself. */
  readonly describeEnd: (end: 'closed' | 'stopped', cause: unknown) => Error;
}

/** A service that is served in a thread of its own. */
export interface Thread<T extends Service> {
  readonly service: T;
  /** Resolves when the thread is no more, however it came to its end; before that is told to who waits for answers. */
  readonly exited: Promise<void>;
  /**
   * Ends the thread at once, whatever it is at. Only for services without native code: a thread that is ended inside
   * SQLite takes the whole process with it.
   */
  kill(): Promise<void>;
}

/**
 * Opens a service in a worker thread of its own; each call is answered there. An idle thread does not keep the program
 * from ending.
 *
 * @throws whatever opening the service throws there, its class kept.
 */
export async function openThread<T extends Service>(options: ThreadOptions<T>): Promise<Thread<T>> {
  const link = new ThreadLink(options, await bundleModule(options.module));
  await link.opened;
  const methods = Object.keys(options.methods).map((method) => [
    method,
    (...args: readonly unknown[]) => link.call(method, args),
  ]);
  const service = { ...Object.fromEntries(methods), close: () => link.close() } as T;
  return { service, exited: link.exited, kill: () => link.kill() };
}

/** What is made and thrown away between two sweeps: with the usual 16 MB, filling a large heap is half sweeping. */
const YOUNG_HEAP_MB = 96;

interface Waiting {
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

/** The thread, and who waits for what from it. */
class ThreadLink {
  readonly opened: Promise<unknown>;
  readonly exited: Promise<void>;
  readonly #describeEnd: ThreadOptions<Service>['describeEnd'];
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #pending = new Set<Promise<unknown>>();
  #lastId = OPENING_ID;
  /** Why calls are no longer taken; null while they are. */
  #end: Error | null = null;
  #closed: Promise<void> | null = null;

  constructor(
    { module, data, heapBytesMax, describeEnd }: Omit<ThreadOptions<Service>, 'methods'>,
    script: string,
  ) {
    this.#describeEnd = describeEnd;
    this.#worker = new Worker(new URL('./start.mjs', import.meta.url), {
      // The program's own loaders are not wanted here; traces are told in the files' own lines.
      execArgv: ['--enable-source-maps'],
      workerData: { script, module: module.href, data },
      ...(heapBytesMax === undefined
        ? {}
        : {
            resourceLimits: {
              maxOldGenerationSizeMb: Math.ceil(heapBytesMax / 2 ** 20),
              maxYoungGenerationSizeMb: YOUNG_HEAP_MB,
            },
          }),
    });
    this.#worker.on('message', (reply: Reply) => this.#settle(reply));
    let cause: unknown = null;
    this.#worker.on('error', (error) => {
      cause = error;
    });
    this.exited = new Promise((resolve) => {
      // An error is always followed by the exit.
      this.#worker.once('exit', () => {
        resolve();
        this.#fail(cause);
      });
    });
    this.opened = this.#wait(OPENING_ID);
  }

  call(method: string, args: readonly unknown[]): Promise<unknown> {
    return this.#end === null ? this.#send(method, args) : Promise.reject(this.#end);
  }

  /** Lets the calls under way finish, then closes the service and ends the thread; over at once when it dies meanwhile. */
  close(): Promise<void> {
    this.#closed ??= this.#drain();
    return this.#closed;
  }

  async kill(): Promise<void> {
    await this.#worker.terminate();
  }

  async #drain(): Promise<void> {
    // A thread that has died has nothing left to close.
    if (this.#end !== null) return;
    this.#end = this.#describeEnd('closed', null);
    await Promise.race([this.exited, this.#finish()]);
    this.#worker.ref();
    await this.exited;
  }

  async #finish(): Promise<void> {
    await Promise.allSettled(this.#pending);
    await this.#send('close', []);
  }

  #send(method: string, args: readonly unknown[]): Promise<unknown> {
    this.#lastId += 1;
    const call: Call = { id: this.#lastId, method, args };
    const answered = this.#wait(call.id);
    this.#worker.postMessage(call);
    return answered;
  }

  #wait(id: number): Promise<unknown> {
    // Only while something is awaited does the thread keep the program from ending.
    this.#worker.ref();
    const answered = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#pending.add(answered);
    const done = () => this.#pending.delete(answered);
    answered.then(done, done);
    return answered;
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (this.#waiting.size === 0) this.#worker.unref();
    if (reply.kind === 'done') waiting?.resolve(reply.result);
    else waiting?.reject(unpackError(reply.failure));
  }

  #fail(cause: unknown): void {
    this.#end ??= this.#describeEnd('stopped', cause);
    for (const { reject } of this.#waiting.values()) reject(this.#end);
    this.#waiting.clear();
  }
}
