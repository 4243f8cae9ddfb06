import { composeFeedChoices } from '../../src/card/index.ts';
import type { Card, CommandRequest } from '../../src/domain.ts';
import { addressOption, readAddress } from '../address.ts';
import type { Desk, FoundFeed, Request } from '../command.ts';
import { requireText } from '../options.ts';
import { requireManager } from '../require-manager.ts';
import { deed } from './group.ts';

/** The option that gives a feed by its address, or by that of a site which names it. */
export const feedAddress = addressOption('The feed’s web address, or its site’s');

/** Makes the request for a command of `/feeds` that takes an address. */
export function requestForFeed(command: string, address: string): CommandRequest {
  return { command, options: { [feedAddress.name]: address }, page: 0 };
}

/**
 * Finds the feed at the address that a manager gave, and goes on with it; asks which, where several are named there.
 *
 * @throws UsageError when the asker may not, or there is no feed.
 */
export async function withFeedAt(
  request: Request,
  desk: Desk,
  goOn: (found: FoundFeed) => Promise<Card>,
): Promise<Card> {
  requireManager(request, deed);
  const url = readAddress(requireText(request, feedAddress, 'https://example.com/feed'));
  const found = await desk.feeds.find(url);
  return found.kind === 'feed'
    ? goOn(found)
    : composeFeedChoices(url, found, (choice) => requestForFeed(request.command, choice));
}
