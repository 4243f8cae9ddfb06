import type { Answer, CardBlock } from '../domain.ts';
import { plain } from './inline.ts';

/** Says that older stories were not searched, where some were not; nothing where all were. */
export function composeSearched({ searched }: Answer): readonly CardBlock[] {
  if (searched === undefined) return [];
  const { storyCount, ofCount } = searched;
  const words = `Only the newest ${storyCount} of ${ofCount} stories are searched by now.`;
  return [{ kind: 'note', inlines: [plain(words)] }];
}
