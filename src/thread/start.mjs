// Where a thread begins: lets it read TypeScript, whatever way the program itself was started, then runs its module.
// The hooks of `require` work in this thread; those of `import` would start another one first, and take twice the time.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/cjs/api';

register();
createRequire(import.meta.url)(fileURLToPath(workerData.module));
