import type { Word } from '../words/index.ts';
import { type Asked, isWithin, type WordRange } from './asked.ts';
import type { UnderstoodQuery } from './understood-query.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A word that no pass has used, and its place in the question. */
export interface FreeWord {
  readonly word: Word;
  readonly at: number;
  /** Whether it stands in a synonym of several words: the "anyone" of "seeing anyone". */
  readonly isOfEntry: boolean;
}

// Whoever asks what happened somewhere asks for no story that prints "happened".
const eventWords = new Set(['happen', 'happened', 'happening', 'happens']);

/** Lists the words that are neither small nor used already. */
export function listFreeWords(
  asked: Asked,
  taken: readonly (WordRange | null)[],
  seeking: UnderstoodQuery['seeking'],
  vocabulary: Vocabulary,
): readonly FreeWord[] {
  const isSmall = ({ form }: Word) =>
    vocabulary.stopWords.has(form) ||
    (seeking === 'stories' &&
      (vocabulary.outletWords.has(form) || vocabulary.storyWords.has(form) || eventWords.has(form)));
  const entries = listLongEntries(asked, vocabulary);
  return asked.words
    .map((word, at) => ({ word, at, isOfEntry: entries.some((range) => isWithin(at, range)) }))
    .filter(
      ({ word, at, isOfEntry }) =>
        (!isSmall(word) || isOfEntry) && !taken.some((range) => isWithin(at, range)),
    );
}

/** Lists where synonyms of several words stand: "up" in "broke up" is not small, but in "did she open up about" it is. */
function listLongEntries({ words }: Asked, { synonyms, frameWords }: Vocabulary): readonly WordRange[] {
  const mark = words.findIndex(({ form }) => strictMarks.has(form));
  return words.flatMap(({ form, stem }, from) =>
    (synonyms.longer.get(stem) ?? [])
      .filter(({ stems }) => stems.every((other, step) => words[from + step]?.stem === other))
      .map(({ stems }) => ({ from, to: from + stems.length }))
      .filter(({ to }) => to !== mark || !frameWords.has(form)),
  );
}

// Marks after which even a word of asking is the topic: "about the interview", but not "to the press".
const strictMarks = new Set(['about', 'concerning', 'on', 'over', 're', 'regarding']);

/** Leaves the words of asking out of the topic, unless there is nothing else after its mark: "about the interview". */
export function chooseTopic(free: readonly FreeWord[], asked: Asked, vocabulary: Vocabulary): string {
  const content = free.filter(({ word, isOfEntry }) => isOfEntry || !vocabulary.frameWords.has(word.form));
  const mark = asked.words.findIndex(({ form }) => strictMarks.has(form));
  const topic = content.length > 0 || mark === -1 ? content : free.filter(({ at }) => at > mark);
  return topic.map(({ word }) => asked.text.slice(word.start, word.end)).join(' ');
}
