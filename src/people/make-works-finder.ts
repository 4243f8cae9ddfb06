import type { Story } from '../domain.ts';
import { foldName, foldWords } from '../words/index.ts';

// More than these no story names near one person that would tell them from a namesake.
const worksMax = 12;

// As much of a paragraph as is searched: longer ones are not prose, and each is searched while others wait.
const searchedLengthMax = 10_000;

// "Velvet Precinct", "The House of Glass": words with a capital, small ones between them. They begin where a word does,
// or one long word would be tried from each of its letters to its end; a mark may open the quoted title.
const capitals =
  /(?=\p{Lu})(?<![\p{L}\p{N}]['’]*)\p{Lu}[\p{L}\p{N}'’]+(?:[ -](?:(?:of|the|and|in|for|a|on|to) )?\p{Lu}[\p{L}\p{N}'’]+)+/gu;

/**
 * Makes what finds, for somebody in a story, what has a name in the paragraphs that print theirs: titles of works, places,
 * bodies; folded. Names that have a word of anybody's in the story are left out.
 *
 * @param names The names of all people in the story.
 */
export function makeWorksFinder(story: Story, names: readonly string[]): (name: string) => readonly string[] {
  const peopleWords = new Set(names.flatMap(foldWords));
  const outlet = foldName(story.outlet ?? '');
  const texts = [story.title, ...story.paragraphs];
  const known = new Map<string, readonly string[]>();
  const readWorks = (text: string) => {
    const works = known.get(text) ?? listNamed(text.slice(0, searchedLengthMax), peopleWords, outlet);
    known.set(text, works);
    return works;
  };
  return (name) => {
    const last = name.split(/\s+/).at(-1) ?? name;
    const works = texts.filter((text) => text.includes(last)).flatMap(readWorks);
    return [...new Set(works)].slice(0, worksMax);
  };
}

/** Lists what has a name in a text: no more than can be of use, each once. */
function listNamed(text: string, peopleWords: ReadonlySet<string>, outlet: string): readonly string[] {
  const named = Array.from(text.matchAll(capitals), ([phrase]) => foldWords(phrase.replace(/^The /, '')))
    .filter((words) => !words.some((word) => peopleWords.has(word)))
    .map((words) => words.join(' '))
    .filter((work) => work !== outlet);
  return [...new Set(named)].slice(0, worksMax);
}
