import type { Utterance } from './group-utterances.ts';

/** Fewer words may well be said twice: "I love it." */
const wordsMin = 5;

/**
 * Leaves out pull quotes: lines that are nothing but words in marks which the story quotes elsewhere, in a sentence of
 * its own or with more around them.
 */
export function foldPullQuotes(utterances: readonly Utterance[]): readonly Utterance[] {
  const alone = utterances.filter(isAlone);
  if (alone.length === 0 || alone.length === utterances.length) return utterances;
  const quoted = new Set(
    utterances.flatMap((utterance) =>
      isAlone(utterance)
        ? []
        : utterance.flatMap(({ site }) => [bare(site.words), ...listSentences(site.words)]),
    ),
  );
  return utterances.filter((utterance) => !isAlone(utterance) || !isRepeated(utterance, quoted));
}

/** Whether a line holds one run of words and no others, which nobody is said to speak. */
function isAlone([first, ...rest]: Utterance): boolean {
  const { tokens } = first.site.paragraph;
  return (
    rest.length === 0 &&
    first.cue === null &&
    tokens.every(({ kind }) => kind !== 'word') &&
    tokens.length < 4
  );
}

function isRepeated([{ site }]: Utterance, quoted: ReadonlySet<string>): boolean {
  const words = bare(site.words);
  if (words.split(' ').length < wordsMin) return false;
  return quoted.has(words) || listSentences(site.words).every((sentence) => quoted.has(sentence));
}

const listSentences = (words: string) => words.split(/(?<=[.!?…])\s+/u).map(bare);

/** Gives the words without case and punctuation. */
function bare(words: string): string {
  return (words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
