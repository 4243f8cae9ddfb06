import { parentPort, workerData } from 'node:worker_threads';
import { openEmbeddedLibrary } from './embedded/open-embedded-library.ts';
import type { Library } from './library.ts';
import { type Call, packError, type Reply } from './rpc.ts';

/** Answers the calls of `WorkerLibrary`: opens the library named in `workerData.path`, tells so, then serves until closed. */
function serve(): void {
  if (parentPort === null) throw new Error('library-worker.ts runs in a worker thread only.');
  const port = parentPort;
  const send = (reply: Reply) => port.postMessage(reply);
  const library = openFirst(send);
  if (library === null) return;
  port.on('message', async (call: Call) => {
    send(await answerCall(library, call));
    if (call.method === 'close') port.close();
  });
}

function openFirst(send: (reply: Reply) => void): Library | null {
  try {
    const library = openEmbeddedLibrary((workerData as { path: string }).path);
    send({ id: 0, kind: 'done', result: null });
    return library;
  } catch (error) {
    send({ id: 0, kind: 'failed', failure: packError(error) });
    return null;
  }
}

async function answerCall(library: Library, { id, method, args }: Call): Promise<Reply> {
  try {
    const run = library[method] as (...args: readonly unknown[]) => Promise<unknown>;
    return { id, kind: 'done', result: await run.apply(library, [...args]) };
  } catch (error) {
    return { id, kind: 'failed', failure: packError(error) };
  }
}

serve();
