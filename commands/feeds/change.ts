import { composeFeedChanged } from '../../src/card/index.ts';
import type { Command, Desk } from '../command.ts';
import { requireManager } from '../require-manager.ts';
import { feedOption, findFeed, suggestFeeds } from './feed-option.ts';
import { deed, feedsTraits } from './group.ts';

const traits = {
  ...feedsTraits,
  options: [feedOption],
  reply: 'at-once',
  suggest: async (option: string, typed: string, desk: Desk) =>
    option === feedOption.name ? suggestFeeds(typed, desk) : [],
} as const;

/** `/feeds remove`: reads a feed no more and forgets what was seen in it; its stories stay. */
export const feedsRemove: Command = {
  ...traits,
  name: 'feeds remove',
  description: 'Read a feed no more; its stories stay',
  async run(request, desk) {
    requireManager(request, deed);
    const feed = await findFeed(request, desk);
    await desk.library.removeFeed(feed.id);
    return composeFeedChanged('removed', feed);
  },
};

/** `/feeds pause`: leaves a feed alone until it is resumed. */
export const feedsPause: Command = {
  ...traits,
  name: 'feeds pause',
  description: 'Leave a feed alone until it is resumed',
  async run(request, desk) {
    requireManager(request, deed);
    const feed = await findFeed(request, desk);
    const paused = await desk.library.changeFeed(feed.id, { state: 'paused' });
    return composeFeedChanged('paused', paused ?? feed);
  },
};

/** `/feeds resume`: reads a feed again that was paused, or given up after days of failure. */
export const feedsResume: Command = {
  ...traits,
  name: 'feeds resume',
  description: 'Read a feed again that was paused or given up',
  async run(request, desk) {
    requireManager(request, deed);
    const feed = await findFeed(request, desk);
    const resumed = await desk.library.changeFeed(feed.id, {
      state: 'active',
      // A program that was killed while it read the feed would else keep it from others for a while.
      ...(feed.state === 'active' ? {} : { claimedUntil: null }),
      nextAt: desk.now().toISOString(),
      failureCount: 0,
      failingSince: null,
      failure: null,
    });
    return composeFeedChanged('resumed', resumed ?? feed);
  },
};
