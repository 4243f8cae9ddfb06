import { composeFeedTest } from '../../src/card/index.ts';
import type { Command } from '../command.ts';
import { suggestNothing } from '../suggest.ts';
import { feedsTraits } from './group.ts';
import { feedAddress, requestForFeed, withFeedAt } from './with-feed-at.ts';

/** `/feeds test`: tells what would be read of a feed; nothing is kept. */
export const feedsTest: Command = {
  ...feedsTraits,
  name: 'feeds test',
  description: 'Show what would be read of a feed, without keeping anything',
  options: [feedAddress],
  reply: 'deferred',
  run: (request, desk) =>
    withFeedAt(request, desk, async (found) => {
      const isKnown = (await desk.library.feeds()).some(({ url }) => url === found.url);
      return composeFeedTest(found, isKnown ? null : requestForFeed('feeds add', found.url));
    }),
  suggest: suggestNothing,
};
