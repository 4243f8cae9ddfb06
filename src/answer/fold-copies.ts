import type { Hit, StoryHead } from '../domain.ts';
import type { Library } from '../library/library.ts';

/**
 * Tells of each hit which stories elsewhere have the same text, and leaves those out that are such a story themselves,
 * or the same words in one: who asks wants them once.
 */
export async function foldCopies(hits: readonly Hit[], library: Library): Promise<readonly Hit[]> {
  const copies = await library.copiesOf(hits.map(({ story }) => story.id));
  const told = new Set<string>();
  return hits.flatMap((hit, at) => {
    if (told.has(nameHit(hit, hit.story))) return [];
    const others = copies[at] ?? [];
    for (const other of others) told.add(nameHit(hit, other));
    return [{ ...hit, copies: others }];
  });
}

/** Names what a hit shows as it would be named in another story. */
function nameHit({ kept }: Hit, { id }: StoryHead): string {
  return [id, ...(kept?.runs ?? []).map(({ text }) => text)].join('\n');
}
