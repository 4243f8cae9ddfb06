// Where a thread begins: runs the script that was made of its module, as Node would run the module itself.
import Module, { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { workerData } from 'node:worker_threads';

const path = fileURLToPath(workerData.module);
const module = new Module(path);
module.paths = createRequire(path).resolve.paths('a-package') ?? [];
// What loads modules from files ends with this too; it has no other door.
module._compile(workerData.script, path);
