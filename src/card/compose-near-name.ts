import type { CardBlock, Query } from '../domain.ts';
import { bold, joinInlines, plain } from './inline.ts';

/** Says whose words are shown where the name as typed is nobody's; nothing where it is somebody's. */
export function composeNearName({ nearName, people }: Query): readonly CardBlock[] {
  if (nearName === null || people.length === 0) return [];
  const nearest = joinInlines(
    people.map(({ name }) => [bold(name)]),
    ' and ',
  );
  const inlines = [
    plain('Nobody in the library is called '),
    bold(nearName),
    plain('; the nearest name is '),
    ...nearest,
    plain('.'),
  ];
  return [{ kind: 'note', inlines }];
}
