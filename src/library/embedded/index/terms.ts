import { readWords, stopWords } from '../../../words/index.ts';

/** Reads a text into the terms it is indexed by: "She’s waited twenty-two years" is `she`, `wait`, `22`, `year`. */
export function readTerms(text: string): string[] {
  return readWords(text).map(({ stem }) => stem);
}

/** As {@link readTerms}, without the words that say too little to search by. */
export function readTellingTerms(text: string): string[] {
  return readWords(text)
    .filter(({ form }) => !stopWords.has(form))
    .map(({ stem }) => stem);
}

/**
 * As {@link readTellingTerms}, but all words of a text with hardly any telling ones: "It is what it is" is found by them,
 * and elsewhere they would take a seventh of the index to tell nothing.
 */
export function readSayingTerms(text: string): string[] {
  const telling = readTellingTerms(text);
  return telling.length > fewTellingMax ? telling : readTerms(text);
}

const fewTellingMax = 2;

/** A longer search is a pasted page; its first words find the same, and its time stays bounded. */
const searchTermCountMax = 64;

/** Reads a search into its distinct terms, stop words left out unless there is nothing else. */
export function readSearchTerms(text: string): string[] {
  const words = readWords(text);
  const telling = words.filter(({ form }) => !stopWords.has(form));
  const terms = (telling.length > 0 ? telling : words).map(({ stem }) => stem);
  return [...new Set(terms)].slice(0, searchTermCountMax);
}

/** Counts how often a search asks for each of its terms. */
export function countSearchTerms(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { stem } of readWords(text)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}
