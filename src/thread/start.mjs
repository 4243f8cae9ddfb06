// Where a thread begins: runs the script that was made of its module.
import { fileURLToPath } from 'node:url';
import { workerData } from 'node:worker_threads';
import { runScript } from '../script/index.mjs';

runScript(workerData.script, fileURLToPath(workerData.module));
