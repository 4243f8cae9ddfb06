import type { Asked } from './asked.ts';

// "what did she say", "has he talked", "why is she leaving"
const afterAuxiliary =
  /\b(?:did|does|do|has|have|had|is|was|are|were|will|would|can|could)(?:nt)? (he|she|they)\b/;
// "she said what about", "what she thinks of"
const beforeSpeech = /^(?:\w+ ){0,2}(he|she) (?:say|says|said|think|thinks|thought|tell|told|mean|meant)\b/;
// "her reaction to", "his comments on"
const owning =
  /^(?:\w+ ){0,3}(his|her|their) (?:reaction|reactions|response|comment|comments|quote|quotes|words|reply|statement|thoughts|take|opinion|view|views)\b/;

/** Finds the pronoun in the place of whoever's words are wanted; null where there is none. */
export function readPronoun({ line }: Asked): string | null {
  for (const pattern of [afterAuxiliary, beforeSpeech, owning]) {
    const found = pattern.exec(line)?.[1];
    if (found !== undefined) return found;
  }
  return null;
}
