#!/usr/bin/env node
// The installed command: loads the TypeScript program without a build step.
import { register } from 'tsx/esm/api';

register();
await import('./cli.ts');
