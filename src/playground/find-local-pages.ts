import type { DiscordMessage } from '../card/index.ts';
import type { Library } from '../library/library.ts';
import type { Reply } from './protocol.ts';
import { isSampleUrl } from './reader-page.ts';

/** Finds the addresses of invented stories in a message, and for each the local page that shows the story. */
export async function findLocalPages(
  message: DiscordMessage,
  library: Library,
): Promise<Reply['localPages']> {
  // In JSON an address ends at the quotation mark, in a masked link at the bracket around it.
  const addresses = JSON.stringify(message).match(/https?:\/\/[^\s"<>)#\\]+/g) ?? [];
  const samples = [...new Set(addresses)].filter(isSampleUrl);
  const pages = await Promise.all(
    samples.map(async (address) => {
      const story = await library.storyByUrl(address);
      return story === null ? [] : [[address, `/story/${encodeURIComponent(story.id)}`] as const];
    }),
  );
  return Object.fromEntries(pages.flat());
}
