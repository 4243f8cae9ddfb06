// The thread's first file: plain JavaScript, so that it can load the TypeScript however the program was started.
import { register } from 'tsx/esm/api';

register();
await import('./library-worker.ts');
