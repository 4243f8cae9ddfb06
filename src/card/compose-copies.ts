import type { CardBlock, Hit, Inline, StoryHead } from '../domain.ts';
import { joinInlines, plain } from './inline.ts';
import { linkToQuotation } from './link-to-quotation.ts';

/** Copies named; the rest is counted. */
const NAMED_MAX = 3;

/** Composes the line that says where else a hit's story stands, with the ways there; nothing where it stands alone. */
export function composeCopies({ copies, kept }: Hit): readonly CardBlock[] {
  if (copies.length === 0) return [];
  const named = copies.slice(0, NAMED_MAX).map((story): readonly Inline[] => {
    const url = kept === null ? story.url : linkToQuotation(story, kept);
    const text = nameOutlet(story);
    return [url === null ? plain(text) : { kind: 'link', text, url }];
  });
  const rest = copies.length - named.length;
  const more = rest === 0 ? [] : [[plain(`${rest} more`)]];
  return [{ kind: 'note', inlines: [plain('Also at '), ...joinInlines([...named, ...more], ', ')] }];
}

/** Names where a story stands: by its outlet, its host, or its headline. */
function nameOutlet({ outlet, url, title }: StoryHead): string {
  if (outlet !== null) return outlet;
  return url !== null && URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : title;
}
