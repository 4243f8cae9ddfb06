import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The script of a module, and the files it was made of.
 *
 * @typedef {object} Bundle
 * @property {string} script
 * @property {readonly string[]} files
 * @property {number} begunAt When its making began, in milliseconds since 1970.
 */

/** Installing the packages anew empties it. */
const folder = fileURLToPath(new URL('../../node_modules/.cache/soundbite', import.meta.url));

/**
 * What is kept above a script, in one line.
 *
 * @typedef {object} Head
 * @property {number} length The script's, which a crash of the machine may have cut.
 * @property {Readonly<Record<string, string>>} files What each file was like when the script was made of it.
 */

/**
 * Where a module's script is kept.
 *
 * @param {string} path
 */
const fileOf = (path) => join(folder, `${createHash('sha256').update(path).digest('hex')}.script`);

/** How much earlier than its making a script's files must have been saved: some disks tell times in steps of two seconds. */
const SETTLED_MS = 2000;

/**
 * Takes the script that was made of a module before; null where there is none, or where one of its files has changed.
 *
 * @param {string} path
 * @returns {string | null}
 */
export function takeScript(path) {
  try {
    const text = readFileSync(fileOf(path), 'utf8');
    const end = text.indexOf('\n');
    const script = text.slice(end + 1);
    /** @type {Head} */
    const { length, files } = JSON.parse(text.slice(0, end));
    const isWhole = script.length === length;
    return isWhole && Object.entries(files).every(([file, was]) => describeFile(file) === was)
      ? script
      : null;
  } catch {
    // Whatever cannot be read is made again.
    return null;
  }
}

/**
 * Keeps a script for further starts; where nothing can be written, each program makes its own. A file that was saved while
 * the script was made may not be in it: such a script is not kept.
 *
 * @param {string} path
 * @param {Bundle} bundle
 * @returns {void}
 */
export function keepScript(path, { script, files, begunAt }) {
  // Written beside and moved: another program may read it at the same time.
  const draft = join(folder, randomUUID());
  try {
    if (files.some((file) => statSync(file).mtimeMs >= begunAt - SETTLED_MS)) return;
    /** @type {Head} */
    const head = {
      length: script.length,
      files: Object.fromEntries(files.map((file) => [file, describeFile(file)])),
    };
    mkdirSync(folder, { recursive: true });
    writeFileSync(draft, `${JSON.stringify(head)}\n${script}`);
    renameSync(draft, fileOf(path));
  } catch {
    // A folder that belongs to somebody else, a full disk: starting takes longer, that is all.
    removeIfThere(draft);
  }
}

/** @param {string} path */
function removeIfThere(path) {
  try {
    rmSync(path, { force: true });
  } catch {
    // Where nothing may be removed, nothing was written.
  }
}

/**
 * @param {string} file
 * @returns {string}
 */
function describeFile(file) {
  const { mtimeMs, size } = statSync(file);
  return `${mtimeMs} ${size}`;
}
