import type { Inline, Instant, KeptFeed } from '../domain.ts';
import { cutText } from './cut-text.ts';
import { bold, joinInlines, plain } from './inline.ts';

const at = (instant: Instant, style: 'datetime' | 'relative'): Inline => ({ kind: 'time', instant, style });

/** Characters of a name, and of a reason: more would push other feeds off the page. */
const WORDS_LENGTH_MAX = 80;
/** An address longer than this is worth less than the room it takes. */
const URL_LENGTH_MAX = 150;

/** Gives a feed's name, which leads to it; its address where it has none. */
export function nameFeed({ title, url }: Pick<KeptFeed, 'title' | 'url'>): Inline {
  if (title === null) return plain(cutText(url, URL_LENGTH_MAX));
  const text = cutText(title, WORDS_LENGTH_MAX);
  return url.length > URL_LENGTH_MAX ? plain(text) : { kind: 'link', text, url };
}

/** Describes in words how a feed fares: read when, or failing since when and why. */
export function describeHealth(feed: KeptFeed): readonly Inline[] {
  return joinInlines(
    [describeState(feed), describeCounts(feed), feed.note === null ? [] : [plain(feed.note)]],
    ' · ',
  );
}

function describeState(feed: KeptFeed): readonly Inline[] {
  const { state, failure, readAt, nextAt } = feed;
  if (state === 'disabled') {
    return [bold('no longer read'), plain(': '), ...describeFailures(feed)];
  }
  if (state === 'paused') return [bold('paused')];
  if (failure !== null) return [...describeFailures(feed), plain(', asked again '), at(nextAt, 'relative')];
  if (readAt === null) return [plain('not read yet')];
  return [
    plain('read '),
    at(readAt, 'relative'),
    plain(', again '),
    at(nextAt, 'relative'),
    plain(`, every ${describeInterval(feed.intervalMs)}`),
  ];
}

/** "3 failures since 14:05: 403 Forbidden". */
function describeFailures({ failureCount, failingSince, failure }: KeptFeed): readonly Inline[] {
  if (failingSince === null || failureCount === 0)
    return [plain(cutText(failure ?? 'it failed', URL_LENGTH_MAX))];
  return [
    plain(`${failureCount} ${failureCount === 1 ? 'failure' : 'failures'} since `),
    at(failingSince, 'datetime'),
    plain(`: ${cutText(failure ?? 'it failed', URL_LENGTH_MAX)}`),
  ];
}

function describeCounts({ storyCounts: { kept, waiting, givenUp } }: KeptFeed): readonly Inline[] {
  const parts = [
    kept > 0 ? `${kept} ${kept === 1 ? 'story' : 'stories'}` : '',
    waiting > 0 ? `${waiting} still to be fetched` : '',
    givenUp > 0 ? `${givenUp} could not be had` : '',
  ];
  const words = parts.filter(Boolean).join(', ');
  return words === '' ? [] : [plain(words)];
}

/** Words a pace: "20 minutes", "2 hours". */
export function describeInterval(intervalMs: number): string {
  const minutes = Math.round(intervalMs / 60_000);
  if (minutes < 90) return minutes === 1 ? 'minute' : `${minutes} minutes`;
  return `${Math.round(minutes / 60)} hours`;
}
