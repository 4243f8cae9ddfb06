import type { Mention } from '../phrases/mention.ts';
import type { Paragraph } from '../text/story-text.ts';
import type { People } from './person.ts';

/**
 * Finds who is named in one sentence, or in the headline, with which capitalised words: whose sitcom is "The
 * Second Act" may later be "the Second Act star".
 */
export function findCompanions(
  title: string,
  paragraphs: readonly Paragraph[],
  mentionsOf: readonly (readonly Mention[])[],
  { people, personOf }: People,
): Map<string, Set<number>> {
  const companions = new Map<string, Set<number>>();
  const isPerson = (index: number | null): index is number =>
    index !== null && (people[index]?.personhood ?? 0) >= 0.5;
  for (const { index, text, tokens, sentences } of paragraphs) {
    const named = (mentionsOf[index] ?? []).flatMap((mention) => {
      const person = personOf[mention.index] ?? null;
      const isSubject = mention.role === 'subject' || mention.role === 'embedded';
      return isSubject && isPerson(person) ? [{ from: mention.from, person }] : [];
    });
    let at = 0;
    for (const { from, to } of sentences) {
      const first = at;
      while ((named[at]?.from ?? Number.POSITIVE_INFINITY) < to) at += 1;
      const here = new Set(named.slice(first, at).map(({ person }) => person));
      const stretch = text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0);
      if (here.size > 0 && here.size <= namedMax) addCapitals(companions, stretch, here);
    }
  }
  const inTitle = people.filter(
    ({ words, index }) => isPerson(index) && title.toLowerCase().includes(words.join(' ')),
  );
  if (inTitle.length === 1) addCapitals(companions, title, new Set(inTitle.map(({ index }) => index)));
  return companions;
}

/** Sentences with more people name none of them in particular. */
const namedMax = 3;

/** Longer sentences are lists. */
const stretchLengthMax = 1_000;

function addCapitals(
  companions: Map<string, Set<number>>,
  stretch: string,
  named: ReadonlySet<number>,
): void {
  for (const word of stretch.slice(0, stretchLengthMax).match(/\p{Lu}[\p{L}\p{M}’'-]+/gu) ?? []) {
    const key = word.replace(/[’']s$/, '').toLowerCase();
    const known = companions.get(key) ?? new Set();
    for (const person of named) known.add(person);
    companions.set(key, known);
  }
}
