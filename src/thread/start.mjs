// Where a thread begins: lets it read TypeScript, whatever way the program itself was started, then runs its module.
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
await import(workerData.module);
