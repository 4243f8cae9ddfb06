import { parsePhrase } from './parse-phrase.ts';
import type { Ground } from './phrase.ts';

/** How many links may hang on a description: "a source close to the couple at the guild". */
const linksMax = 2;

/** How many plain words a link may bring in: "a caller from north Leeds". */
const linkedWordsMax = 3;

/**
 * Finds where a description ends with what hangs on it: "a source close to the couple", "a rep for Kay Reyes", "a
 * caller from Leeds".
 */
export function findReach(ground: Ground, to: number): number {
  const { links, linkAdjectives } = ground.lexicons;
  let reach = to;
  for (let hangers = 0; hangers < linksMax; hangers += 1) {
    const link = linkAdjectives.has(ground.tokens[reach]?.lower ?? '') ? reach + 1 : reach;
    if (!links.has(ground.tokens[link]?.lower ?? '')) return reach;
    const end = findLinkedEnd(ground, link + 1);
    if (end === link + 1) return reach;
    reach = end;
  }
  return reach;
}

function findLinkedEnd(ground: Ground, from: number): number {
  const { tokens, lexicons } = ground;
  const phrase = parsePhrase(ground, from, false);
  if (phrase !== null && phrase.from === from) return phrase.to;
  let at = lexicons.determiners.has(tokens[from]?.lower ?? '') ? from + 1 : from;
  for (let words = 0; words < linkedWordsMax; words += 1, at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'word') break;
    if (lexicons.functionWords.has(token.lower) || lexicons.irregularPasts.has(token.lower)) break;
    if (words > 0 && lexicons.cueForms.get(token.lower)?.form === 'finite') break;
  }
  return at;
}
