import type { KeptQuotation, StoryHead } from '../domain.ts';
import { BUTTON_URL_LENGTH_MAX } from './discord-limits.ts';
import { chooseFragment } from './text-fragment.ts';
import { toWebAddress } from './web-address.ts';

/**
 * Makes the link that opens a story at a quotation: its address with a text fragment of the printed words. The
 * address's own fragment stays before it. A link too long for a Discord button gets a shorter fragment, else none.
 * Null when the story has no web address.
 */
export function linkToQuotation(
  story: Pick<StoryHead, 'url' | 'title'>,
  { runs, passage, places }: Pick<KeptQuotation, 'runs' | 'passage' | 'places'>,
): string | null {
  const url = story.url === null ? null : toWebAddress(story.url);
  if (url === null) return null;
  const fragment = chooseFragment(
    { runs: runs.map(({ text }) => text), passage, places, headline: story.title },
    BUTTON_URL_LENGTH_MAX - joinFragment(url, '').length,
  );
  return fragment === null ? url : joinFragment(url, fragment);
}

/** A fragment that the page already uses, such as `#comments`, comes first; an older text fragment is replaced. */
function joinFragment(url: string, fragment: string): string {
  const plain = url.replace(/:~:.*$/, '');
  return `${plain}${plain.includes('#') ? '' : '#'}:~:${fragment}`;
}
