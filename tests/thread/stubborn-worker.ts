import { serveThread } from '../../src/thread/index.ts';

/** A service that can be told to end badly. */
export interface Stubborn {
  /** Never answers. */
  wait(): Promise<void>;
  /** Ends the thread in the middle of the call. */
  crash(): Promise<void>;
  close(): Promise<void>;
}

serveThread(
  (): Stubborn => ({
    wait: () => new Promise(() => undefined),
    crash: async () => {
      setImmediate(() => {
        throw new Error('the goat ate it');
      });
      await new Promise(() => undefined);
    },
    close: async () => undefined,
  }),
);
