import { composeFeedChoices, composeFeedTest } from '../../src/card/index.ts';
import { addressOption, readAddress } from '../address.ts';
import type { Command } from '../command.ts';
import { requireText } from '../options.ts';
import { requireManager } from '../require-manager.ts';
import { suggestNothing } from '../suggest.ts';
import { deed, feedsTraits } from './group.ts';

const address = addressOption('The feed’s web address, or its site’s');

/** `/feeds test`: tells what would be read of a feed; nothing is kept. */
export const feedsTest: Command = {
  ...feedsTraits,
  name: 'feeds test',
  description: 'Show what would be read of a feed, without keeping anything',
  options: [address],
  reply: 'deferred',
  async run(request, desk) {
    requireManager(request, deed);
    const url = readAddress(requireText(request, address, 'https://example.com/feed'));
    const found = await desk.feeds.find(url);
    const requestFor = (command: string) => (choice: string) => ({
      command,
      options: { address: choice },
      page: 0,
    });
    if (found.kind === 'choices') return composeFeedChoices(url, found, requestFor(request.command));
    const isKnown = (await desk.library.feeds()).some((feed) => feed.url === found.url);
    return composeFeedTest(found, isKnown ? null : requestFor('feeds add')(found.url));
  },
  suggest: suggestNothing,
};
