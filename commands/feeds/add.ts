import { composeFeedAdded, composeFeedChoices } from '../../src/card/index.ts';
import { addressOption, readAddress } from '../address.ts';
import type { Command } from '../command.ts';
import { requireText } from '../options.ts';
import { requireManager } from '../require-manager.ts';
import { suggestNothing } from '../suggest.ts';
import { deed, feedsTraits } from './group.ts';

const address = addressOption('The feed’s web address, or its site’s');

/** `/feeds add`: has a feed read from now on; of a site's address the feed that it names. */
export const feedsAdd: Command = {
  ...feedsTraits,
  name: 'feeds add',
  description: 'Read a feed from now on, by its address or its site’s',
  options: [address],
  reply: 'deferred',
  async run(request, desk) {
    requireManager(request, deed);
    const url = readAddress(requireText(request, address, 'https://example.com/feed'));
    const found = await desk.feeds.find(url);
    if (found.kind === 'choices') {
      return composeFeedChoices(url, found, (choice) => ({
        command: request.command,
        options: { address: choice },
        page: 0,
      }));
    }
    const now = desk.now().toISOString();
    const { feed, isNew } = await desk.library.addFeed({
      url: found.url,
      title: found.title,
      addedAt: now,
      nextAt: now,
    });
    return composeFeedAdded({ feed, found, isNew, isRead: desk.feeds.isReading() });
  },
  suggest: suggestNothing,
};
