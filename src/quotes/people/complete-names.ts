import type { Story } from '../../domain.ts';
import type { Lexicons } from '../lexicons/lexicons.ts';
import { agree } from '../phrases/phrase.ts';
import type { Run } from '../text/story-text.ts';
import type { People, Person } from './person.ts';

/** How much of what is quoted is searched, in characters. */
const searchedMax = 100_000;

/**
 * Completes people known by one name only from the headline and from what is quoted: a studio's "Bodhi Reyes is
 * Marrow" tells that the story's Reyes is Bodhi Reyes.
 */
export function completeNames(
  people: People,
  story: Story,
  runs: readonly Run[],
  lexicons: Lexicons,
): People {
  const isShort = ({ words, personhood, isBody }: Person) => words.length === 1 && personhood > 0 && !isBody;
  if (!people.people.some(isShort)) return people;
  const quoted = runs.map(
    ({ paragraph, start, end }) => story.paragraphs[paragraph]?.slice(start, end) ?? '',
  );
  const searched = [story.title, ...quoted].join('\n').slice(0, searchedMax);
  const wanted = new Set(people.people.filter(isShort).map(({ words }) => words[0] ?? ''));
  const fullNames = findFullNames(searched, wanted, lexicons);
  return {
    ...people,
    people: people.people.map((person) => {
      const name = isShort(person) ? fullNames.get(person.words[0] ?? '') : undefined;
      if (name === undefined) return person;
      return {
        ...person,
        name,
        words: name.toLowerCase().split(' '),
        gender: person.isThey ? person.gender : agree(tellGender(name, lexicons), person.gender),
        aliases: new Set([...person.aliases, person.name]),
      };
    }),
  };
}

const tellGender = (name: string, { firstNames }: Lexicons) =>
  firstNames.get(name.toLowerCase().split(' ', 1).join()) ?? '-';

/** Finds two capitalised words in a row: a first name and a surname that the story has; by surname, lower case. */
function findFullNames(
  text: string,
  surnames: ReadonlySet<string>,
  { functionWords, personNouns, titles, firstNames }: Lexicons,
): Map<string, string> {
  const names = new Map<string, string>();
  for (const [, first = '', last = ''] of text.matchAll(
    /(?<![\p{L}-])(\p{Lu}[\p{L}’'-]+)(?= (\p{Lu}[\p{L}’-]+)(?![\p{L}-]))/gu,
  )) {
    const lower = first.toLowerCase();
    if (functionWords.has(lower) || personNouns.has(lower) || titles.has(lower)) continue;
    const surname = last.replace(/[’']s$/, '').toLowerCase();
    if (!firstNames.has(lower) || !surnames.has(surname) || names.has(surname)) continue;
    names.set(surname, `${first} ${last.replace(/[’']s$/, '')}`);
  }
  return names;
}
