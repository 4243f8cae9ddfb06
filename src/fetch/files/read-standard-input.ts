import type { InputItem } from '../input-item.ts';
import type { Fetcher } from '../web/fetcher.ts';
import { readStream } from './read-stream.ts';

/** Reads what is piped in: a story or a feed of any kind, or many stories, one a line. */
export function readStandardInput(
  stdin: AsyncIterable<Uint8Array>,
  fetcher: Fetcher,
): AsyncGenerator<InputItem> {
  const resume = { done: 0, position: null };
  return readStream(
    stdin,
    { input: '-', name: 'standard input', id: null, kind: 'unknown', resume },
    fetcher,
  );
}
