import { cutText } from '../../src/card/index.ts';
import type { KeptFeed } from '../../src/domain.ts';
import { UsageError } from '../../src/errors.ts';
import type { Choice, Desk, Request } from '../command.ts';
import { requireText, textOption } from '../options.ts';
import { readReference, writeReference } from '../reference.ts';
import { CHOICE_COUNT_MAX, CHOICE_LENGTH_MAX } from '../suggest.ts';

/** The option that names a feed that is kept. */
export const feedOption = textOption('feed', 'Its name or address, or part of one', {
  required: true,
  suggests: true,
});

/**
 * Finds the one feed that a request means.
 *
 * @throws UsageError when there is none, or several.
 */
export async function findFeed(request: Request, { library }: Desk): Promise<KeptFeed> {
  const value = requireText(request, feedOption, 'the feed’s name');
  const feeds = await library.feeds();
  const id = readReference(value);
  const exact = feeds.filter((feed) =>
    id === null ? feed.url === value || feed.title === value : feed.id === id,
  );
  const fitting = exact.length > 0 ? exact : id === null ? feeds.filter((feed) => fits(feed, value)) : [];
  const [feed] = fitting;
  if (feed === undefined) {
    throw new UsageError(
      feeds.length === 0
        ? 'There are no feeds yet. Add one: /feeds add'
        : `There is no feed ${id === null ? `“${value}”` : 'of that number any more'}. /feeds list shows those there are.`,
    );
  }
  if (fitting.length > 1) {
    const names = fitting.slice(0, NAMED_COUNT).map(nameFeed).join('; ');
    throw new UsageError(`“${value}” fits ${fitting.length} feeds: ${names}. Give more of the address.`);
  }
  return feed;
}

/** As many as one looks through. */
const NAMED_COUNT = 5;

/** Offers the feeds whose names or addresses hold what is typed. */
export async function suggestFeeds(typed: string, { library }: Desk): Promise<readonly Choice[]> {
  const feeds = await library.feeds();
  return feeds
    .filter((feed) => fits(feed, typed.trim()))
    .slice(0, CHOICE_COUNT_MAX)
    .map((feed) => ({ name: cutText(nameFeed(feed), CHOICE_LENGTH_MAX), value: writeReference(feed.id) }));
}

function fits({ title, url }: KeptFeed, typed: string): boolean {
  return `${title ?? ''} ${url}`.toLowerCase().includes(typed.toLowerCase());
}

function nameFeed({ title, url }: KeptFeed): string {
  return title === null ? url : `${title} · ${url}`;
}
