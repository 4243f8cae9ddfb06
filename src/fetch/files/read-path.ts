import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { InputError } from '../../errors.ts';
import type { InputItem } from '../input-item.ts';
import type { Fetcher } from '../web/fetcher.ts';
import { explainFileFailure } from './explain-file-failure.ts';
import { nameKind } from './name-kind.ts';
import { readStream } from './read-stream.ts';
import { walkFolder } from './walk-folder.ts';

/** Reads a file or a folder named by the user; links are followed, and a file's kind is guessed if need be. */
export async function* readPath(input: string, fetcher: Fetcher): AsyncGenerator<InputItem> {
  try {
    const isFolder = (await stat(input)).isDirectory();
    // Only a folder needs its real path: links in it are held against that. A pipe has none.
    if (isFolder) yield* readFolder(await realpath(input), input, fetcher);
    else yield* readFile(input, input, fetcher);
  } catch (error) {
    yield { kind: 'problem', input, error: explainFileFailure(input, error) };
  }
}

function readFile(path: string, input: string, fetcher: Fetcher): AsyncGenerator<InputItem> {
  const { stem, kind } = nameKind(basename(input));
  return readStream(createReadStream(path), { input, name: input, id: stem, kind }, fetcher);
}

async function* readFolder(path: string, input: string, fetcher: Fetcher): AsyncGenerator<InputItem> {
  let isEmpty = true;
  for await (const found of walkFolder(path, input)) {
    if (found.kind === 'file') {
      isEmpty = false;
      yield* readFile(found.path, found.input, fetcher);
    } else {
      isEmpty &&= found.kind === 'skipped';
      yield found;
    }
  }
  if (isEmpty) {
    const error = new InputError(
      input,
      `The folder ${input} holds no stories. Stories are .html, .txt, .json and .jsonl files, also packed as .gz.`,
    );
    yield { kind: 'problem', input, error };
  }
}
