import type { Asked } from './asked.ts';
import type { Vocabulary } from './vocabulary.ts';

// Words between a question's opening and whoever is asked after: "what did the …", "quotes from Kay's …".
const marksEnd = new Set(['about', 'on', 'over', 're', 'regarding', 'concerning', 'who', 'whom', 'to']);

const unnamedPlace =
  /(?:\b(?:did|does|do|has|have|had|was|is|from|by|to) |^)(?:the|that|this|an?|one|her|his|their) (\S+)(?= (?:say|says|said|saying|tell|tells|told|talk|think|claim|claims|claimed|reveal|revealed|mean|call|called|on|about)\b|$)/;

/**
 * Finds the noun by which a question names a speaker without a name: "coach" in "what did the coach say", "widow" in
 * "Kay's widow on the funeral". It stands before what marks the topic; null when there is none.
 */
export function readRole(
  { words, line }: Asked,
  { roleNouns, unnamedNouns, storyWords, frameWords, crowdWords }: Vocabulary,
): string | null {
  // "the source" is a speaker in a speaker's place only; elsewhere it is what is asked for.
  const noun = unnamedPlace.exec(line)?.[1];
  if (noun !== undefined && unnamedNouns.has(noun)) return noun;
  for (const { form } of words) {
    if (marksEnd.has(form)) return null;
    const isVague = storyWords.has(form) || frameWords.has(form) || crowdWords.has(form);
    const isRole = roleNouns.has(form) || (/[^s]s$/.test(form) && roleNouns.has(form.slice(0, -1)));
    if (isRole && !isVague) return form;
  }
  return null;
}
