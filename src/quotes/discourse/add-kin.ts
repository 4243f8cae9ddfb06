import type { RelationKind } from '../lexicons/lexicons.ts';
import { counterparts } from './counterparts.ts';
import type { Entity } from './entity.ts';

/** How many relatives of one person are kept in mind, so that a story without end costs no more at its end. */
const kinMax = 20;

/** Notes what two are to each other, once: a daughter has a parent. */
export function addKin(entity: Entity, kind: RelationKind, of: Entity): void {
  add(entity, kind, of);
  const counterpart = counterparts[kind];
  if (counterpart !== null) add(of, counterpart, entity);
}

function add({ kin }: Entity, kind: RelationKind, of: Entity): void {
  if (kin.length < kinMax && !kin.some((known) => known.kind === kind && known.of === of))
    kin.push({ kind, of });
}
