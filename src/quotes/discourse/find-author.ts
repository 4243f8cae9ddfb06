import type { Mention } from '../phrases/mention.ts';
import { takeAt } from '../phrases/take-at.ts';
import type { Token } from '../text/story-text.ts';
import type { Entity } from './entity.ts';

/** How many tokens after a document its giver may stand: "a card left on the chair by his assistant". */
const giverReachTokens = 8;

/** What whoever was given a document does with it: "a statement obtained by the Copper Post". */
const getsDocument =
  /^(?:seen|obtained|reviewed|viewed|read|heard|received|acquired|verified|translated|reported|shared|published|reposted)$/;

/** Finds the phrase for whom a document comes from: "a letter from Kay", "a card left on the chair by his assistant". */
export function findGiver(
  document: Mention,
  mentions: readonly Mention[],
  tokens: readonly Token[],
): Mention | null {
  const next = mentions.slice(document.index + 1, document.index + 4).find((other) => {
    if (other.paragraph !== document.paragraph || other.from - document.to > giverReachTokens) return false;
    const before = tokens[other.from - 1]?.lower ?? '';
    if (before === 'by' && getsDocument.test(tokens[other.from - 2]?.lower ?? '')) return false;
    return before === 'by' || (other.from === document.to + 1 && /^(?:from|of)$/.test(before));
  });
  if (next === undefined) return null;
  // "The top comment, by Kay": only "by" reaches over a comma.
  const isBy = tokens[next.from - 1]?.lower === 'by';
  const between = tokens.slice(document.to, next.from);
  if (!between.every(({ kind, text }) => kind === 'word' || (isBy && text === ','))) return null;
  // "A letter from Kay's agent".
  const owned = next.isPossessive ? takeAt(mentions, next.index + 1) : undefined;
  return owned?.from === next.to && !owned.isDocument ? owned : next;
}

/** How many tokens after a document that leads up to the main clause its subject may stand. */
const writerReachTokens = 14;

/** Finds the subject of the clause that a document leads up to: "In a memo to staff that leaked on Monday, she wrote". */
export function findWriter(
  document: Mention,
  mentions: readonly Mention[],
  tokens: readonly Token[],
): Mention | null {
  if (!/^(?:in|on|via|through)$/i.test(tokens[document.from - 1]?.text ?? '')) return null;
  const next = mentions
    .slice(document.index + 1, document.index + 5)
    .find(
      ({ from, to, kind, role, sentence, isPossessive }) =>
        sentence === document.sentence &&
        !isPossessive &&
        ((role === 'subject' && tokens[from - 1]?.text === ',') ||
          (kind === 'pronoun' && /^(?:wr[io]tes?|sa(?:id|ys)|added)$/.test(tokens[to]?.lower ?? ''))),
    );
  if (next === undefined || next.from - document.to > writerReachTokens) return null;
  return next.isDocument || next.kind === 'description' ? null : next;
}

/** What answers somebody, and who does not give it. */
const replies = /^(?:reply|answer|response|retort)$/;
const asks = /^(?:ask(?:s|ed)|wonder(?:s|ed)|inquired?)$/;

/** Finds who acts in the sentence before a document is spoken of, else in the sentence above. */
export function findActor(
  document: Mention,
  mentions: readonly Mention[],
  resolved: readonly (Entity | null)[],
  tokens: readonly Token[],
): Entity | null {
  const isReply = document.heads.some((head) => replies.test(head));
  let somebody: Entity | null = null;
  for (let at = document.index - 1; at >= 0; at -= 1) {
    const other = mentions[at];
    if (other === undefined || other.sentence < document.sentence - 1) break;
    if (other.sentence < document.sentence && somebody !== null) break;
    const entity = resolved[at] ?? null;
    if (entity === null || !canAct(other, entity)) continue;
    // "Kay asked Lou why. “…,” came the reply": it is not hers.
    if (isReply && other.paragraph === document.paragraph && asks.test(tokens[other.to]?.lower ?? ''))
      continue;
    if (other.role === 'subject') return entity;
    if (other.role !== 'oblique') somebody ??= entity;
  }
  return somebody;
}

function canAct({ isPossessive, heads }: Mention, { isDocument }: Entity): boolean {
  return !isDocument && !isPossessive && heads[0] !== 'it';
}
