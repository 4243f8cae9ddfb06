import type { Mention } from '../phrases/mention.ts';
import type { Scene } from '../scene.ts';
import type { Token } from '../text/story-text.ts';

/** How many tokens before a phrase a run may end to be taken for that sentence's words. */
const leadTokens = 2;

/** How many tokens after a phrase one may begin. */
const reachTokens = 25;

/** How much of a run is looked through, in characters. */
const lengthMax = 600;

const none: ReadonlySet<string> = new Set();

/**
 * Opens the collecting of the words quoted right before a phrase and soon after it, lower case. The words of each run are
 * cut once for all phrases beside it.
 */
export function openQuoted({ paragraphs }: Scene): (mention: Mention) => ReadonlySet<string> {
  const wordsOf = new Map<number, ReadonlySet<string>>();
  return ({ paragraph, from, to }) => {
    const before = collect(none, paragraph, Math.max(0, from - leadTokens), from);
    return collect(before, paragraph, to, to + reachTokens);
  };

  function collect(known: ReadonlySet<string>, paragraph: number, from: number, to: number) {
    const { text = '', tokens = [] } = paragraphs[paragraph] ?? {};
    let quoted = known;
    for (let at = from; at < Math.min(to, tokens.length); at += 1) {
      const token = tokens[at];
      if (token?.kind !== 'run') continue;
      const words = wordsOf.get(token.run) ?? listWords(text, token);
      wordsOf.set(token.run, words);
      quoted = quoted.size === 0 ? words : new Set([...quoted, ...words]);
    }
    return quoted;
  }
}

function listWords(text: string, { start, end }: Token): Set<string> {
  const words = text.slice(start, Math.min(end, start + lengthMax)).toLowerCase();
  return new Set(words.match(/[\p{L}\p{M}-]+/gu));
}
