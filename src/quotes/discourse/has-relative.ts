import type { Lexicons } from '../lexicons/lexicons.ts';
import type { Mention } from '../phrases/mention.ts';
import { counterparts } from './counterparts.ts';
import type { Entity } from './entity.ts';

/** Whether the story has told of a relative of somebody's whom a phrase such as "his wife" may mean. */
export function hasRelative(
  owner: Entity,
  { heads, gender }: Mention,
  { relations }: Pick<Lexicons, 'relations'>,
): boolean {
  const [head = ''] = heads;
  const relation = relations.get(head) ?? 'other';
  const counterpart = counterparts[relation];
  if (counterpart === null) return false;
  return owner.kin.some(({ kind, of }) => {
    if (kind !== counterpart) return false;
    // "Kay and her sister Eva": Kay's sister is Eva, and Eva's is nobody who was called so.
    if (kind === relation && owner.heads.has(head) && !of.heads.has(head)) return false;
    return gender === '-' || of.gender === '-' || of.gender === gender;
  });
}
