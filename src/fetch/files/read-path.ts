import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { InputError } from '../../errors.ts';
import type { InputItem, ReadPlaces } from '../input-item.ts';
import type { Fetcher } from '../web/fetcher.ts';
import { explainFileFailure } from './explain-file-failure.ts';
import { nameKind } from './name-kind.ts';
import { readStream } from './read-stream.ts';
import { walkFolder } from './walk-folder.ts';

/** What reading files needs besides their names. */
export interface FileReading {
  readonly fetcher: Fetcher;
  /** How far files were read before; what was read of them is passed over. */
  readonly places: ReadPlaces;
  /** Told of bytes read, as they lie on the disk, and of those passed over. */
  readonly onBytes: (count: number) => void;
}

/** Reads a file or a folder named by the user; links are followed, and a file's kind is guessed if need be. */
export async function* readPath(input: string, reading: FileReading): AsyncGenerator<InputItem> {
  try {
    const isFolder = (await stat(input)).isDirectory();
    // Only a folder needs its real path: links in it are held against that. A pipe has none.
    if (isFolder) yield* readFolder(await realpath(input), input, reading);
    else yield* readFile(input, input, reading);
  } catch (error) {
    yield { kind: 'problem', input, error: explainFileFailure(input, error) };
  }
}

async function* readFile(
  path: string,
  input: string,
  { fetcher, places, onBytes }: FileReading,
): AsyncGenerator<InputItem> {
  const { stem, kind } = nameKind(basename(input));
  const origin = { input, name: input, id: stem, kind };
  const file = await identify(path);
  if (file === null) {
    const resume = { done: 0, position: null };
    return yield* readStream(createReadStream(path), { ...origin, resume }, fetcher);
  }
  const before = places.get(file.path);
  const isSame = before?.stamp === file.stamp;
  if (isSame && before.isWhole) return onBytes(file.sizeBytes);
  const { done, position } = isSame ? before : { done: 0, position: null };
  onBytes(position ?? 0);
  const bytes = tellBytes(createReadStream(path, { start: position ?? 0 }), onBytes);
  let count = done;
  for await (const item of readStream(bytes, { ...origin, resume: { done, position } }, fetcher)) {
    count += 1;
    const place = { path: file.path, stamp: file.stamp, done: count, position: item.nextByte ?? null };
    yield { ...item, place };
  }
}

/** Tells a file from every other and from what it was before; null for a pipe, which is read once and gone. */
async function identify(path: string): Promise<{ path: string; stamp: string; sizeBytes: number } | null> {
  const stats = await stat(path);
  if (!stats.isFile()) return null;
  return { path: await realpath(path), stamp: `${stats.size} ${stats.mtimeMs}`, sizeBytes: stats.size };
}

async function* tellBytes(
  source: AsyncIterable<Uint8Array>,
  onBytes: (count: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    onBytes(chunk.length);
    yield chunk;
  }
}

async function* readFolder(path: string, input: string, reading: FileReading): AsyncGenerator<InputItem> {
  let isEmpty = true;
  for await (const found of walkFolder(path, input)) {
    if (found.kind === 'file') {
      isEmpty = false;
      yield* readFile(found.path, found.input, reading);
    } else {
      isEmpty &&= found.kind === 'skipped';
      yield found;
    }
  }
  if (isEmpty) {
    const error = new InputError(
      input,
      `The folder ${input} holds no stories. Stories are .html, .txt, .json, .jsonl and .warc files, also packed as .gz.`,
    );
    yield { kind: 'problem', input, error };
  }
}
