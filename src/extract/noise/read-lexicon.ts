import { readFileSync } from 'node:fs';

const folder = new URL('../../../data/lexicons/', import.meta.url);

/** Reads a list of `data/lexicons`: one entry a line, `#` comments and empty lines left out. */
export function readLexicon(name: string): readonly string[] {
  const lines = readFileSync(new URL(`${name}.txt`, folder), 'utf8').split('\n');
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
}
