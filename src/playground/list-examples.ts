import type { Person } from '../domain.ts';
import type { Library } from '../library/library.ts';

/**
 * Lists questions that the library at hand can answer, one for each way to ask: for a person, for a person's words
 * about something, and for words that are remembered.
 */
export async function listExamples(library: Library): Promise<readonly string[]> {
  const [first, second, third] = await library.completePerson('', 3);
  const topic = second && findTopic(await listWords(library, second));
  const remembered = third && recallWords(await listWords(library, third));
  return [
    first && `What did ${first.name} say?`,
    topic && `What did ${second.name} say about ${topic}?`,
    remembered && `Who said “${remembered}”?`,
  ].filter((question) => question !== undefined && question !== null);
}

/** Lists what a person said lately. */
async function listWords(library: Library, person: Person): Promise<readonly string[]> {
  const filters = { personIds: [person.id], outlet: null, since: null, until: null };
  const { hits } = await library.searchQuotations({ text: '', scope: 'words', filters, limit: 5, offset: 0 });
  return hits.map(({ kept }) => kept.runs[0].text);
}

/** Takes the longest word of no name as what somebody spoke about: long words say the most. */
function findTopic(quotations: readonly string[]): string | null {
  const words = quotations.join(' ').match(/(?<![\p{L}’'-])\p{Ll}{5,}(?![\p{L}’'-])/gu) ?? [];
  return words.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

// About as much as sticks in a reader's mind.
const wordsRemembered = 7;

/** Takes the first words of the longest thing that was said. */
function recallWords(quotations: readonly string[]): string | null {
  const [longest] = quotations.toSorted((a, b) => b.length - a.length);
  if (longest === undefined) return null;
  return longest
    .split(/\s+/)
    .slice(0, wordsRemembered)
    .join(' ')
    .replace(/[\s,.;:!?]+$/, '');
}
