import type { CardBlock, Query } from '../domain.ts';
import { bold, plain } from './inline.ts';

/** Says that an outlet named in a question is none of the library's, and what follows instead. */
export function composeStrangeOutlet({ unknownOutlet }: Query, instead = ''): readonly CardBlock[] {
  if (unknownOutlet === null) return [];
  const end = instead === '' ? '.' : `. ${instead}`;
  return [
    {
      kind: 'text',
      inlines: [plain('The library has no story of '), bold(unknownOutlet), plain(end)],
    },
  ];
}
