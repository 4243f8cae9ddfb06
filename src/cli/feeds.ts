import { readFile } from 'node:fs/promises';
import type { KeptFeed } from '../domain.ts';
import { InputError } from '../errors.ts';
import type { House } from '../house.ts';
import { readOpml, writeOpml } from '../syndication/index.ts';
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts';

/** What a command for feeds works in. */
export interface FeedsRoom {
  readonly house: House;
  readonly terminal: Terminal;
}

/** Adds the feeds of an OPML list, to be read from now on. Each that cannot be one is told. */
export async function importFeeds(file: string, { house, terminal }: FeedsRoom): Promise<ExitCode> {
  const feeds = readOpml(await readList(file));
  if (feeds === null) {
    throw new InputError(
      file,
      `${file} is no OPML list of feeds. Export one from the feed reader that you come from.`,
    );
  }
  const counts = { added: 0, known: 0, refused: 0 };
  const now = house.desk.now().toISOString();
  for (const { url, title, state } of feeds) {
    if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) {
      counts.refused += 1;
      terminal.tell(`${url} is no web address; it was left out`);
      continue;
    }
    const { href } = new URL(url);
    const { feed, isNew } = await house.library.addFeed({ url: href, title, addedAt: now, nextAt: now });
    if (isNew && state === 'paused') await house.library.changeFeed(feed.id, { state });
    counts[isNew ? 'added' : 'known'] += 1;
  }
  terminal.print(`${counts.added} feeds added, ${counts.known} known already, ${counts.refused} left out`);
  if (counts.refused > 0) return exitCodes.badInput;
  return feeds.length > 0 ? exitCodes.found : exitCodes.nothingFound;
}

/** Prints the library's feeds as an OPML list, which every feed reader takes. */
export async function exportFeeds({ house, terminal }: FeedsRoom): Promise<ExitCode> {
  const feeds = await house.library.feeds();
  if (feeds.length === 0) return tellNone(terminal);
  terminal.print(writeOpml(feeds, house.desk.now()));
  return exitCodes.found;
}

/**
 * Reads once all feeds that are due: for a machine on which no bot runs, from its timetable. Tells of each feed that
 * cannot be read; where none can, that is a failure.
 */
export async function readFeeds({ house, terminal }: FeedsRoom): Promise<ExitCode> {
  const before = await house.library.counts();
  await house.keepFeeds((line) => terminal.tell(line)).readDue();
  const after = await house.library.counts();
  const feeds = await house.library.feeds();
  const wanted = feeds.filter(({ state }) => state !== 'paused');
  const failing = wanted.filter(({ state, failureCount }) => state === 'disabled' || failureCount > 0);
  const paused = feeds.length - wanted.length;
  terminal.print(
    [
      `${after.stories - before.stories} stories added`,
      `${failing.length} of ${feeds.length} feeds cannot be read`,
      ...(paused > 0 ? [`${paused} paused`] : []),
    ].join('; '),
  );
  if (feeds.length === 0) return tellNone(terminal);
  for (const feed of failing) terminal.tell(`  ${describeFailing(feed)}`);
  if (wanted.length === 0) return exitCodes.nothingFound;
  if (failing.length < wanted.length) return exitCodes.found;
  terminal.tell(
    'No feed can be read. “soundbite feeds list” shows since when, and when each is asked again.',
  );
  return exitCodes.badInput;
}

function tellNone(terminal: Terminal): ExitCode {
  terminal.tell('There are no feeds yet. Add one: soundbite feeds add https://…');
  return exitCodes.nothingFound;
}

function describeFailing({ title, url, state, failure, failureCount }: KeptFeed): string {
  const times = failureCount > 1 ? `, ${failureCount} times in a row` : '';
  const end = state === 'disabled' ? '; no longer read' : '';
  return `${title === null ? url : `${title} (${url})`}: ${failure ?? 'it failed'}${times}${end}`;
}

async function readList(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new InputError(file, `${file} cannot be read. Check its name, and whether you may read it.`, {
      cause,
    });
  }
}
