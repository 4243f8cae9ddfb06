import type { Lexicons } from '../lexicons/lexicons.ts';
import type { Person } from '../people/person.ts';

/** What a headline tells of who is who. */
export interface Headline {
  /** By person: the nouns that stand before the name, "singer" in "Singer Kay Reyes quits". */
  readonly nounsOf: ReadonlyMap<number, readonly string[]>;
  /** The nouns for people that stand alone: "director" in "Director defends the ending". */
  readonly loneNouns: ReadonlySet<string>;
}

/** How many words of a headline are read. */
const wordsMax = 60;

/** Reads the nouns for people in a headline: those before somebody's name, and those that stand alone. */
export function readHeadline(title: string, people: readonly Person[], lexicons: Lexicons): Headline {
  const words = (title.toLowerCase().match(/[\p{L}\p{N}@_][\p{L}\p{N}@_’'-]*/gu) ?? []).slice(0, wordsMax);
  const bearers = new Map<string, Person>();
  for (const person of people)
    for (const word of [person.words[0], person.words.at(-1)]) if (word) bearers.set(word, person);
  const nounsOf = new Map<number, string[]>();
  const loneNouns = new Set<string>();
  for (const [at, word] of words.entries()) {
    const noun = word.replace(/[’']s$/, '');
    if (!lexicons.personNouns.has(noun) || lexicons.relations.has(noun) || bearers.has(noun)) continue;
    const bearer = bearers.get((words[at + 1] ?? '').replace(/[’']s$/, ''));
    if (bearer === undefined || noun !== word) loneNouns.add(noun);
    else nounsOf.set(bearer.index, [...(nounsOf.get(bearer.index) ?? []), noun]);
  }
  return { nounsOf, loneNouns };
}
