import type { Lexicons } from '../lexicons/lexicons.ts';
import { addKin } from './add-kin.ts';
import type { Entity } from './entity.ts';

/** Indexes people of two names or more by the last of them. */
export function indexSurnames(people: readonly Entity[]): Map<string, Entity[]> {
  const bySurname = new Map<string, Entity[]>();
  for (const entity of people) {
    if (entity.words.length < 2 || entity.isBody || entity.isPlural || entity.personhood < 1) continue;
    const surname = entity.words.at(-1) ?? '';
    const bearers = bySurname.get(surname);
    if (bearers === undefined) bySurname.set(surname, [entity]);
    else bearers.push(entity);
  }
  return bySurname;
}

/** Where a surname is two people's and one of them is a son or a wife, the other is the parent or the husband. */
export function linkFamilies(
  bySurname: ReadonlyMap<string, readonly Entity[]>,
  { relations }: Pick<Lexicons, 'relations'>,
): void {
  for (const [one, other, third] of bySurname.values()) {
    if (one === undefined || other === undefined || third !== undefined) continue;
    link(one, other);
    link(other, one);
  }

  function link(relative: Entity, to: Entity): void {
    for (const noun of relative.heads) {
      const kind = relations.get(noun) ?? 'other';
      if (!/^(?:other|peer|mentor|protege)$/.test(kind)) addKin(relative, kind, to);
    }
  }
}
