import { parentPort, workerData } from 'node:worker_threads';
import { type Call, OPENING_ID, packError, type Reply } from './message.ts';

/** What a thread can serve: methods that take and give plain values, and `close`. */
export interface Service {
  close(): Promise<void>;
}

/**
 * Serves a service from inside a worker thread: opens it with the thread's data, tells whether that went well, then
 * answers calls until it is closed.
 */
export function serveThread<Data>(open: (data: Data) => Service | Promise<Service>): void {
  if (parentPort === null) throw new Error('serveThread works in a worker thread only.');
  const port = parentPort;
  const send = (reply: Reply) => port.postMessage(reply);
  const opening = openFirst(() => open((workerData as { data: Data }).data), send);
  port.on('message', async (call: Call) => {
    const service = await opening;
    if (service === null) return;
    send(await answerCall(service, call));
    if (call.method === 'close') port.close();
  });
}

async function openFirst(
  open: () => Service | Promise<Service>,
  send: (reply: Reply) => void,
): Promise<Service | null> {
  try {
    const service = await open();
    send({ id: OPENING_ID, kind: 'done', result: null });
    return service;
  } catch (error) {
    send({ id: OPENING_ID, kind: 'failed', failure: packError(error) });
    parentPort?.close();
    return null;
  }
}

async function answerCall(service: Service, { id, method, args }: Call): Promise<Reply> {
  try {
    const methods = service as unknown as Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;
    return { id, kind: 'done', result: await methods[method]?.apply(service, [...args]) };
  } catch (error) {
    return { id, kind: 'failed', failure: packError(error) };
  }
}
