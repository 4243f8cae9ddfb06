import type { Inline, Instant, KeptFeed } from '../domain.ts';
import { bold, joinInlines, plain } from './inline.ts';

const at = (instant: Instant, style: 'datetime' | 'relative'): Inline => ({ kind: 'time', instant, style });

/** Gives a feed's name, which leads to it. */
export function nameFeed({ title, url }: Pick<KeptFeed, 'title' | 'url'>): Inline {
  return { kind: 'link', text: title ?? url, url };
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
  if (failingSince === null || failureCount === 0) return [plain(failure ?? 'it failed')];
  return [
    plain(`${failureCount} ${failureCount === 1 ? 'failure' : 'failures'} since `),
    at(failingSince, 'datetime'),
    plain(`: ${failure ?? 'it failed'}`),
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
