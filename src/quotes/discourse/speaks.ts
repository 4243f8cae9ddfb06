import type { Lexicons } from '../lexicons/lexicons.ts';
import { isAccordingTo } from '../phrases/is-according-to.ts';
import type { Mention } from '../phrases/mention.ts';
import type { Token } from '../text/story-text.ts';

/** Whether a mention is the subject of a verb of speech, or the one "according to" whom something is so. */
export function speaks(
  mention: Mention,
  { tokens, lexicons }: { readonly tokens: readonly Token[]; readonly lexicons: Lexicons },
): boolean {
  if (isAccordingTo(mention, tokens)) return true;
  if (mention.isPossessive || mention.role === 'oblique') return false;
  const to = skipInsertion(mention, tokens);
  for (let at = to; at < to + 6; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'word') return false;
    const form = lexicons.cueForms.get(token.lower);
    if (form?.form === 'finite') return !form.isGesture;
    if (at === mention.to && mention.kind === 'pronoun') return false;
  }
  return false;
}

/** How many tokens commas may set off between a subject and its verb: "Kay, who had left by then, said". */
const insertionMax = 25;

/** Goes on from a phrase over what commas set off behind it. */
function skipInsertion({ to, reach }: Mention, tokens: readonly Token[]): number {
  const comma = tokens[to]?.text === ',' ? to : reach;
  if (tokens[comma]?.text !== ',') return to;
  for (let at = comma + 1; at <= comma + insertionMax; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'run' || /^[.;:?!]/.test(token.text)) return to;
    if (token.text === ',') return at + 1;
  }
  return to;
}
