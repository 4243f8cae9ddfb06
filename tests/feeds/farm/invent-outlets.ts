/** Invented outlets with feeds, stories over a time, and faults; the same for the same seed. */

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** Something that goes wrong with a feed or with pages for a while. */
export interface Fault {
  readonly kind:
    | 'timeout'
    | '500'
    | '403'
    | 'cut-short'
    | 'broken-off'
    | '429-seconds'
    | '429-date'
    | '503-seconds'
    | 'html';
  readonly where: 'feed' | 'pages';
  readonly fromMs: number;
  readonly untilMs: number;
}

export interface InventedStory {
  readonly number: number;
  readonly publishedMs: number;
  /** When its words change; null when they never do. */
  readonly editedMs: number | null;
  /** Its page is not there before this. */
  readonly pageFromMs: number;
}

export interface InventedFeed {
  readonly name: string;
  readonly format: 'rss' | 'atom' | 'rdf' | 'json';
  readonly isFull: boolean;
  readonly stories: readonly InventedStory[];
  /** How many entries it shows. */
  readonly size: number;
  readonly faults: readonly Fault[];
  readonly guids: 'steady' | 'changing' | 'none' | 'shared';
  readonly validators: 'etag' | 'last-modified' | 'none';
  /** When it moves to another path for good; null when it never does. */
  readonly movesMs: number | null;
  /** Whether links carry a tracking parameter that changes with every answer. */
  readonly isTracked: boolean;
}

export interface InventedOutlet {
  readonly name: string;
  readonly feeds: readonly InventedFeed[];
  readonly crawlDelaySeconds: number;
}

/** Gives numbers from 0 to 1, the same for the same seed. */
export function openRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface FarmPlan {
  readonly feedCount: number;
  readonly startMs: number;
  readonly durationMs: number;
  readonly seed: number;
}

/** Invents outlets with so many feeds in all; every fourth has two. */
export function inventOutlets({ feedCount, startMs, durationMs, seed }: FarmPlan): readonly InventedOutlet[] {
  const random = openRandom(seed);
  const pick = <T>(...choices: readonly [T, ...T[]]): T =>
    choices[Math.floor(random() * choices.length)] ?? choices[0];
  const outlets: InventedOutlet[] = [];
  let count = 0;
  while (count < feedCount) {
    const isPair = outlets.length % 4 === 3 && count + 2 <= feedCount;
    const first = inventFeed('news', count, { random, pick, startMs, durationMs });
    // The second feed of an outlet repeats some stories of the first, as feeds of sections do.
    const second: InventedFeed = {
      ...first,
      name: 'section',
      format: pick('rss', 'atom'),
      faults: [],
      movesMs: null,
      size: 40,
      stories: first.stories.filter(({ number }) => number % 3 === 0),
    };
    outlets.push({
      name: `outlet-${outlets.length}`,
      feeds: isPair ? [first, second] : [first],
      crawlDelaySeconds: pick(0, 0, 0, 0, 2, 10),
    });
    count += isPair ? 2 : 1;
  }
  return outlets;
}

interface Dice {
  readonly random: () => number;
  readonly pick: <T>(...choices: readonly [T, ...T[]]) => T;
  readonly startMs: number;
  readonly durationMs: number;
}

function inventFeed(name: string, index: number, { random, pick, startMs, durationMs }: Dice): InventedFeed {
  // From a story in two days to one in an hour.
  const betweenMs = pick(48, 24, 24, 24, 12, 12, 6, 1) * hourMs;
  const stories: InventedStory[] = [];
  let atMs = startMs - 4 * betweenMs;
  for (let number = 1; ; number += 1) {
    atMs += betweenMs * (0.2 + 1.6 * random());
    if (atMs >= startMs + durationMs) break;
    stories.push({
      number,
      publishedMs: atMs,
      editedMs: random() < 0.1 ? atMs + 2 * hourMs * (1 + random()) : null,
      pageFromMs: atMs + (random() < 0.05 ? 15 * minuteMs : 0),
    });
  }
  const kinds = [
    'timeout',
    '500',
    '403',
    'cut-short',
    'broken-off',
    '429-seconds',
    '429-date',
    '503-seconds',
    'html',
  ] as const;
  const faults = Array.from({ length: index % 3 === 0 ? 0 : 3 }, (_, at): Fault => {
    const fromMs = startMs + random() * durationMs * 0.9;
    const lastsMs = hourMs * (0.5 + 10 * random());
    return {
      kind: kinds[(index + at) % kinds.length] ?? '500',
      where: random() < 0.7 ? 'feed' : 'pages',
      fromMs,
      untilMs: Math.min(fromMs + lastsMs, startMs + durationMs),
    };
  });
  return {
    name,
    format: pick('rss', 'rss', 'atom', 'rdf', 'json'),
    isFull: random() < 0.4,
    stories,
    // As many as half a day brings, and no fewer than ten: no fault lasts longer than what a feed shows.
    size: Math.max(10, Math.ceil((16 * hourMs) / betweenMs) + 6),
    faults,
    guids: pick('steady', 'steady', 'changing', 'none', 'shared'),
    validators: pick('etag', 'last-modified', 'none'),
    movesMs: index % 10 === 5 ? startMs + durationMs * 0.4 : null,
    isTracked: index % 4 === 1,
  };
}
