import { UserError } from '../errors.ts';
import { openThread } from '../thread/index.ts';
import type { Reader } from './reader.ts';

export { readPage } from './read-page.ts';
export type { Reader, ReadPage } from './reader.ts';

/** Opens a reader in a thread of its own, so that no page, however large, holds the caller's event loop. */
export function openReader(): Promise<Reader> {
  return openThread<Reader>({
    module: new URL('./reader-worker.ts', import.meta.url),
    methods: { read: true, close: true },
    data: null,
    describeEnd: (end, cause) =>
      new UserError(
        end === 'closed'
          ? 'Soundbite is stopping and reads no more pages.'
          : 'The thread that reads pages has stopped; start Soundbite again.',
        { cause },
      ),
  });
}
