import { composeFeedAdded } from '../../src/card/index.ts';
import type { Command } from '../command.ts';
import { suggestNothing } from '../suggest.ts';
import { feedsTraits } from './group.ts';
import { feedAddress, withFeedAt } from './with-feed-at.ts';

const list = { command: 'feeds list', options: {}, page: 0 } as const;

/** `/feeds add`: has a feed read from now on; of a site's address the feed that it names. */
export const feedsAdd: Command = {
  ...feedsTraits,
  name: 'feeds add',
  description: 'Read a feed from now on, by its address or its site’s',
  options: [feedAddress],
  reply: 'deferred',
  run: (request, desk) =>
    withFeedAt(request, desk, async (found) => {
      const now = desk.now().toISOString();
      const { url, title } = found;
      const { feed, isNew } = await desk.library.addFeed({ url, title, addedAt: now, nextAt: now });
      return composeFeedAdded({ feed, found, isNew, isRead: desk.feeds.isReading(), list });
    }),
  suggest: suggestNothing,
};
