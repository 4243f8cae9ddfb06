import type { Library } from '../library/library.ts';

// Three fit beside each other, and show three ways to ask.
const peopleAsked = 3;

/** Lists questions that the library at hand can answer: about its most quoted people, and one by remembered words. */
export async function listExamples(library: Library): Promise<readonly string[]> {
  const [first, second, third] = await library.completePerson('', peopleAsked);
  const remembered = third && (await recallWords(library, third.id));
  return [
    first && `What did ${first.name} say?`,
    second && `${second.name} quotes`,
    remembered && `Who said “${remembered}”?`,
  ].filter((question) => question !== undefined && question !== null);
}

/** Gives the first words of something a person said, as somebody might remember them. */
async function recallWords(library: Library, personId: string): Promise<string | null> {
  const { hits } = await library.searchQuotations({
    text: '',
    scope: 'words',
    filters: { personIds: [personId], outlet: null, since: null, until: null },
    limit: 5,
    offset: 0,
  });
  const words = hits.map(({ kept }) => kept.runs[0].text.split(/\s+/).slice(0, 7));
  const longest = words.toSorted((a, b) => b.length - a.length)[0];
  return longest === undefined ? null : longest.join(' ').replace(/[\s,.;:!?]+$/, '');
}
