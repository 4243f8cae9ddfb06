import { createHash } from 'node:crypto';
import type { Desk } from '../../commands/command.ts';
import type { CommandRequest } from '../../src/domain.ts';
import type { Library } from '../../src/library/library.ts';

/**
 * Opens a desk for the tiny commands: its library keeps buttons' requests in memory and nothing else, and fails on
 * everything that a tiny command has no business with.
 */
export function openTinyDesk(): Desk {
  const requests = new Map<string, CommandRequest>();
  const library: Pick<Library, 'keepRequest' | 'request'> = {
    keepRequest: async (request) => {
      const id = createHash('sha256').update(JSON.stringify(request)).digest('hex').slice(0, 12);
      requests.set(id, request);
      return id;
    },
    request: async (requestId) => requests.get(requestId) ?? null,
  };
  const fail = () => Promise.reject(new Error('A tiny command asks for nothing but buttons.'));
  return {
    library: library as Library,
    ask: fail,
    ingest: fail,
    feeds: { find: fail, isReading: () => false },
    now: () => new Date(),
  };
}
