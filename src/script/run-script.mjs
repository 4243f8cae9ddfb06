import Module, { createRequire } from 'node:module';

/**
 * Runs the script that was made of a module, as Node would run the module itself.
 *
 * @param {string} script
 * @param {string} path The module's, from which packages are found.
 * @returns {void}
 */
export function runScript(script, path) {
  const module = /** @type {CompilingModule} */ (new Module(path));
  module.paths = createRequire(path).resolve.paths('a-package') ?? [];
  // What loads modules from files ends with this too; it has no other door.
  module._compile(script, path);
}

/** @typedef {Module & { _compile(script: string, path: string): void }} CompilingModule */
