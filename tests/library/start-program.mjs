// Starts a program of ours, in TypeScript, as the installed command is started: PROGRAM WORD…
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { runModule } from '../../src/script/index.mjs';

const [program = ''] = process.argv.splice(2, 1);
await runModule(pathToFileURL(program));
