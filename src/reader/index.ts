import { UserError } from '../errors.ts';
import { openThread } from '../thread/index.ts';
import type { Reader } from './reader.ts';

export type { Reader, ReadPage } from './reader.ts';

/**
 * Opens a reader in a thread of its own, so that no page, however large, holds the caller's event loop. The thread
 * starts with the first page: most commands read none.
 */
export function openReader(): Reader {
  let thread: Promise<Reader> | null = null;
  return {
    async read(page) {
      thread ??= startThread();
      return (await thread).read(page);
    },
    async reread(story) {
      thread ??= startThread();
      return (await thread).reread(story);
    },
    close: async () => (await thread)?.close(),
  };
}

async function startThread(): Promise<Reader> {
  const { service } = await openThread<Reader>({
    module: new URL('./reader-worker.ts', import.meta.url),
    methods: { read: true, reread: true, close: true },
    data: null,
    describeEnd: (end, cause) =>
      new UserError(
        end === 'closed'
          ? 'Soundbite is stopping and reads no more pages.'
          : 'The thread that reads pages has stopped; start Soundbite again.',
        { cause },
      ),
  });
  return service;
}
