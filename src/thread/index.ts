/** The room's door: a service in a worker thread, called as if it were here. */
export { openThread, type Thread } from './open-thread.ts';
export { serveThread } from './serve-thread.ts';
