import { type Asked, isWithin, type WordRange } from './asked.ts';
import type { Vocabulary } from './vocabulary.ts';

// Words between a question's opening and whoever is asked after: "what did the …", "quotes from Kay's …".
const marksEnd = new Set(['about', 'on', 'over', 're', 'regarding', 'concerning', 'who', 'whom', 'to']);

// They stand before names, and say nothing of what somebody does.
const honorifics = new Set(['mr', 'mrs', 'ms', 'mx', 'sir', 'dame', 'lord']);

const unnamedPlace =
  /(?:\b(?:did|does|do|has|have|had|was|is|from|by|to) |^)(?:the|that|this|an?|one|her|his|their) (\S+)(?= (?:say|says|said|saying|tell|tells|told|talk|think|claim|claims|claimed|reveal|revealed|mean|call|called|on|about)\b|$)/;

/**
 * Finds the noun by which a question names a speaker without a name: "coach" in "what did the coach say", "widow" in
 * "Kay's widow on the funeral". It stands before what marks the topic and in no outlet's name; null when there is none.
 */
export function readRole(
  { words, line }: Asked,
  outlet: WordRange | null,
  vocabulary: Vocabulary,
): string | null {
  const { unnamedNouns, storyWords, frameWords, crowdWords } = vocabulary;
  // "the source" is a speaker in a speaker's place only; elsewhere it is what is asked for.
  const noun = unnamedPlace.exec(line)?.[1];
  if (noun !== undefined && unnamedNouns.has(noun)) return noun;
  const isRole = (at: number) => {
    const form = words[at]?.form ?? '';
    const isVague = storyWords.has(form) || frameWords.has(form) || crowdWords.has(form);
    return isRoleNoun(form, vocabulary) && !isVague && !honorifics.has(form) && !isWithin(at, outlet);
  };
  for (let at = 0; at < words.length; at += 1) {
    if (marksEnd.has(words[at]?.form ?? '')) return null;
    if (!isRole(at)) continue;
    // Of "the police spokesman" and "the theatre owners" the last noun says who speaks; an ex is an ex before all.
    while (words[at]?.form !== 'ex' && isRole(at + 1)) at += 1;
    return words[at]?.form ?? null;
  }
  return null;
}

/** Whether a word stands for somebody by what they are or do, one or several: "widow", "inspectors". */
export const isRoleNoun = (form: string, { roleNouns }: Vocabulary): boolean =>
  roleNouns.has(form) || (/[^s]s$/.test(form) && roleNouns.has(form.slice(0, -1)));
