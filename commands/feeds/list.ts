import { composeFeedList } from '../../src/card/index.ts';
import type { Command } from '../command.ts';
import { readPage } from '../page.ts';
import { requireManager } from '../require-manager.ts';
import { suggestNothing } from '../suggest.ts';
import { deed, feedsTraits } from './group.ts';

/** A line or two each: as many as one screen shows. */
const PAGE_SIZE = 10;

/** `/feeds list`: tells of every feed how it fares, those that need somebody first. */
export const feedsList: Command = {
  ...feedsTraits,
  name: 'feeds list',
  description: 'Show the feeds and how they fare',
  options: [],
  reply: 'at-once',
  async run(request, desk) {
    requireManager(request, deed);
    const { page } = request;
    readPage(request);
    const feeds = await desk.library.feeds();
    const need = { disabled: 0, active: 2, paused: 3 } as const;
    const sorted = feeds.toSorted(
      (a, b) => need[a.state] - Number(a.failureCount > 0) - (need[b.state] - Number(b.failureCount > 0)),
    );
    return composeFeedList({
      feeds: sorted.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE),
      disabledCount: feeds.filter(({ state }) => state === 'disabled').length,
      paging: { request, limit: PAGE_SIZE, total: feeds.length },
      isRead: desk.feeds.isReading(),
    });
  },
  suggest: suggestNothing,
};
