import { readFileSync } from 'node:fs';

const folder = new URL('../../data/lexicons/', import.meta.url);

/** Reads a word list of `data/lexicons`: its entries, a line each, without comments. */
export function readLexicon(name: string): readonly string[] {
  return readFileSync(new URL(`${name}.txt`, folder), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** Reads a word list whose entries have columns, parted by blanks. */
export function readLexiconRows(name: string): readonly (readonly string[])[] {
  return readLexicon(name).map((line) => line.split(/\s+/));
}

/** Reads the first word of every entry of a list. */
export function readLexiconWords(name: string): readonly string[] {
  return readLexiconRows(name).map(([word = '']) => word);
}
