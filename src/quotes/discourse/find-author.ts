import type { Mention } from '../phrases/mention.ts';
import type { Token } from '../text/story-text.ts';
import type { Entity } from './entity.ts';

/** How many tokens after a document its giver may stand: "a card left on the chair by his assistant". */
const giverReachTokens = 8;

/** Finds the phrase for whom a document comes from: "a letter from Kay", "a card left on the chair by his assistant". */
export function findGiver(
  document: Mention,
  mentions: readonly Mention[],
  tokens: readonly Token[],
): Mention | null {
  const next = mentions.slice(document.index + 1, document.index + 4).find((other) => {
    if (other.paragraph !== document.paragraph || other.from - document.to > giverReachTokens) return false;
    const before = tokens[other.from - 1]?.lower ?? '';
    return before === 'by' || (other.from === document.to + 1 && /^(?:from|of)$/.test(before));
  });
  if (next === undefined) return null;
  return tokens.slice(document.to, next.from).every(({ kind }) => kind === 'word') ? next : null;
}

/** Finds who acts in the sentence before a document is spoken of, else in the sentence above. */
export function findActor(
  document: Mention,
  mentions: readonly Mention[],
  resolved: readonly (Entity | null)[],
): Entity | null {
  let somebody: Entity | null = null;
  for (let at = document.index - 1; at >= 0; at -= 1) {
    const other = mentions[at];
    if (other === undefined || other.sentence < document.sentence - 1) break;
    if (other.sentence < document.sentence && somebody !== null) break;
    const entity = resolved[at] ?? null;
    if (entity === null || !canAct(other, entity)) continue;
    if (other.role === 'subject') return entity;
    if (other.role !== 'oblique') somebody ??= entity;
  }
  return somebody;
}

function canAct({ isPossessive, heads }: Mention, { isDocument }: Entity): boolean {
  return !isDocument && !isPossessive && heads[0] !== 'it';
}
