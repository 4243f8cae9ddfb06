#!/usr/bin/env node
// The installed command.
import { runModule } from './script/index.mjs';

await runModule(new URL('./cli.ts', import.meta.url));
