import { createHash } from 'node:crypto';

/** Long enough that a million stories are unlikely to share an id (2^48 values), short enough for a button. */
const hashDigits = 12;

/** Characters of an id that still fits, with a mark before it, into a choice of Discord's: those hold 100. */
const ownLengthMax = 90;

/**
 * Chooses a story's id: the input's own, else a digest of its address, else of its first words. An own one that is too
 * long to be passed about is digested, too.
 */
export function chooseId(own: string | null, url: string | null, words: readonly string[]): string {
  if (own !== null) return own.length <= ownLengthMax ? own : digest(own);
  return digest(url ?? words.join('\n'));
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, hashDigits);
}
