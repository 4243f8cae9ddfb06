/** The room's door: a module and all that it imports as one script, kept until a file changes, and run. */
export { bundleModule } from './bundle-module.mjs';
export { runModule } from './run-module.mjs';
export { runScript } from './run-script.mjs';
