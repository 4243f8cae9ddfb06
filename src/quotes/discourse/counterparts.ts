import type { RelationKind } from '../lexicons/lexicons.ts';

/** What somebody's relation has in turn: a daughter has a parent. */
export const counterparts: Readonly<Record<RelationKind, RelationKind | null>> = {
  child: 'parent',
  parent: 'child',
  sibling: 'sibling',
  spouse: 'spouse',
  grandchild: 'grandparent',
  grandparent: 'grandchild',
  niece: 'aunt',
  aunt: 'niece',
  peer: 'peer',
  mentor: 'protege',
  protege: 'mentor',
  other: null,
};
