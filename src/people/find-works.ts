import type { Story } from '../domain.ts';
import { foldName, foldWords } from '../words/index.ts';

// More than these no story names near one person that would tell them from a namesake.
const worksMax = 12;

// "Velvet Precinct", "The House of Glass": words with a capital, small ones between them.
const capitals = /\p{Lu}[\p{L}\p{N}'’]+(?:[ -](?:(?:of|the|and|in|for|a|on|to) )?\p{Lu}[\p{L}\p{N}'’]+)+/gu;

/**
 * Finds what has a name in the paragraphs that print somebody's: titles of works, places, bodies; folded. Names that
 * have a word of anybody's in the story are left out.
 *
 * @param peopleWords The folded words of the names of all people in the story.
 */
export function findWorks(story: Story, name: string, peopleWords: ReadonlySet<string>): readonly string[] {
  const last = name.split(/\s+/).at(-1) ?? name;
  const texts = [story.title, ...story.paragraphs].filter((text) => text.includes(last));
  const works = new Set<string>();
  for (const text of texts)
    for (const [phrase] of text.matchAll(capitals)) {
      if (works.size >= worksMax) return [...works];
      const isAnybodys = foldWords(phrase).some((word) => peopleWords.has(word));
      const folded = foldName(phrase.replace(/^The /, ''));
      if (!isAnybodys && folded !== foldName(story.outlet ?? '')) works.add(folded);
    }
  return [...works];
}
