import { readAsked } from './asked.ts';
import { openBy } from './greetings.ts';

const whoIs = new RegExp(
  `^${openBy()}(?:who(?: (?:is|are|was|were))?|tell me(?: more| something)? about|what do (?:we|you) know about|(?:info|information|profile|bio) (?:on|of|about|for)) (.{2,80})$`,
);

/** Finds the words after which a question asks who somebody is: "Kay Reyes" in "who is Kay Reyes"; null where it does not. */
export function readWhoIs(text: string): string | null {
  return lastOf(text, whoIs);
}

const outlets =
  '(?:outlets?|papers?|newspapers?|magazines?|sites?|websites?|publications?|tabloids?|press|media|blogs?|they|everyone|everybody|others)';
const versions = new RegExp(
  `^${openBy()}(?:how (?:did|do|does|have|has|was|were) (?:(?:all|the|different|other|various|each|every|several|rival|these|those) )*${outlets} (?:report|reported|print|printed|quote|quoted|word|worded|render|rendered|run|carry|carried|write|cover|covered)|(?:(?:the|all|different|other|various) )*(?:versions|variants|wordings) of) (.{2,})$`,
);

/** Finds what words a question asks the versions of: "the goat line" in "how did different outlets report the goat line". */
export function readVersionsAsked(text: string): string | null {
  return lastOf(text, versions);
}

/** Gives the words of the question, as printed, that a pattern of its line leaves for its group. */
function lastOf(text: string, pattern: RegExp): string | null {
  const asked = readAsked(text);
  const rest = pattern.exec(asked.line)?.[1];
  if (rest === undefined) return null;
  const at = asked.offsets.indexOf(asked.line.length - rest.length);
  const first = asked.words[at];
  return first === undefined ? null : asked.text.slice(first.start, asked.words.at(-1)?.end);
}
