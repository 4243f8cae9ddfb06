import { Worker } from 'node:worker_threads';
import { LibraryError } from '../errors.ts';
import type { Library } from './library.ts';
import { type Call, libraryMethods, type Reply, unpackError } from './rpc.ts';

/** Opens the library file in a worker thread and gives a library whose every call is answered there. */
export async function openWorkerLibrary(path: string): Promise<Library> {
  const link = new WorkerLink(path);
  await link.opened;
  const entries = libraryMethods.map((method) => [
    method,
    (...args: readonly unknown[]) => link.call(method, args),
  ]);
  return { ...(Object.fromEntries(entries) as unknown as Library), close: () => link.close() };
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

/** The thread, and who waits for what from it. */
export class WorkerLink {
  readonly opened: Promise<unknown>;
  readonly #path: string;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #pending = new Set<Promise<unknown>>();
  #lastId = 0;
  /** Why calls are no longer taken; null while they are. */
  #end: LibraryError | null = null;
  #closed: Promise<void> | null = null;

  constructor(path: string) {
    this.#path = path;
    this.#worker = new Worker(new URL('./library-worker.mjs', import.meta.url), {
      // The program's own loaders are not wanted twice.
      execArgv: [],
      workerData: { path },
    });
    this.#worker.on('message', (reply: Reply) => this.#settle(reply));
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(null));
    this.opened = this.#wait(0);
  }

  call(method: keyof Library, args: readonly unknown[]): Promise<unknown> {
    return this.#end === null ? this.#send(method, args) : Promise.reject(this.#end);
  }

  /** Lets the calls under way finish, then closes the file and ends the thread. */
  close(): Promise<void> {
    this.#closed ??= this.#drain();
    return this.#closed;
  }

  /** Ends the thread at once, as a crash would. */
  async kill(): Promise<void> {
    await this.#worker.terminate();
  }

  async #drain(): Promise<void> {
    // A thread that has died has nothing left to close.
    if (this.#end !== null) return;
    this.#end = new LibraryError(this.#path, `The library ${this.#path} is closed.`);
    const exited = new Promise((resolve) => this.#worker.once('exit', resolve));
    await Promise.allSettled(this.#pending);
    await this.#send('close', []);
    this.#worker.ref();
    await exited;
  }

  #send(method: keyof Library, args: readonly unknown[]): Promise<unknown> {
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
    this.#end ??= new LibraryError(
      this.#path,
      `The thread that holds the library ${this.#path} has stopped. What was kept before is safe in the file; start Soundbite again.`,
      { cause },
    );
    for (const { reject } of this.#waiting.values()) reject(this.#end);
    this.#waiting.clear();
  }
}
