import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { InputError } from '../../errors.ts';
import type { InputItem } from '../input-item.ts';
import { explainFileFailure } from './explain-file-failure.ts';
import { nameKind } from './name-kind.ts';

/** A file that may hold stories, and what it is called to the user. */
interface FoundFile {
  readonly kind: 'file';
  readonly path: string;
  readonly input: string;
}

type Found = FoundFile | Exclude<InputItem, { readonly kind: 'page' }>;

/**
 * Walks a folder and all folders in it, in the order of their names. Links are followed as long as they stay within
 * the folder. What is not read is told, with the reason.
 *
 * @param root The folder's real path.
 * @param shown What the user called it.
 */
export async function* walkFolder(root: string, shown: string): AsyncGenerator<Found> {
  yield* walk({ root, seen: new Set([root]) }, root, shown);
}

interface Walk {
  readonly root: string;
  /** Real paths of the folders walked, so that a link upwards does not lead round in circles. */
  readonly seen: Set<string>;
}

async function* walk(state: Walk, folder: string, shown: string): AsyncGenerator<Found> {
  let entries: readonly Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    yield { kind: 'problem', input: shown, error: explainFileFailure(shown, error) };
    return;
  }
  const names = entries.map(({ name }) => name).sort();
  for (const name of names) yield* look(state, join(folder, name), join(shown, name), name);
}

async function* look(state: Walk, entry: string, input: string, name: string): AsyncGenerator<Found> {
  if (name.startsWith('.')) return yield skip(input, 'its name begins with a dot, which hides it');
  try {
    const path = await realpath(entry);
    if (!isWithin(state.root, path)) {
      const message = `${input} is a link that leads out of the folder, and is not followed. Give ${path} by itself if it is meant.`;
      return yield { kind: 'problem', input, error: new InputError(input, message) };
    }
    const stats = await stat(path);
    if (stats.isFile()) {
      yield chooseFile(path, input, name);
    } else if (!stats.isDirectory()) {
      yield skip(input, 'it is neither a file nor a folder');
    } else if (state.seen.has(path)) {
      yield skip(input, 'it is a link to a folder that is read already');
    } else {
      state.seen.add(path);
      yield* walk(state, path, input);
    }
  } catch (error) {
    yield { kind: 'problem', input, error: explainFileFailure(input, error) };
  }
}

function chooseFile(path: string, input: string, name: string): Found {
  const { kind } = nameKind(name);
  if (kind === 'unknown') return skip(input, 'its ending is not one of .html, .txt, .json, .jsonl or .warc');
  // A folder is not expected to send anybody out to the web.
  if (kind === 'feed') return skip(input, 'it looks like a feed; give it by itself to fetch its stories');
  return { kind: 'file', path, input };
}

function skip(input: string, reason: string): Found {
  return { kind: 'skipped', input, error: new InputError(input, `${input} is skipped: ${reason}.`) };
}

function isWithin(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}
