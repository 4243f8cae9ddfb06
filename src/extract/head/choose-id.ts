import { createHash } from 'node:crypto';

/** Long enough that a million stories are unlikely to share an id (2^48 values), short enough for a button. */
const hashDigits = 12;

/** Chooses a story's id: the input's own, else a digest of its address, else of its first words. */
export function chooseId(own: string | null, url: string | null, words: readonly string[]): string {
  return own ?? digest(url ?? words.join('\n'));
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, hashDigits);
}
